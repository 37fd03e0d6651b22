import { hashText } from "../minhash.ts";
import type { Thread } from "./thread.ts";

/** What a feature is: it decides between which posts it can be shared. */
export type FeatureKind = "word" | "name" | "hashtag" | "link" | "number";

/**
 * Words join within a language, name keys between languages, the rest both. Links join without making a post longer: most
 * posts carry an address that nobody else has, and are no less about what they say. Kept in the three lowest bits of a hash.
 */
const WITHIN = 1;
const ACROSS = 2;
const WEIGHTLESS = 4;
const REACH_OF: Record<FeatureKind, number> = {
  word: WITHIN,
  name: ACROSS,
  hashtag: WITHIN | ACROSS,
  number: WITHIN | ACROSS,
  link: WITHIN | ACROSS | WEIGHTLESS,
};
const SEED_OF: Record<FeatureKind, number> = { word: 11, name: 12, hashtag: 13, link: 14, number: 15 };

/** A 32-bit number that stands for a feature and tells where it counts. */
export function featureHash(kind: FeatureKind, key: string): number {
  return (hashText(key, SEED_OF[kind]) << 3) | REACH_OF[kind];
}

export function countsWithin(hash: number): boolean {
  return (hash & WITHIN) !== 0;
}

export function countsAcross(hash: number): boolean {
  return (hash & ACROSS) !== 0;
}

export type Lengths = Pick<Thread, "squareWithin" | "squareAcross">;

/** Adds `weight` to one feature of a vector and to its squared lengths. True when the feature was not in it. */
export function addWeight(vector: Pick<Thread, "vector"> & Lengths, hash: number, weight: number): boolean {
  const before = vector.vector.get(hash);
  vector.vector.set(hash, (before ?? 0) + weight);
  addLength(vector, hash, weight * (2 * (before ?? 0) + weight));
  return before === undefined;
}

/** Adds the square of one feature to the lengths in which it counts. */
export function addLength(lengths: Lengths, hash: number, square: number): void {
  if ((hash & WEIGHTLESS) !== 0) return;
  if (countsWithin(hash)) lengths.squareWithin += square;
  if (countsAcross(hash)) lengths.squareAcross += square;
}

/** A product of two vectors over their lengths; what links add never makes it more than 1. */
export function cosine(product: number, squares: number): number {
  if (product === 0) return 0;
  return squares === 0 ? 1 : Math.min(1, product / Math.sqrt(squares));
}

/** Cosine of two narratives, by all words when they share a language, by what languages share otherwise. */
export function cosineOf(one: Thread, other: Thread): number {
  const [counts, squares] = shareLanguage(one, other)
    ? [countsWithin, one.squareWithin * other.squareWithin]
    : [countsAcross, one.squareAcross * other.squareAcross];
  let product = 0;
  for (const [hash, weight] of one.vector) if (counts(hash)) product += weight * (other.vector.get(hash) ?? 0);
  return cosine(product, squares);
}

function shareLanguage(one: Thread, other: Thread): boolean {
  for (const language of one.languages.keys()) if (other.languages.has(language)) return true;
  return false;
}
