import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { readLabels, toScores } from "./labels.mjs";
import { encodeTexts } from "./texts.mjs";

const MODEL_FILES = ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx"];
const LONGEST = 512;
/** Positions that models of the RoBERTa family keep for themselves. */
const RESERVED_POSITIONS = 2;

/**
 * Opens the model in `folder` (model.onnx, tokenizer.json, config.json) and gives a function from texts to rows of
 * probabilities [negative, neutral, positive]. Throws with a sentence for the operator where something is missing or wrong.
 */
export async function openModel(folder) {
  const config = readJson(folder, "config.json");
  const classes = readLabels(config.id2label);
  const { Tokenizer } = await importInstalled("@huggingface/tokenizers");
  const { InferenceSession, Tensor } = await importInstalled("onnxruntime-node");
  const tokenizer = new Tokenizer(readJson(folder, "tokenizer.json"), readJson(folder, "tokenizer_config.json", {}));
  const session = await InferenceSession.create(findModelFile(folder), {
    intraOpNumThreads: Math.max(1, Math.floor(availableParallelism() / 2)),
    logSeverityLevel: 3,
  });
  const limits = { most: longestRow(config), padding: config.pad_token_id ?? 0 };
  const score = async (texts) => {
    const { ids, mask, dims } = encodeTexts(tokenizer, texts, limits);
    const fill = (name) =>
      name === "input_ids" ? ids : name === "attention_mask" ? mask : new BigInt64Array(ids.length);
    const feeds = session.inputNames.map((name) => [name, new Tensor("int64", fill(name), dims)]);
    const outputs = await session.run(Object.fromEntries(feeds));
    return readRows(outputs.logits ?? outputs[session.outputNames[0]], classes);
  };
  await score(["."]);
  return score;
}

function readRows({ data, dims }, classes) {
  const width = dims.at(-1);
  if (dims.length !== 2 || width !== classes.length)
    throw new Error(`The model gives ${width} numbers for each post, but config.json names ${classes.length} labels.`);
  return Array.from({ length: dims[0] }, (_, row) =>
    toScores(Array.from(data.slice(row * width, (row + 1) * width), Number), classes),
  );
}

function longestRow({ max_position_embeddings: positions }) {
  return Math.min(LONGEST, Number.isInteger(positions) ? positions - RESERVED_POSITIONS : LONGEST);
}

function findModelFile(folder) {
  const found = MODEL_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`There is no model.onnx in ${folder}.`);
  return found;
}

function readJson(folder, name, otherwise) {
  const file = join(folder, name);
  if (!existsSync(file)) {
    if (otherwise !== undefined) return otherwise;
    throw new Error(`There is no ${name} in ${folder}.`);
  }
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error.message}`);
  }
}

async function importInstalled(name) {
  try {
    return await import(name);
  } catch (error) {
    throw new Error(`The runtime for ONNX models is not installed: run \`npm run model:install\`. (${error.message})`);
  }
}
