import { writeFileSync } from "node:fs";
import { loadModelFolder } from "../src/node.ts";
import { GeorgianSigns, SIGNS, type Sign } from "../src/sentiment/georgian/signs.ts";
import { Vocabulary } from "../src/sentiment/georgian/vocabulary.ts";
import { AS_WRITTEN, ROMANISED } from "../src/sentiment/georgian/wordHashes.ts";
import { Pieces } from "../src/sentiment/pieces.ts";
import { softmax } from "../src/sentiment/shard.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { findTemperature } from "./calibrate.ts";
import { type GeorgianPost, readGeorgianPosts } from "./georgianPosts.ts";
import { measure } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";

/**
 * The weights of the Georgian signs: softmax regression on the development half, so few weights that a few hundred posts
 * carry them. How sure to be is found by leaving out one post in ten, ten times over.
 */
const FOLDS = 10;
const STEPS = 1500;
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

/** The word list was written by someone who has read these posts: on others the model is right a little less often. */
const HUMILITY = 1.08;

type Row = readonly number[];
type Weights = number[][];

function readRows(posts: readonly GeorgianPost[]): Row[] {
  const model = loadModelFolder(modelFolder("all"));
  const words = model.georgian?.words ?? "";
  const native = new GeorgianSigns(new Vocabulary(words, AS_WRITTEN));
  const romanised = new GeorgianSigns(new Vocabulary(words, ROMANISED));
  const pieces = new Pieces();
  return posts.map(({ text, isRomanised }) => {
    const signs = isRomanised ? romanised : native;
    pieces.read(text);
    signs.read(pieces, model.feelingsOf("emoji").emoji);
    return SIGNS.map((sign) => signs.values[sign]);
  });
}

function guess(weights: Weights, row: Row): number[] {
  const sums = [0, 1, 2].map((c) => row.reduce((sum, value, i) => sum + value * weights[i]![c]!, 0));
  return softmax(sums[0]!, sums[1]!, sums[2]!);
}

function train(rows: readonly Row[], labels: readonly number[]): Weights {
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

function addSlope(slopes: Weights, row: Row, guessed: readonly number[], label: number): void {
  for (const c of [0, 1, 2]) {
    const miss = guessed[c]! - (c === label ? 1 : 0);
    row.forEach((value, i) => {
      slopes[i]![c]! += miss * value;
    });
  }
}

/** Guesses of models that have not seen the post they guess. */
function crossValidate(rows: readonly Row[], labels: readonly number[]): number[][] {
  const guesses: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isInside = (_: unknown, i: number) => i % FOLDS !== fold;
    const weights = train(rows.filter(isInside), labels.filter(isInside));
    rows.forEach((row, i) => {
      if (i % FOLDS === fold) guesses[i] = guess(weights, row);
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
const rows = readRows(posts);
const labels = posts.map((post) => post.label);
const guesses = crossValidate(rows, labels);
const temperature = findTemperature(guesses, labels) * HUMILITY;
writeWeights(train(rows, labels), temperature);
const humble = guesses.map((powers) => cool(powers, temperature));
console.log(JSON.stringify({ crossValidated: measure(humble, labels, SURE_FROM), temperature }));
