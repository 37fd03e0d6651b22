/**
 * What corrections add to a model, as a small softmax layer of its own on top of the model's answer.
 *
 * A post has features at `places`, each worth 1/sqrt(their number), so that every post has length one. The layer's score of a
 * class is the logarithm of the model's probability plus what the post's features weigh in `table`. The weights minimise
 *
 *     strength * (weighted surprise at the corrected labels) + (sum of squared weights) / 2,
 *
 * which is convex: there is one best layer for a set of lessons, and without lessons it is zero, the model itself. It is
 * found in the dual (Yu, Huang & Lin 2011, "Dual coordinate descent for logistic regression and maximum entropy models"):
 * each lesson owns one number per class, at the optimum strength * (label - probability), and a sweep moves every lesson
 * towards its own. Moving by 1 / (1 + strength / 2) never overshoots, since softmax bends by at most a half.
 *
 * So one correction moves a post like it by up to `strength` in logarithms of odds, and a post that shares a tenth of its
 * features by a tenth of that. Twelve sweeps leave less than a thousandth to move. Starting from zero in a fixed order makes
 * the layer a function of its lessons alone: what is forgotten leaves no trace. A learning rate that falls over time, as in
 * training, would make the first correction count more than the last.
 */
export interface Lesson {
  readonly places: Int32Array;
  /** Logarithms of what the model gives each class. */
  readonly start: readonly number[];
  /** The right class. */
  readonly label: number;
  /** How much the lesson counts; a correction counts 1. */
  readonly weight: number;
}

/** Weights of a layer: the classes of one feature stand side by side at `place * classes`. */
export interface Delta {
  readonly classes: number;
  readonly table: Float32Array;
}

/** Features lie in tables of 2^16 places: with 2^18, corrections of a held-out stream bring no more. */
export const LAYER_BITS = 16;
const SWEEPS = 12;

/** The layer that `lessons` make; `strength` says how far one lesson may carry. */
export function fitDelta(lessons: readonly Lesson[], classes: number, strength: number): Delta {
  const delta: Delta = { classes, table: new Float32Array(2 ** LAYER_BITS * classes) };
  const told = lessons.map(() => new Float64Array(classes));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    lessons.forEach((lesson, i) => {
      takeLesson(delta, lesson, told[i]!, strength * lesson.weight);
    });
  }
  return delta;
}

function takeLesson(delta: Delta, lesson: Lesson, told: Float64Array, strength: number): void {
  if (strength === 0) return;
  const guess = applyDelta(delta, lesson.places, lesson.start);
  const pace = 1 / (1 + strength / 2);
  const scale = 1 / Math.sqrt(Math.max(1, lesson.places.length));
  for (let c = 0; c < delta.classes; c++) {
    const step = pace * (strength * ((lesson.label === c ? 1 : 0) - guess[c]!) - told[c]!);
    told[c]! += step;
    for (const place of lesson.places) delta.table[place * delta.classes + c]! += step * scale;
  }
}

/** Probabilities of the classes for a post with features at `places` to which the model gives `start`. */
export function applyDelta({ classes, table }: Delta, places: Int32Array, start: readonly number[]): number[] {
  const sums = new Array<number>(classes).fill(0);
  for (const place of places) for (let c = 0; c < classes; c++) sums[c]! += table[place * classes + c]!;
  const scale = 1 / Math.sqrt(Math.max(1, places.length));
  return softmax(sums.map((sum, c) => sum * scale + start[c]!));
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
