const LINK = /https?:\/\/\S+|www\.\S+/giu;
const HANDLE = /@[\p{L}\p{N}_.]+/gu;
const LONGEST = 4000;

/** What the model reads: links and handles as one word each, as models of social media were trained to see them. */
const prepare = (text) => text.slice(0, LONGEST).replace(LINK, "http").replace(HANDLE, "@user").toWellFormed();

/**
 * Texts as equally long rows of token numbers. A text longer than `most` tokens loses its end, but for the last token, which
 * closes it. Lone halves of surrogate pairs, which no tokenizer knows, are mended.
 */
export function encodeTexts(tokenizer, texts, { most, padding }) {
  const rows = texts.map((text) => shorten(tokenizer.encode(prepare(text)).ids, most));
  const width = Math.max(1, ...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(padding));
  const mask = new BigInt64Array(rows.length * width);
  rows.forEach((row, i) => {
    row.forEach((id, at) => {
      ids[i * width + at] = BigInt(id);
      mask[i * width + at] = 1n;
    });
  });
  return { ids, mask, dims: [rows.length, width] };
}

const shorten = (ids, most) => (ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)]);
