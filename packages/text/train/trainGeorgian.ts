import { writeFileSync } from "node:fs";
import { loadModelFolder } from "../src/node.ts";
import { GeorgianSigns, SIGNS } from "../src/sentiment/georgian/signs.ts";
import { Vocabulary } from "../src/sentiment/georgian/vocabulary.ts";
import { AS_WRITTEN, ROMANISED } from "../src/sentiment/georgian/wordHashes.ts";
import { Pieces } from "../src/sentiment/pieces.ts";
import { softmax } from "../src/sentiment/shard.ts";
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
const PULL = Number(process.env.PULL ?? 0.01);

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
  const weights = SIGNS.map(() => [0, 0, 0]);
  for (let step = 0; step < STEPS; step++) {
    const slopes = SIGNS.map(() => [0, 0, 0]);
    for (const [r, row] of rows.entries()) addSlope(slopes, row, guess(weights, row), labels[r]!);
    weights.forEach((weight, i) => {
      for (const c of [0, 1, 2])
        weight[c]! -= RATE * (slopes[i]![c]! / rows.length + (i === 0 ? 0 : PULL * weight[c]!));
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
const temperature = findTemperature(guesses, labels);
writeWeights(train(rows, labels), temperature);
console.log(JSON.stringify({ crossValidated: measure(guesses, labels, 0.6), temperature }));
