import type { Feelings } from "../sentiment/features.ts";
import type { GeorgianLists } from "../sentiment/georgian/scoreGeorgian.ts";
import { Lexicon } from "../sentiment/lexicon.ts";
import { Pieces } from "../sentiment/pieces.ts";
import type { Shard } from "../sentiment/shard.ts";
import { type ModelPart, unpackParts } from "./parts.ts";
import { unpackShard } from "./shardFile.ts";
import { decodeUtf8 } from "./utf8.ts";

/** All that sentiment is scored with. Shards stand under a language code, "shared" or "signs". */
export interface TextModel {
  readonly shards: ReadonlyMap<string, Shard>;
  /** The word lists of a language, read when it is first asked for, and the emoji. */
  feelingsOf(language: string): Feelings;
  /** What Georgian posts are scored with; absent where the model folder lacks it. */
  readonly georgian: GeorgianLists | undefined;
}

/**
 * The model in `bytes`, as packed by `packParts` from the files of the model folder: `<language>.shard` and
 * `<language>-<rank>-<source>.tsv` (word, tab, score -5..5; the lower rank wins), "emoji" standing as a language;
 * beside them `georgian-weights.tsv`, with which the Georgian list is read by the rules of its own (vocabulary.ts).
 * Throws with a sentence where the bytes are damaged.
 */
export function loadTextModel(bytes: Uint8Array): TextModel {
  const parts = unpackParts(bytes).sort((a, b) => (a.name < b.name ? -1 : 1));
  const shards = new Map<string, Shard>();
  for (const { name, bytes } of parts) {
    if (name.endsWith(".shard")) shards.set(name.slice(0, -".shard".length), unpackShard(bytes));
  }
  const lists = parts.filter((part) => part.name.endsWith(".tsv"));
  const emoji = readLexicon(lists, "emoji") ?? new Lexicon();
  const known = new Map<string, Feelings>();
  const feelingsOf = (language: string) => {
    const feelings = known.get(language) ?? { language, words: readLexicon(lists, language), emoji };
    known.set(language, feelings);
    return feelings;
  };
  return { shards, feelingsOf, georgian: readGeorgian(parts) };
}

const GEORGIAN_WORDS = "ka-1-tocsin.tsv";
const GEORGIAN_WEIGHTS = "georgian-weights.tsv";
/** Marks a verb root in the Georgian list: no word by itself. */
const ROOT = "~";

function readGeorgian(parts: readonly ModelPart[]): GeorgianLists | undefined {
  const [words, weights] = [GEORGIAN_WORDS, GEORGIAN_WEIGHTS].map((name) => parts.find((part) => part.name === name));
  if (!words || !weights) return undefined;
  return {
    get words() {
      return decodeUtf8(words.bytes);
    },
    weights: decodeUtf8(weights.bytes),
  };
}

function readLexicon(lists: readonly ModelPart[], language: string): Lexicon | undefined {
  const ofLanguage = lists.filter(({ name }) => name.startsWith(`${language}-`));
  if (ofLanguage.length === 0) return undefined;
  const lexicon = new Lexicon();
  const pieces = new Pieces();
  for (const { bytes } of ofLanguage) addWords(lexicon, decodeUtf8(bytes), pieces);
  return lexicon;
}

function addWords(lexicon: Lexicon, list: string, pieces: Pieces): void {
  for (const line of list.split("\n")) {
    const tab = line.indexOf("\t");
    if (tab < 1 || line.startsWith("#") || line.includes(ROOT)) continue;
    const score = Number(line.slice(tab + 1));
    if (Number.isFinite(score) && score !== 0) lexicon.add(line.slice(0, tab), score, pieces);
  }
}
