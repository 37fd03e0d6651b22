import { writeFileSync } from "node:fs";
import { LATIN_BITS, LATIN_CLASSES, ZERO_WEIGHT } from "../../src/language/latinModel.ts";
import { LetterRuns } from "../../src/language/letterRuns.ts";
import { createDice, shuffle } from "../softmaxTraining.ts";
import { findStudyFolder } from "../study.ts";
import { gatherLatinExamples, type LatinExample } from "./latinCorpus.ts";

/**
 * Learns which runs of letters are romanised speech, and writes them to `src/language/model/latinWeights.ts`. The same input gives the
 * same file. AdaGrad on a softmax layer, as for sentiment, but for any number of classes and with the rows made as they are needed.
 */
const EPOCHS = 5;
const RATE = 0.12;
const PULL = 2e-3;
const SEED = 11;
const STEPS = 28;
const CLASSES = LATIN_CLASSES.length;

interface Layer {
  readonly table: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float32Array;
}

const runs = new LetterRuns(LATIN_BITS);

function train(examples: LatinExample[], dice: () => number): Layer {
  const size = 2 ** LATIN_BITS * CLASSES;
  const layer = {
    table: new Float32Array(size),
    squares: new Float32Array(size).fill(1e-6),
    bias: new Float32Array(CLASSES),
  };
  const share = weighClasses(examples);
  const order = Int32Array.from(examples, (_, i) => i);
  const steps = EPOCHS * order.length;
  for (let epoch = 0, step = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, dice);
    for (const i of order) {
      const label = LATIN_CLASSES.indexOf(examples[i]!.label);
      runs.read(examples[i]!.words);
      if (runs.count > 0) learn(layer, label, share[label]!, RATE * (1 - step / steps));
      step += 1;
    }
  }
  return layer;
}

/** Rare classes count more, by the square root. */
function weighClasses(examples: readonly LatinExample[]): number[] {
  return LATIN_CLASSES.map((label) => {
    const count = examples.filter((example) => example.label === label).length;
    return Math.sqrt(examples.length / CLASSES / Math.max(1, count));
  });
}

function learn(layer: Layer, label: number, weight: number, rate: number): void {
  const scale = 1 / Math.sqrt(runs.count);
  const guess = guessClasses(layer, scale);
  for (let c = 0; c < CLASSES; c++) {
    const miss = (guess[c]! - (c === label ? 1 : 0)) * weight;
    layer.bias[c]! -= 0.02 * rate * miss;
    for (let i = 0; i < runs.count; i++) {
      const at = runs.places[i]! * CLASSES + c;
      const gradient = miss * scale + PULL * layer.table[at]! * scale;
      const square = layer.squares[at]! + gradient * gradient;
      layer.squares[at] = square;
      layer.table[at]! -= (rate * gradient) / Math.sqrt(square);
    }
  }
}

function guessClasses({ table, bias }: Layer, scale: number): number[] {
  const scores = Array.from(bias);
  for (let i = 0; i < runs.count; i++) {
    const at = runs.places[i]! * CLASSES;
    for (let c = 0; c < CLASSES; c++) scores[c]! += table[at + c]! * scale;
  }
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Weights in 57 steps, a character each; the largest one in a thousand are cut off, so that the steps stay fine. */
function writeLayer({ table, bias }: Layer): void {
  const sizes = Float32Array.from(table, Math.abs).sort();
  const scale = sizes[Math.floor(sizes.length * 0.999)]! / STEPS;
  let characters = "";
  for (const weight of table) {
    const step = Math.max(-STEPS, Math.min(STEPS, Math.round(weight / scale)));
    characters += String.fromCharCode(step + ZERO_WEIGHT);
  }
  const lines = [
    "/** Made by train/language/trainLatinModel.ts. One character a weight: place by place, class by class. */",
    `export const SCALE = ${scale.toFixed(6)};`,
    `export const BIAS: readonly number[] = [${Array.from(bias, (one) => one.toFixed(4)).join(", ")}];`,
    `export const WEIGHTS =\n  "${characters}";`,
  ];
  writeFileSync(new URL("../../src/language/model/latinWeights.ts", import.meta.url), `${lines.join("\n")}\n`);
}

const study = findStudyFolder();
if (study) {
  const dice = createDice(SEED);
  const examples = gatherLatinExamples(study, dice);
  const counts = LATIN_CLASSES.map((label) => [label, examples.filter((example) => example.label === label).length]);
  console.log(JSON.stringify(Object.fromEntries(counts)));
  writeLayer(train(examples, dice));
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): the romanised model stays as it is.");
