import { createDetector, type Detector, restoreDetector } from "../src/index.ts";
import type { Injection } from "./injection.ts";
import { HORIZON } from "./injection.ts";
import type { Stream } from "./streams.ts";

/**
 * Detectors under one roof. The peers are the rules that vendors document, as functions of trailing sums; none of them
 * keeps a state beyond its window, so an injected crisis is scored by patching the sums of its six hours.
 */
export interface Contestant {
  name: string;
  /** Score of every row of the background. */
  background(stream: Stream): Float64Array;
  /** Scores of the rows of each crisis, from its onset. */
  crises(stream: Stream, injections: Injection[]): Float64Array[];
}

const HOUR = 12;
const DAY = 288;
const WEEK = 2016;
const ROW_MS = 300_000;

/** Trailing sums of a stream: `sum(end, rows)` is of the rows before `end`. */
class Sums {
  readonly #counts: Float64Array;
  readonly #hourSquares: Float64Array;

  constructor(counts: ArrayLike<number>) {
    this.#counts = new Float64Array(counts.length + 1);
    this.#hourSquares = new Float64Array(counts.length + 1);
    this.patch(0, counts);
  }

  patch(from: number, counts: ArrayLike<number>): void {
    for (let i = 0; i < counts.length; i++) {
      const end = from + i + 1;
      this.#counts[end] = this.#counts[end - 1]! + counts[i]!;
      this.#hourSquares[end] = this.#hourSquares[end - 1]! + this.sum(end, HOUR) ** 2;
    }
  }

  sum(end: number, rows: number): number {
    return this.#counts[end]! - this.#counts[Math.max(0, end - rows)]!;
  }

  hourSquares(end: number, rows: number): number {
    return this.#hourSquares[end]! - this.#hourSquares[Math.max(0, end - rows)]!;
  }
}

type Rule = (sums: Sums, end: number) => number;

/** N times a usual hour of the last week. */
const fixed: Rule = (sums, end) => sums.sum(end, HOUR) / (sums.sum(end - HOUR, WEEK) / (WEEK / HOUR) + 0.5);

/** Standard deviations over the same hour of the last seven days, never less than Poisson's. */
const sigma7: Rule = (sums, end) => {
  const same = Array.from({ length: 7 }, (_, day) => sums.sum(Math.max(0, end - DAY * (day + 1)), HOUR));
  const mean = same.reduce((a, b) => a + b, 0) / 7;
  const variance = same.reduce((a, b) => a + (b - mean) ** 2, 0) / 6;
  return (sums.sum(end, HOUR) - mean) / Math.sqrt(Math.max(variance, mean, 0.5));
};

/** Last hour against the mean hour of the twelve before. */
const meltwater12h: Rule = (sums, end) => sums.sum(end, HOUR) / (sums.sum(end - HOUR, 12 * HOUR) / 12 + 0.5);

/** Standard deviations of the one-hour sum over the last week of such sums. */
const winGauss1h: Rule = (sums, end) => {
  const mean = sums.sum(end - HOUR, WEEK) / (WEEK / HOUR);
  const variance = sums.hourSquares(end - HOUR, WEEK) / WEEK - mean * mean;
  return (sums.sum(end, HOUR) - mean) / Math.sqrt(Math.max(variance, 0.5));
};

function peer(name: string, rule: Rule): Contestant {
  return {
    name,
    background(stream) {
      const sums = new Sums(stream.counts);
      return Float64Array.from(stream.counts, (_, i) => (i < DAY ? 0 : rule(sums, i + 1)));
    },
    crises(stream, injections) {
      const sums = new Sums(stream.counts);
      return injections.map(({ onset, extra }) => {
        const original = stream.counts.slice(onset, onset + HORIZON);
        sums.patch(
          onset,
          original.map((count, i) => count + extra[i]!),
        );
        const scores = Float64Array.from(original, (_, i) => rule(sums, onset + i + 1));
        sums.patch(onset, original);
        return scores;
      });
    },
  };
}

/** The product's own detector, in five-minute rows. */
const surge: Contestant = {
  name: "SURGE",
  background(stream) {
    const detector = startDetector();
    return Float64Array.from(stream.counts, (_, i) => observe(detector, stream, i, 0));
  },
  crises: scoreCrises,
};

function scoreCrises(stream: Stream, injections: Injection[]): Float64Array[] {
  const detector = startDetector();
  const scores = new Map<Injection, Float64Array>();
  const byOnset = [...injections].sort((a, b) => a.onset - b.onset);
  let row = 0;
  for (const injection of byOnset) {
    while (row < injection.onset) observe(detector, stream, row++, 0);
    const clone = restoreDetector(detector.snapshot());
    scores.set(
      injection,
      Float64Array.from(injection.extra, (extra, i) => observe(clone, stream, injection.onset + i, extra)),
    );
  }
  return injections.map((injection) => scores.get(injection)!);
}

function startDetector(): Detector {
  return createDetector({ rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1 });
}

function observe(detector: Detector, stream: Stream, row: number, extra: number): number {
  return detector.observe({ at: stream.startMs + row * ROW_MS, voices: stream.counts[row]! + extra }).score;
}

export const CONTESTANTS: Contestant[] = [
  surge,
  peer("fixed N x usual hour", fixed),
  peer("3-sigma 7 d same hour", sigma7),
  peer("meltwater 12 h", meltwater12h),
  peer("windowed Gaussian 1 h", winGauss1h),
];
