import type { TextModel } from "../model/textModel.ts";
import { Features } from "../sentiment/features.ts";
import { hashPair, hashUnit } from "../sentiment/hash.ts";
import { Pieces } from "../sentiment/pieces.ts";
import { placeFeatures } from "../sentiment/shard.ts";
import { LAYER_BITS } from "./delta.ts";

const WORD_SPACE = 0x1d872b41;
const PAIR_SPACE = 0x2f0b4437;
const LETTERS_SPACE = 0x5bd1e995;
/** One or two letters are in every post: they would carry a correction to posts that have nothing to do with it. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

/** (text, language) → the places of a post's features, each once. */
export type PlaceReader = (text: string, language: string) => Int32Array;

/** Reads what sentiment shows in: the model's signs of feeling, words, pairs of words, runs of three to five letters. */
export function createFeelingReader(model: TextModel): PlaceReader {
  const pieces = new Pieces();
  const features = new Features();
  const buffer = new Int32Array(features.keys.length);
  return (text, language) => {
    pieces.read(text);
    features.readSigns(pieces, model.feelingsOf(language));
    addRuns(features, pieces);
    return buffer.slice(0, placeFeatures(features, LAYER_BITS, buffer));
  };
}

function addRuns(features: Features, { codes, length, count, starts, ends }: Pieces): void {
  let before = 0;
  for (let i = 0; i < count; i++) {
    const word = hashCodes(WORD_SPACE, codes, starts[i]!, ends[i]!);
    features.keys[features.count++] = word;
    if (i > 0) features.keys[features.count++] = hashPair(hashPair(PAIR_SPACE, before), word);
    before = word;
  }
  for (let start = 0; start + SHORTEST_RUN <= length; start++) {
    let hash = hashCodes(LETTERS_SPACE, codes, start, start + SHORTEST_RUN - 1);
    for (let at = start + SHORTEST_RUN - 1; at < Math.min(start + LONGEST_RUN, length); at++) {
      hash = hashUnit(hash, codes[at]!);
      features.keys[features.count++] = hash;
    }
  }
}

function hashCodes(space: number, codes: Uint16Array, start: number, end: number): number {
  let hash = space;
  for (let at = start; at < end; at++) hash = hashUnit(hash, codes[at]!);
  return hash;
}
