import { PEAKS } from "./constants.ts";
import type { Grain } from "./grain.ts";
import { significant } from "./ring.ts";

/**
 * The brand's own tail. A statistic that real bursts make heavy-tailed is not judged by a formula but by how often and
 * how far it went over a level at this brand: peaks over a threshold, at least six hours apart, with an exponential
 * excess. Counts and excesses fade with a half-life of four weeks towards a prior learnt over many brands.
 */
export interface Peaks {
  count: number;
  excess: number;
  weeks: number;
  /** Highest excess of the burst in progress, and bins since it was last over. */
  highest: number;
  since: number;
}

export interface PeakLaw {
  readonly over: number;
  readonly rate: number;
  readonly excess: number;
  /** Peaks the prior of the excess is worth. */
  readonly priorPeaks: number;
  readonly offset: number;
}

/** Under its level a statistic is no peak: the score falls steeply, so that a stream at rest is far from every threshold. */
const BELOW = 4;

export function startPeaks(): Peaks {
  return { count: 0, excess: 0, weeks: 0, highest: 0, since: 0 };
}

/** Nats over once a week of a statistic `y` at this brand. A burst in progress is not yet part of its own measure. */
export function scorePeak(peaks: Peaks, law: PeakLaw, y: number): number {
  const beta = (peaks.excess + law.excess * law.priorPeaks) / (peaks.count + law.priorPeaks);
  const rate = (peaks.count + law.rate * PEAKS.priorWeeks) / (peaks.weeks + PEAKS.priorWeeks);
  const beyond = y >= law.over ? (y - law.over) / beta : (y - law.over) * BELOW;
  return beyond - Math.log(rate) - law.offset;
}

/** Learns the statistic of one whole bin. */
export function learnPeak(peaks: Peaks, law: PeakLaw, y: number, grain: Grain): void {
  peaks.count = rounded(peaks.count * grain.weekKeep);
  peaks.excess = rounded(peaks.excess * grain.weekKeep);
  peaks.weeks = rounded(peaks.weeks * grain.weekKeep + grain.binWeeks);
  if (y > law.over) {
    peaks.highest = Math.max(peaks.highest, significant(y - law.over, 4));
    peaks.since = 0;
    return;
  }
  if (peaks.highest === 0) return;
  peaks.since += 1;
  if (peaks.since < grain.peakGap) return;
  peaks.count += 1;
  peaks.excess += peaks.highest;
  peaks.highest = 0;
  peaks.since = 0;
}

const rounded = (value: number) => significant(value, 7);

/** The statistic at which this channel reaches `score`. */
export function peakFor(peaks: Peaks, law: PeakLaw, score: number): number {
  const atZero = scorePeak(peaks, law, law.over);
  const perUnit = scorePeak(peaks, law, law.over + 1) - atZero;
  return law.over + (score - atZero) / (score >= atZero ? perUnit : BELOW);
}
