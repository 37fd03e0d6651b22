import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { type Analyser, createAnalyser } from "./analyse.ts";
import { type ModelPart, packParts } from "./model/parts.ts";
import { loadTextModel, type TextModel } from "./model/textModel.ts";

/** The bytes of a model folder as one run, for `loadTextModel`: files ending in `.br` are unpacked, plain ones taken as they are. */
export function readModelFolder(folder: string): Uint8Array {
  return packParts([...readParts(folder), ...readParts(path.join(folder, "lexicon"))]);
}

function readParts(folder: string): ModelPart[] {
  const names = readdirSync(folder).filter((name) => /\.(shard|tsv)(\.br)?$/.test(name));
  return names.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return name.endsWith(".br")
      ? { name: name.slice(0, -".br".length), bytes: brotliDecompressSync(bytes) }
      : { name, bytes };
  });
}

/** The model in `folder`. */
export function loadModelFolder(folder: string): TextModel {
  return loadTextModel(readModelFolder(folder));
}

/** The model in `folder` without its shards: what posts are read with while shards are being trained. */
export function loadWordLists(folder: string): TextModel {
  return loadTextModel(packParts(readParts(path.join(folder, "lexicon"))));
}

/**
 * The analyser on the model that ships with this package. A bundled program has moved away from it and hands in where it
 * has put the `model` folder.
 */
export function loadBundledAnalyser(folder = fileURLToPath(new URL("../model", import.meta.url))): Analyser {
  return createAnalyser(loadModelFolder(folder));
}
