/** Test bench: writes the folder of a real ONNX model small enough to be read in a glance. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Field = readonly [number: number, value: number | string | Uint8Array];

/** A protobuf message: whole numbers as varints, everything else with its length. */
function encode(...fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === "number") return Buffer.concat([varint(number << 3), varint(value)]);
      const bytes = typeof value === "string" ? Buffer.from(value) : value;
      return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
    }),
  );
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128);
  return Uint8Array.from([...bytes, rest]);
}

const FLOAT = 1;
const INT64 = 7;

const tensor = (name: string, type: number, dims: readonly number[], values: Float32Array | BigInt64Array) =>
  encode(...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, new Uint8Array(values.buffer)]);

const dimension = (dim: number | string) => encode([1, encode([typeof dim === "number" ? 1 : 2, dim])]);

const value = (name: string, type: number, dims: readonly (number | string)[]) =>
  encode([1, name], [2, encode([1, encode([1, type], [2, Buffer.concat(dims.map(dimension))])])]);

const attribute = (name: string, number: number) => encode([1, name], [3, number], [20, 2]);

const node = (operator: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]) =>
  encode(
    ...inputs.map((input): Field => [1, input]),
    [2, output],
    [4, operator],
    ...attributes.map((one): Field => [5, one]),
  );

/** Gather a row of numbers for each token, add the rows up: `rows` × `labels` numbers decide everything. */
function encodeModel(rows: readonly (readonly number[])[], labels: number): Uint8Array {
  const table = Float32Array.from(rows.flat());
  const graph = encode(
    [1, node("Gather", ["table", "input_ids"], "seen")],
    [1, node("ReduceSum", ["seen", "axis"], "logits", attribute("keepdims", 0))],
    [2, "tiny"],
    [5, tensor("table", FLOAT, [rows.length, labels], table)],
    [5, tensor("axis", INT64, [1], BigInt64Array.of(1n))],
    [11, value("input_ids", INT64, ["posts", "tokens"])],
    [12, value("logits", FLOAT, ["posts", labels])],
  );
  return encode([1, 8], [7, graph], [8, encode([1, ""], [2, 17])]);
}

const VOCABULARY = ["[PAD]", "[UNK]", "good", "bad", "shop"];

const tokenizerOf = (family: Family) => ({ ...LETTERS, ...FAMILIES[family] });

const LETTERS = {
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: [0, 1].map((id) => ({ id, content: VOCABULARY[id], special: true })),
  normalizer: { type: "Lowercase" },
  post_processor: null,
  decoder: null,
};

/** Whole words as BERT has them, and pieces with a sign for the space before them as XLM-RoBERTa has. */
const FAMILIES = {
  words: {
    pre_tokenizer: { type: "Whitespace" },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(VOCABULARY.map((word, id) => [word, id])),
    },
  },
  pieces: {
    pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
    model: {
      type: "Unigram",
      unk_id: 1,
      vocab: VOCABULARY.map((word, id) => (id < 2 ? [word, 0] : [`▁${word}`, -1])),
    },
  },
};
type Family = keyof typeof FAMILIES;

/** What a word says for each label. */
const FEELINGS: Record<string, string> = { good: "positive", bad: "negative", shop: "neutral" };

/** A folder with a model that knows "good", "bad" and "shop", whose outputs stand in the order of `labels`. */
export function writeTinyModel(
  labels: readonly string[] = ["negative", "neutral", "positive"],
  shownLabels = labels,
  family: Family = "words",
): string {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-own-model-"));
  const rows = VOCABULARY.map((word) => labels.map((label) => (FEELINGS[word] === label ? 2 : 0)));
  writeFileSync(join(folder, "model.onnx"), encodeModel(rows, labels.length));
  writeFileSync(join(folder, "tokenizer.json"), JSON.stringify(tokenizerOf(family)));
  const id2label = Object.fromEntries(shownLabels.map((label, i) => [i, label]));
  writeFileSync(
    join(folder, "config.json"),
    JSON.stringify({ id2label, pad_token_id: 0, max_position_embeddings: 18 }),
  );
  return folder;
}
