import { decodeText } from "../charset.ts";
import { countKnown } from "./columns.ts";

/** How a file of separated values is written. */
export interface Layout {
  readonly charset: string;
  readonly delimiter: string;
  /** The line of the column names, from one: exports put their own title above it. */
  readonly headerLine: number;
}

const DELIMITERS = [",", ";", "\t", "|"];
const LINES_LOOKED_AT = 20;

/** Told from the beginning of a file: its charset, and the sign that parts the line with the most names we know. */
export function guessLayout(start: Uint8Array): Layout {
  const { text, charset } = decodeText(start);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/, LINES_LOOKED_AT);
  const options = lines.flatMap((line, index) =>
    DELIMITERS.map((delimiter) => {
      const cells = line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ""));
      return { delimiter, headerLine: index + 1, known: countKnown(cells), cells: cells.length };
    }),
  );
  const [best] = options.sort((a, b) => b.known - a.known || a.headerLine - b.headerLine || b.cells - a.cells);
  return { charset, delimiter: best?.delimiter ?? ",", headerLine: best?.known ? best.headerLine : 1 };
}

const START = 64 * 1024;

/** The beginning of a stream, and the whole of it all the same. */
export async function peek(
  chunks: AsyncIterable<Buffer | string>,
): Promise<{ start: Buffer; whole: AsyncGenerator<Buffer | string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let failure: { readonly error: unknown } | undefined;
  try {
    for (let size = 0; size < START; ) {
      const next = await iterator.next();
      if (next.done === true) break;
      first.push(Buffer.from(next.value as Buffer));
      size += first.at(-1)!.length;
    }
  } catch (error) {
    failure = { error };
  }
  async function* whole() {
    yield* first;
    if (failure !== undefined) throw failure.error;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { start: Buffer.concat(first).subarray(0, START), whole: whole() };
}

/** The chunks of a file as text, whatever its charset. */
export async function* decodeChunks(chunks: AsyncIterable<Buffer | string>, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of chunks) yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
