import type { Features } from "./features.ts";

/** Probabilities of a post being negative, neutral, positive, in that order; they sum to 1. */
export type ClassProbabilities = [negative: number, neutral: number, positive: number];

/**
 * One softmax layer over hashed features, weights in eight bits.
 *
 * A feature's three weights stand side by side at `(key & mask) * 3`. A post's features count once each, divided by the
 * square root of their number, so that long posts do not shout louder than short ones.
 */
export interface Shard {
  readonly bits: number;
  /** The weight that one step of an eight-bit weight stands for. */
  readonly step: number;
  readonly bias: readonly number[];
  /** Scores are divided by it before they become probabilities: above 1 it makes an over-sure model humble. */
  readonly temperature: number;
  readonly weights: Int8Array;
  /** The letter runs it has learned from (letterRuns.ts); every bit set where it does not read letters. */
  readonly known: Uint8Array;
}

const stamps = new Int32Array(1 << 18);
let stamp = 0;

/** Writes the distinct table places of `features` for a table of `2^bits` into `places`; gives their number. */
export function placeFeatures(features: Features, bits: number, places: Int32Array): number {
  const shift = 32 - bits;
  if (stamp === 0x7fffffff) {
    stamps.fill(0);
    stamp = 0;
  }
  stamp += 1;
  let count = 0;
  for (let i = 0; i < features.count; i++) {
    const place = Math.imul(features.keys[i]!, 0x85ebca6b) >>> shift;
    if (stamps[place] === stamp) continue;
    stamps[place] = stamp;
    places[count++] = place;
  }
  return count;
}

const places = new Int32Array(1 << 18);

/** The probabilities `shard` gives to a post with `features`. */
export function scoreFeatures(shard: Shard, features: Features): ClassProbabilities {
  const count = placeFeatures(features, shard.bits, places);
  const weights = shard.weights;
  let negative = 0;
  let neutral = 0;
  let positive = 0;
  for (let i = 0; i < count; i++) {
    const at = places[i]! * 3;
    negative += weights[at]!;
    neutral += weights[at + 1]!;
    positive += weights[at + 2]!;
  }
  const scale = shard.step / Math.sqrt(Math.max(1, count));
  return softmax(
    (negative * scale + shard.bias[0]!) / shard.temperature,
    (neutral * scale + shard.bias[1]!) / shard.temperature,
    (positive * scale + shard.bias[2]!) / shard.temperature,
  );
}

/** Three scores as probabilities that sum to 1. */
export function softmax(negative: number, neutral: number, positive: number): ClassProbabilities {
  const top = Math.max(negative, neutral, positive);
  const a = Math.exp(negative - top);
  const b = Math.exp(neutral - top);
  const c = Math.exp(positive - top);
  const sum = a + b + c;
  return [a / sum, b / sum, c / sum];
}
