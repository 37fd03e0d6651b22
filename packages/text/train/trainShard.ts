import type { Shard } from "../src/sentiment/shard.ts";
import { findTemperature } from "./calibrate.ts";
import type { CorpusPost } from "./corpus.ts";
import { macroF1, topClass } from "./measures.ts";
import { type FeatureRows, probabilitiesOf, type TrainingPlan, trainSoftmax, type Weights } from "./softmaxTraining.ts";

export interface TrainedShard {
  readonly shard: Shard;
  readonly epoch: number;
  /** Mean macro-F1 over the development sets in the epoch that was kept. */
  readonly devMacroF1: number;
}

/** Trains on `train`; the development posts pick the epoch and set the temperature. */
export function trainShard(
  train: FeatureRows,
  dev: { rows: FeatureRows; posts: readonly CorpusPost[] },
  plan: TrainingPlan,
): TrainedShard {
  let best: Weights | undefined;
  let bestF1 = -1;
  let bestEpoch = 0;
  let epoch = 0;
  trainSoftmax(train, plan, (weights) => {
    epoch += 1;
    const score = meanMacroF1(guessAll(dev.rows, weights), dev.posts);
    if (score <= bestF1) return;
    best = { bits: weights.bits, table: weights.table.slice(), bias: weights.bias.slice() };
    [bestF1, bestEpoch] = [score, epoch];
  });
  const weights = best!;
  const temperature = findTemperature(guessAll(dev.rows, weights), dev.rows.labels);
  return { shard: quantise(weights, temperature), epoch: bestEpoch, devMacroF1: bestF1 };
}

function guessAll(rows: FeatureRows, weights: Weights): Float64Array[] {
  return Array.from(rows.labels, (_, row) => probabilitiesOf(rows, row, weights).slice());
}

/** Each set counts alike, however large, so that no stream of ads decides for all; a handful of posts decides nothing. */
function meanMacroF1(guesses: readonly Float64Array[], posts: readonly CorpusPost[]): number {
  const sets = [...new Set(posts.map((post) => post.set))].filter((set) => sizeOf(posts, set) >= SMALLEST_DEV_SET);
  const scores = sets.map((set) => {
    const rows = posts.flatMap((post, i) => (post.set === set ? [i] : []));
    return macroF1(
      rows.map((i) => topClass(guesses[i]!)),
      rows.map((i) => posts[i]!.label),
    );
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const SMALLEST_DEV_SET = 60;

function sizeOf(posts: readonly CorpusPost[], set: CorpusPost["set"]): number {
  return posts.filter((post) => post.set === set).length;
}

/** Steps from zero to the largest weight. Finer ones change no decision and compress worse. */
const LEVELS = 80;

/** Eight bits scaled by the largest weight: smileys carry the largest, and clipping them costs a point or two. */
function quantise(weights: Weights, temperature: number): Shard {
  const largest = weights.table.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9);
  const step = largest / LEVELS;
  const table = Int8Array.from(weights.table, (weight) => Math.round(weight / step));
  return { bits: weights.bits, step, bias: [...weights.bias], temperature, weights: table };
}
