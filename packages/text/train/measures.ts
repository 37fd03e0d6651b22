/** What a classifier's probabilities are worth against the labels. */
export interface Figures {
  readonly posts: number;
  readonly macroF1: number;
  readonly averageRecall: number;
  readonly accuracy: number;
  /** Expected calibration error over ten equal bins of confidence. */
  readonly ece: number;
  /** Share of posts at or above the confidence that counts as sure, and accuracy among them. */
  readonly sureShare: number;
  readonly sureAccuracy: number;
  /** Macro-F1 of always saying the commonest class. */
  readonly majorityMacroF1: number;
}

type Probabilities = ArrayLike<number>;

export function measure(guesses: readonly Probabilities[], labels: ArrayLike<number>, sureFrom: number): Figures {
  const winners = guesses.map(topClass);
  const hits = winners.map((winner, i) => (winner === labels[i] ? 1 : 0));
  const sure = guesses.flatMap((guess, i) => (Math.max(guess[0]!, guess[1]!, guess[2]!) >= sureFrom ? [hits[i]!] : []));
  return {
    posts: labels.length,
    macroF1: macroF1(winners, labels),
    averageRecall: averageRecall(winners, labels),
    accuracy: mean(hits),
    ece: calibrationError(guesses, hits),
    sureShare: labels.length === 0 ? 0 : sure.length / labels.length,
    sureAccuracy: mean(sure),
    majorityMacroF1: macroF1(winners.fill(commonest(labels)), labels),
  };
}

/** The class with the highest probability. */
export function topClass(guess: Probabilities): number {
  if (guess[0]! >= guess[1]! && guess[0]! >= guess[2]!) return 0;
  return guess[1]! >= guess[2]! ? 1 : 2;
}

/** Mean F1 over the classes that occur in the labels. */
export function macroF1(winners: ArrayLike<number>, labels: ArrayLike<number>): number {
  return mean(classCounts(winners, labels).map(({ hit, said, real }) => (hit === 0 ? 0 : (2 * hit) / (said + real))));
}

export function averageRecall(winners: ArrayLike<number>, labels: ArrayLike<number>): number {
  return mean(classCounts(winners, labels).map(({ hit, real }) => hit / real));
}

function classCounts(winners: ArrayLike<number>, labels: ArrayLike<number>) {
  const counts = [0, 1, 2].map(() => ({ hit: 0, said: 0, real: 0 }));
  for (let i = 0; i < labels.length; i++) {
    counts[winners[i]!]!.said += 1;
    counts[labels[i]!]!.real += 1;
    if (winners[i] === labels[i]) counts[labels[i]!]!.hit += 1;
  }
  return counts.filter((count) => count.real > 0);
}

function calibrationError(guesses: readonly Probabilities[], hits: readonly number[]): number {
  const bins = Array.from({ length: 10 }, () => ({ gap: 0 }));
  guesses.forEach((guess, i) => {
    const confidence = Math.max(guess[0]!, guess[1]!, guess[2]!);
    bins[Math.min(9, Math.floor(confidence * 10))]!.gap += confidence - hits[i]!;
  });
  return bins.reduce((sum, bin) => sum + Math.abs(bin.gap), 0) / Math.max(1, guesses.length);
}

function commonest(labels: ArrayLike<number>): number {
  const counts = [0, 0, 0];
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]! += 1;
  return counts.indexOf(Math.max(...counts));
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
