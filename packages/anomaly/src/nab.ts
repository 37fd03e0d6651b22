/**
 * SURGE-N: the score for the Numenta Anomaly Benchmark, and for nothing else. That benchmark rewards marking any odd
 * point inside wide windows and forgives slowness, so a method tuned for it rings later than the product's detector at
 * the same number of alerts; it exists so that the published figure can be reproduced.
 *
 * A weighted mean of two return periods in nats over one row: four parts the product's own score, one part the step from
 * the row before, scaled by its running size and judged by the series' own peaks over the 97 % quantile. A score counts
 * only when it tops by a tenth everything marked in the last 288 rows. Distances to slower means were tried as further
 * parts: over seven settings of the last rule they changed the mean score by less than a point.
 */
import { createDetector, type Detector } from "./detector.ts";
import { keep } from "./ring.ts";
import { checkRow } from "./row.ts";

export interface NabObservation {
  expected: number;
  /** 0..1; 0 where nothing is emitted. */
  score: number;
}

const QUIET_ROWS = 288;
const HALF_SCORE = 20;
/** From once a week to once a row. */
const NATS_PER_WEEK_OF_ROWS = 7;

export class NabDetector {
  readonly #surge: Detector;
  readonly #step = new Oddness();
  readonly #marks = new BurstMarks();
  #before = Number.NaN;

  constructor(settings: { rowMinutes: number; timeZone: string }) {
    this.#surge = createDetector({ ...settings, weeklyBudget: 1 });
  }

  /** Takes one row, in order. */
  observe(row: { at: number; voices: number }): NabObservation {
    const { score, expected } = this.#surge.observe(row);
    const { voices } = checkRow(row).row;
    const step = Number.isNaN(this.#before) ? 0 : Math.abs(voices - this.#before);
    this.#before = voices;
    return { expected, score: this.#marks.mark((4 * natsOverOneRow(score) + this.#step.score(step)) / 5) };
  }
}

/** A product's score, nats over once a week, as nats over one row of five minutes. */
export function natsOverOneRow(score: number): number {
  return Math.max(0, score + NATS_PER_WEEK_OF_ROWS);
}

/** Marks a burst where it begins and where it grows: what tops by a tenth everything marked in the last 288 rows. */
export class BurstMarks {
  readonly #marked: number[] = [];

  /** The mark of a row, 0..1, from its nats over one row; 0 where nothing is marked. */
  mark(nats: number): number {
    const highest = this.#marked.reduce((most, value) => Math.max(most, value), 0);
    const marked = nats > 1.1 * highest ? nats : 0;
    keep(this.#marked, marked, QUIET_ROWS);
    return marked / (marked + HALF_SCORE);
  }
}

/** Return period, in nats over one row, of a distance by the series' own history of such distances. */
class Oddness {
  #square = 0;
  #weight = 0;
  #quantile = 0.5;
  #peaks = 0;
  #excess = 0;
  #rows = 0;
  #highest = 0;
  #since = 0;

  score(distance: number): number {
    const size = Math.sqrt(this.#weight > 0 ? this.#square / this.#weight : 1) || 1;
    const y = Math.log1p(distance / size);
    const beta = (this.#excess + 4 * 0.15) / (this.#peaks + 4);
    const rate = (this.#peaks + 4) / (this.#rows + 4 * 100);
    const score = Math.max(0, (y - this.#quantile) / beta - Math.log(rate));
    this.#learn(y, distance);
    return score;
  }

  #learn(y: number, distance: number): void {
    const keepSize = 0.5 ** (1 / 1000);
    this.#square = this.#square * keepSize + distance * distance;
    this.#weight = this.#weight * keepSize + 1;
    this.#learnPeak(y);
    this.#quantile += 0.01 * (y > this.#quantile ? 0.97 : -0.03);
  }

  #learnPeak(y: number): void {
    const keepPeaks = 0.5 ** (1 / 6000);
    this.#peaks *= keepPeaks;
    this.#excess *= keepPeaks;
    this.#rows = this.#rows * keepPeaks + 1;
    if (y > this.#quantile) {
      this.#highest = Math.max(this.#highest, y - this.#quantile);
      this.#since = 0;
    } else if (this.#highest > 0 && ++this.#since >= 48) {
      this.#peaks += 1;
      this.#excess += this.#highest;
      this.#highest = 0;
      this.#since = 0;
    }
  }
}

/** A detector for the benchmark mode. */
export function createNabDetector(settings: { rowMinutes: number; timeZone: string }): NabDetector {
  return new NabDetector(settings);
}
