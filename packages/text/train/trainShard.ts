import type { Shard } from "../src/sentiment/shard.ts";
import { findTemperature } from "./calibrate.ts";
import { type CorpusPost, holdOut } from "./corpus.ts";
import { gatherRuns } from "./gatherRuns.ts";
import { macroF1, topClass } from "./measures.ts";
import { type FeatureRows, probabilitiesOf, type TrainingPlan, trainSoftmax, type Weights } from "./softmaxTraining.ts";

/** How posts become rows, and how rows become weights. */
export interface Recipe {
  readonly plan: TrainingPlan;
  encode(posts: readonly CorpusPost[]): FeatureRows;
  /** Whether letters are read at all; if not, no letters are strange. */
  readonly isSignsOnly: boolean;
}

export interface TrainedShard {
  readonly shard: Shard;
  /** The twin's mean macro-F1 over the development sets, each set counting alike. */
  readonly devMacroF1: number;
}

/**
 * Trains on all of `posts`. How sure to be is measured on a twin that has not seen the held-out posts. The rate falls to
 * nothing, so the last epoch is the settled one: picking the best epoch by development posts chases noise.
 */
export function trainShard(posts: readonly CorpusPost[], dev: readonly CorpusPost[], recipe: Recipe): TrainedShard {
  const { train, heldOut } = holdOut(posts);
  const unseen = [...dev, ...heldOut];
  const unseenRows = recipe.encode(unseen);
  const guesses = guessAll(unseenRows, trainSoftmax(recipe.encode(train), recipe.plan));
  const temperature = findTemperature(guesses, unseenRows.labels);
  const weights = trainSoftmax(recipe.encode(posts), recipe.plan);
  const known = gatherRuns(recipe.isSignsOnly ? undefined : posts);
  return { shard: { ...quantise(weights, temperature), known }, devMacroF1: meanMacroF1(guesses, unseen) };
}

/** A shard for comparing answers, not for saying how sure they are. */
export function trainUncalibrated(posts: readonly CorpusPost[], recipe: Recipe): Shard {
  return { ...quantise(trainSoftmax(recipe.encode(posts), recipe.plan), 1), known: gatherRuns(undefined) };
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
const LEVELS = 40;

/** Eight bits scaled by the largest weight: smileys carry the largest, and clipping them costs a point or two. */
function quantise(weights: Weights, temperature: number): Omit<Shard, "known"> {
  const largest = weights.table.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9);
  const step = largest / LEVELS;
  const table = Int8Array.from(weights.table, (weight) => Math.round(weight / step));
  return { bits: weights.bits, step, bias: [...weights.bias], temperature, weights: table };
}
