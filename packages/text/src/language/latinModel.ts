import { LetterRuns } from "./letterRuns.ts";
import { BIAS, SCALE, WEIGHTS } from "./model/latinWeights.ts";

/**
 * Romanised speech told from languages that are at home in Latin letters, by runs of letters.
 *
 * One softmax layer over hashed runs of one to four letters and whole words. There are no labelled posts of romanised speech
 * to learn from, so the posts of the sentiment study are rewritten by tables of spelling habits (`train/language`), and set
 * against English, seven other languages and word lists of thirty more. A word list alone knows what was listed; runs of letters carry over to
 * words and spellings that nobody listed. Weights take 57 steps and lie in a string, a character each, so that the engine needs no file.
 */
/** Romanised speech, five languages at home in Latin letters, all others of these, and fingers rolled over a keyboard. */
export const LATIN_CLASSES = ["ru", "fa", "el", "ka", "ar", "en", "de", "es", "fr", "it", "other", "none"] as const;
/** How many of the classes are romanised speech; they come first. */
export const ROMANISED_CLASSES = 5;
export type LatinClass = (typeof LATIN_CLASSES)[number];

export const LATIN_BITS = 14;
/** The character of weight zero; 28 steps lie on each side, between "#" and "[". */
export const ZERO_WEIGHT = 63;

const CLASSES = LATIN_CLASSES.length;
const weights = Int8Array.from({ length: WEIGHTS.length }, (_, i) => WEIGHTS.charCodeAt(i) - ZERO_WEIGHT);
const runs = new LetterRuns(LATIN_BITS);

export interface LatinVerdict {
  /** Probabilities in the order of `LATIN_CLASSES`; they sum to 1. */
  readonly probabilities: readonly number[];
  /** How many words were in Latin letters, and how many letters they had. */
  readonly wordCount: number;
  readonly letters: number;
}

/** What `words` (folded) in Latin letters sound like; absent where none is in Latin letters. */
export function soundLatin(words: readonly string[]): LatinVerdict | undefined {
  runs.read(words);
  if (runs.count === 0) return undefined;
  const scores = new Array<number>(CLASSES).fill(0);
  for (let i = 0; i < runs.count; i++) {
    const at = runs.places[i]! * CLASSES;
    for (let c = 0; c < CLASSES; c++) scores[c]! += weights[at + c]!;
  }
  const scale = SCALE / Math.sqrt(runs.count);
  const probabilities = softmax(scores.map((score, c) => score * scale + BIAS[c]!));
  return { probabilities, wordCount: runs.wordCount, letters: runs.letters };
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
