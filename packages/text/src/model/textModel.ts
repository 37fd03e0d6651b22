import { Lexicon } from "../sentiment/lexicon.ts";
import { Pieces } from "../sentiment/pieces.ts";
import type { Shard } from "../sentiment/shard.ts";
import { unpackParts } from "./parts.ts";
import { unpackShard } from "./shardFile.ts";
import { decodeUtf8 } from "./utf8.ts";

/** All that sentiment is scored with. Shards stand under a language code, "shared" or "signs". */
export interface TextModel {
  readonly shards: ReadonlyMap<string, Shard>;
  readonly words: ReadonlyMap<string, Lexicon>;
  readonly emoji: Lexicon;
}

/**
 * The model in `bytes`, as packed by `packParts` from the files of the model folder: `<language>.shard` and
 * `<language>-<rank>-<source>.tsv` (word, tab, score -5..5; the lower rank wins), "emoji" standing as a language.
 * Throws with a sentence where the bytes are damaged.
 */
export function loadTextModel(bytes: Uint8Array): TextModel {
  const shards = new Map<string, Shard>();
  const words = new Map<string, Lexicon>();
  const pieces = new Pieces();
  const parts = unpackParts(bytes).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const part of parts) {
    if (part.name.endsWith(".shard")) shards.set(part.name.slice(0, -".shard".length), unpackShard(part.bytes));
    else if (part.name.endsWith(".tsv")) addWords(words, part.name, decodeUtf8(part.bytes), pieces);
  }
  return { shards, words, emoji: words.get("emoji") ?? new Lexicon() };
}

function addWords(words: Map<string, Lexicon>, name: string, list: string, pieces: Pieces): void {
  const language = name.split("-")[0]!;
  const lexicon = words.get(language) ?? new Lexicon();
  words.set(language, lexicon);
  for (const line of list.split("\n")) {
    const tab = line.indexOf("\t");
    if (tab < 1 || line.startsWith("#")) continue;
    const score = Number(line.slice(tab + 1));
    if (Number.isFinite(score) && score !== 0) lexicon.add(line.slice(0, tab), score, pieces);
  }
}
