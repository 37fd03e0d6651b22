/**
 * Multinomial logistic regression over hashed binary features, trained by AdaGrad (Duchi et al. 2011).
 *
 * Each post touches only its own features, so the L2 pull is applied to touched weights too. The learning rate falls in a
 * straight line to zero over the planned epochs. The order of posts is shuffled by a generator with a fixed seed: two runs on the same input give the same bytes.
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
  readonly seed: number;
}

/** The weights learned from `rows`. */
export function trainSoftmax(rows: FeatureRows, plan: TrainingPlan): Weights {
  const size = 2 ** plan.bits * 3;
  const weights: Weights = { bits: plan.bits, table: new Float32Array(size), bias: new Float32Array(3) };
  const squares = new Float32Array(size).fill(1e-6);
  const order = Int32Array.from(rows.labels, (_, i) => i);
  const random = createDice(plan.seed);
  const steps = plan.epochs * order.length;
  let step = 0;
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      learnPost(rows, row, weights, squares, plan.rate * (1 - step / steps), plan.pull);
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

function learnPost(
  rows: FeatureRows,
  row: number,
  weights: Weights,
  squares: Float32Array,
  rate: number,
  pull: number,
): void {
  const { places, offsets, labels } = rows;
  const { table, bias } = weights;
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  const weight = rows.weights[row]!;
  const scale = 1 / Math.sqrt(Math.max(1, end - start));
  const guess = probabilitiesOf(rows, row, weights);
  for (let c = 0; c < 3; c++) {
    const miss = (guess[c]! - (labels[row] === c ? 1 : 0)) * weight;
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

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/** Mulberry32: numbers in [0, 1) that are the same for the same seed everywhere. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
