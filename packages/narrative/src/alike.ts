/**
 * How much of two texts is the same words in the same order: the longest common subsequence, of which words of grammar
 * count half. "I have been on hold for over three hours, please help" and "... for ninety minutes ..." share most of
 * their words and little of what they say.
 *
 * Measured on 254 labelled pairs (cases/echo-pairs.tsv, the half for development): the texts are one
 *   - when twice the common part over both lengths reaches a bound: 0.75 from twelve words on, rising to 0.9 at seven; or
 *   - when they share seven words in a row of two thirds of the weight of the lighter one, and the longer is not more than three
 *     times as long: a headline and the post that goes on from it, a text with words of one's own before and after.
 * and neither negates more often than the other: a claim and its denial are two voices.
 */
export interface Alikeness {
  /** 0 to 1: twice the common part over both lengths. */
  readonly likeness: number;
  readonly isSame: boolean;
}

const STOP_WEIGHT = 0.5;
const LONG = 12;
const LEAST_LENGTH = 7;
const EXTRA_AT_LEAST_LENGTH = 0.15;
const LEAST_RUN = 7;
const LEAST_RUN_SHARE = 2 / 3;
const MOST_TIMES_LONGER = 3;

const APART: Alikeness = { likeness: 0, isSame: false };

/** A word as a number: its hash, with the lowest bit set for words of grammar and the next for negations. */
export type WordHash = number;

export const GRAMMAR = 1;
export const NEGATION = 2;

/** Compares two texts of at least seven words; shorter ones are never the same by likeness. `threshold`: from twelve words on. */
export function compareWords(one: readonly WordHash[], other: readonly WordHash[], threshold: number): Alikeness {
  const shorter = Math.min(one.length, other.length);
  if (shorter < LEAST_LENGTH) return APART;
  if (sharedWords(one, other) < LEAST_SHARED || negationsIn(one) !== negationsIn(other)) return APART;
  const { common, run } = alignWords(one, other);
  const [weight, otherWeight] = [weightOf(one), weightOf(other)];
  const likeness = (2 * common) / (weight + otherWeight);
  const bound = threshold + (EXTRA_AT_LEAST_LENGTH * Math.max(0, LONG - shorter)) / (LONG - LEAST_LENGTH);
  const isContained =
    run >= Math.min(weight, otherWeight) * LEAST_RUN_SHARE &&
    Math.max(one.length, other.length) <= shorter * MOST_TIMES_LONGER;
  return { likeness, isSame: likeness >= bound || isContained };
}

/** Less of the telling words in common, and grammar alone makes the texts alike. */
const LEAST_SHARED = 0.5;

/** Share of the telling words of the text with fewer of them that the other holds too. */
function sharedWords(one: readonly WordHash[], other: readonly WordHash[]): number {
  const [telling, otherTelling] = [tellingIn(one), tellingIn(other)];
  let shared = 0;
  for (const word of telling) if (otherTelling.has(word)) shared++;
  const least = Math.min(telling.size, otherTelling.size);
  return least === 0 ? 1 : shared / least;
}

function tellingIn(words: readonly WordHash[]): Set<WordHash> {
  return new Set(words.filter((word) => (word & GRAMMAR) === 0));
}

function negationsIn(words: readonly WordHash[]): number {
  return words.reduce((count, word) => count + ((word & NEGATION) === 0 ? 0 : 1), 0);
}

interface Alignment {
  /** Weight of the longest common subsequence. */
  readonly common: number;
  /** Of the weightiest run of at least seven equal words. */
  readonly run: number;
}

function alignWords(one: readonly WordHash[], other: readonly WordHash[]): Alignment {
  const best = new Float64Array(other.length + 1);
  const runs = new Int32Array(other.length + 1);
  let heaviest = 0;
  for (let i = 0; i < one.length; i++) {
    let [diagonal, runBefore] = [0, 0];
    for (let j = 1; j <= other.length; j++) {
      const [above, runAbove] = [best[j]!, runs[j]!];
      const isEqual = one[i] === other[j - 1];
      best[j] = isEqual ? diagonal + weightOfWord(one[i]!) : Math.max(above, best[j - 1]!);
      runs[j] = isEqual ? runBefore + 1 : 0;
      if (runs[j]! >= LEAST_RUN) heaviest = Math.max(heaviest, weightOf(other.slice(j - runs[j]!, j)));
      [diagonal, runBefore] = [above, runAbove];
    }
  }
  return { common: best[other.length]!, run: heaviest };
}

function weightOf(words: readonly WordHash[]): number {
  return words.reduce((sum, word) => sum + weightOfWord(word), 0);
}

function weightOfWord(word: WordHash): number {
  return (word & GRAMMAR) === 0 ? 1 : STOP_WEIGHT;
}
