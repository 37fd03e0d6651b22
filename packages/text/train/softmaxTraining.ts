/**
 * Multinomial logistic regression over hashed binary features, trained by AdaGrad (Duchi et al. 2011).
 *
 * Each post touches only its own features, so the L2 pull is applied to touched weights too. The learning rate falls in a
 * straight line to zero over the planned epochs. The order of posts is shuffled by a generator with a fixed seed: two runs
 * on the same input give the same bytes. The mean of the weights of several orders is free of the luck of any one of them
 * and costs the product nothing, since all of them live in the same table.
 */
export interface FeatureRows {
  /** Table places of all posts, one after the other. */
  readonly places: Int32Array;
  /** `places` of post i lie in offsets[i] .. offsets[i + 1]. */
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

export interface Weights {
  readonly bits: number;
  readonly table: Float32Array;
  readonly bias: Float32Array;
}

export interface TrainingPlan {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly pull: number;
  /** The share of a label's certainty that goes to the other two classes: labels are people's opinions, and some are wrong. */
  readonly smoothing: number;
  /** One order of posts for each. */
  readonly seeds: readonly number[];
}

/** The weights learned from `rows`: the mean over the seeds of the plan. */
export function trainSoftmax(rows: FeatureRows, plan: TrainingPlan): Weights {
  const mean = emptyWeights(plan.bits);
  for (const seed of plan.seeds) {
    const { table, bias } = trainInOrder(rows, plan, seed);
    for (let i = 0; i < table.length; i++) mean.table[i]! += table[i]! / plan.seeds.length;
    for (let c = 0; c < 3; c++) mean.bias[c]! += bias[c]! / plan.seeds.length;
  }
  return mean;
}

function emptyWeights(bits: number): Weights {
  return { bits, table: new Float32Array(2 ** bits * 3), bias: new Float32Array(3) };
}

function trainInOrder(rows: FeatureRows, plan: TrainingPlan, seed: number): Weights {
  const weights = emptyWeights(plan.bits);
  const size = weights.table.length;
  const squares = new Float32Array(size).fill(1e-6);
  const order = Int32Array.from(rows.labels, (_, i) => i);
  const random = createDice(seed);
  const steps = plan.epochs * order.length;
  let step = 0;
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      learnPost({ rows, row, weights, squares, rate: plan.rate * (1 - step / steps), plan });
      step += 1;
    }
  }
  return weights;
}

const scores = new Float64Array(3);

/** The class probabilities of a post under float weights, in a buffer that the next call overwrites. */
export function probabilitiesOf(rows: FeatureRows, row: number, weights: Weights): Float64Array {
  const { places, offsets } = rows;
  const { table, bias } = weights;
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = start; i < end; i++) {
    const at = places[i]! * 3;
    a += table[at]!;
    b += table[at + 1]!;
    c += table[at + 2]!;
  }
  const scale = 1 / Math.sqrt(Math.max(1, end - start));
  a = a * scale + bias[0]!;
  b = b * scale + bias[1]!;
  c = c * scale + bias[2]!;
  const top = Math.max(a, b, c);
  a = Math.exp(a - top);
  b = Math.exp(b - top);
  c = Math.exp(c - top);
  const sum = a + b + c;
  scores[0] = a / sum;
  scores[1] = b / sum;
  scores[2] = c / sum;
  return scores;
}

interface Lesson {
  readonly rows: FeatureRows;
  readonly row: number;
  readonly weights: Weights;
  /** Sums of squared gradients, as AdaGrad keeps them. */
  readonly squares: Float32Array;
  readonly rate: number;
  readonly plan: TrainingPlan;
}

function learnPost({ rows, row, weights, squares, rate, plan }: Lesson): void {
  const { places, offsets, labels } = rows;
  const { table, bias } = weights;
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  const weight = rows.weights[row]!;
  const scale = 1 / Math.sqrt(Math.max(1, end - start));
  const guess = probabilitiesOf(rows, row, weights);
  const { pull, smoothing } = plan;
  for (let c = 0; c < 3; c++) {
    const aim = labels[row] === c ? 1 - smoothing : smoothing / 2;
    const miss = (guess[c]! - aim) * weight;
    bias[c]! -= 0.02 * rate * miss;
    const slope = miss * scale;
    for (let i = start; i < end; i++) {
      const at = places[i]! * 3 + c;
      const gradient = slope + pull * table[at]! * scale;
      const square = squares[at]! + gradient * gradient;
      squares[at] = square;
      table[at]! -= (rate * gradient) / Math.sqrt(square);
    }
  }
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/** Mulberry32: numbers in [0, 1) that are the same for the same seed everywhere. */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
