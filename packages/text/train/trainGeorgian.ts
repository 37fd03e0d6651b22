import { writeFileSync } from "node:fs";
import { SIGNS, type Sign } from "../src/sentiment/georgian/signs.ts";
import { softmax } from "../src/sentiment/shard.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { findTemperature } from "./calibrate.ts";
import { readGeorgianPosts } from "./georgianPosts.ts";
import { readSignRows, type SignRow } from "./georgianRows.ts";
import { measure } from "./measures.ts";

/**
 * The weights of the Georgian signs: softmax regression on the development half, so few weights that a few hundred posts
 * carry them. Each post is read several times, each time with another part of the word list forgotten, so that the weights
 * suit posts whose words nobody has listed. The figure printed is that of models that had not seen the post they guess,
 * over all these readings.
 */
const FOLDS = 5;
const STEPS = 500;
/** Tenths of the list forgotten in each reading: a post may be of the kind the list knows well, or of one it hardly knows. */
const FORGOTTEN = [0, 2, 4, 6, 7, 8];
const RATE = 0.5;
const PULL = 0.006;

/**
 * What a sign means where the posts are too few to say: weights are pulled to these and not to nothing. Negative, neutral,
 * positive.
 */
const PRIOR: Partial<Record<Sign, readonly number[]>> = {
  good: [-0.4, -0.4, 0.8],
  bad: [0.8, -0.4, -0.4],
  goodEmoji: [-0.4, -0.6, 1],
  badEmoji: [1.2, -0.7, -0.5],
  goodWithBadEmoji: [0.8, -0.2, -0.6],
  badWithGoodEmoji: [0.2, 0, -0.2],
  unable: [0.6, -0.2, -0.4],
  denies: [0.3, 0, -0.3],
  nothing: [0.5, -0.2, -0.3],
  mocks: [0.8, -0.4, -0.4],
  quotesGood: [0.5, 0, -0.5],
  forbids: [0.5, -0.2, -0.3],
  demands: [0.6, -0.2, -0.4],
  reportWords: [-0.2, 0.5, -0.3],
  questionWords: [-0.2, 0.4, -0.2],
};
const priors = SIGNS.map((sign) => PRIOR[sign] ?? [0, 0, 0]);

type Weights = number[][];

function guess(weights: Weights, row: SignRow): number[] {
  const sums = [0, 1, 2].map((c) => row.reduce((sum, value, i) => sum + value * weights[i]![c]!, 0));
  return softmax(sums[0]!, sums[1]!, sums[2]!);
}

function train(rows: readonly SignRow[], labels: readonly number[]): Weights {
  const weights = priors.map((prior) => [...prior]);
  for (let step = 0; step < STEPS; step++) {
    const slopes = SIGNS.map(() => [0, 0, 0]);
    for (const [r, row] of rows.entries()) addSlope(slopes, row, guess(weights, row), labels[r]!);
    weights.forEach((weight, i) => {
      for (const c of [0, 1, 2])
        weight[c]! -= RATE * (slopes[i]![c]! / rows.length + (i === 0 ? 0 : PULL * (weight[c]! - priors[i]![c]!)));
    });
  }
  return weights;
}

function addSlope(slopes: Weights, row: SignRow, guessed: readonly number[], label: number): void {
  for (const c of [0, 1, 2]) {
    const miss = guessed[c]! - (c === label ? 1 : 0);
    row.forEach((value, i) => {
      slopes[i]![c]! += miss * value;
    });
  }
}

/** Guesses of models that have not seen the post they guess; row `i` and row `i + posts` are the same post. */
function crossValidate(rows: readonly SignRow[], labels: readonly number[], postCount: number): number[][] {
  const guesses: number[][] = [];
  const foldOf = (i: number) => (i % postCount) % FOLDS;
  for (let fold = 0; fold < FOLDS; fold++) {
    const isInside = (_: unknown, i: number) => foldOf(i) !== fold;
    const weights = train(rows.filter(isInside), labels.filter(isInside));
    rows.forEach((row, i) => {
      if (foldOf(i) === fold) guesses[i] = guess(weights, row);
    });
  }
  return guesses;
}

function cool(powers: readonly number[], temperature: number): number[] {
  const [negative, neutral, positive] = powers.map((power) => Math.log(power) / temperature);
  return softmax(negative!, neutral!, positive!);
}

function writeWeights(weights: Weights, temperature: number): void {
  const lines = SIGNS.map((sign, i) =>
    [sign, ...weights[i]!.map((weight) => (weight / temperature).toFixed(3))].join("\t"),
  );
  writeFileSync(new URL("../model/georgian-weights.tsv", import.meta.url), `${lines.join("\n")}\n`);
}

const posts = readGeorgianPosts("dev");
const rows = FORGOTTEN.flatMap((tenths, seed) => readSignRows(posts, tenths, seed));
const labels = rows.map((_, i) => posts[i % posts.length]!.label);
const guesses = crossValidate(rows, labels, posts.length);
const weights = train(rows, labels);
const whole = rows.slice(0, posts.length).map((row) => guess(weights, row));
const temperature = findTemperature(whole, labels.slice(0, posts.length));
writeWeights(weights, temperature);
const cooled = guesses.map((powers) => cool(powers, temperature));
console.log(JSON.stringify({ crossValidated: measure(cooled, labels, SURE_FROM), temperature }));
