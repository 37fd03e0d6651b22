import { hashUnit } from "../sentiment/hash.ts";
import { foldedWords } from "../tokens.ts";
import { type Delta, LAYER_BITS } from "./delta.ts";

const WORD_SPACE = 0x1d872b41;
const PAIR_SPACE = 0x2f0b4437;
const STEM_SPACE = 0x369dea0f;
const READ_LIMIT = 4000;
const STEM_LENGTH = 5;
const NOT_TOPIC = /https?:\/\/\S+|www\.\S+/giu;

/** A word of a post and the places of what it tells of the topic: itself, its first five letters, it and the word before it. */
export interface TopicWord {
  /** Folded. */
  readonly word: string;
  readonly places: readonly number[];
}

/** The words of `text` in order, links left out. */
export function readTopicWords(text: string): TopicWord[] {
  const words = foldedWords(text.slice(0, READ_LIMIT).replace(NOT_TOPIC, " "));
  return words.map((word, i) => ({
    word,
    places: [
      placeOf(WORD_SPACE, word),
      placeOf(STEM_SPACE, word.slice(0, STEM_LENGTH)),
      ...(i > 0 ? [placeOf(PAIR_SPACE, `${words[i - 1]} ${word}`)] : []),
    ],
  }));
}

/** The distinct places of `words`. */
export function placesOfWords(words: readonly TopicWord[]): Int32Array {
  return Int32Array.from(new Set(words.flatMap((word) => word.places)));
}

const SHOWN_WORDS = 3;

/** The words of a post that weigh most for `label`, the strongest first; at most three. */
export function strongestWords({ table, classes }: Delta, words: readonly TopicWord[], label: number): string[] {
  const weights = new Map<string, number>();
  for (const { word, places } of words) {
    weights.set(
      word,
      places.reduce((sum, place) => sum + table[place * classes + label]!, 0),
    );
  }
  const strong = [...weights].filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1]);
  return strong.slice(0, SHOWN_WORDS).map(([word]) => word);
}

function placeOf(space: number, word: string): number {
  let hash = space;
  for (let at = 0; at < word.length; at++) hash = hashUnit(hash, word.charCodeAt(at));
  return Math.imul(hash, 0x85ebca6b) >>> (32 - LAYER_BITS);
}
