import { DAY } from "./constants.ts";
import { type Dispersion, dispersionOf, learnDispersion, startDispersion } from "./dispersion.ts";
import type { Grain } from "./grain.ts";
import { dropLeadingZeros, keep, NEVER, sumOfLast } from "./ring.ts";
import { surpriseAbove } from "./tail.ts";

/**
 * The slow channel. Headlines about a brand come hours apart, so a window of an hour or two holds one of them or none,
 * and a day with six instead of one passes unheard. Here the last 24 hours are one count, kept as sums of whole hours,
 * against what was predicted for them. It speaks only for streams that bring up to about thirty voices a day: above that
 * the short windows are fuller, quicker, and over sooner. A day's sum falls only when the burst leaves it, so an episode
 * of a slow stream lasts about a day after its last voices: one story, one alert.
 */
export interface Day {
  /** Hours, oldest first; the last one is filling while `bins` is not 0. */
  counts: number[];
  /** What of the counts was cut off, from the first hour that lost any. */
  excesses: number[];
  means: number[];
  bins: number;
  spread: Dispersion;
}

/** The day that the open bin ends: counts without the open bin, the mean with it. */
export interface DayOutlook {
  count: number;
  cut: number;
  mean: number;
  phi: number;
}

interface DayBin {
  count: number;
  cut: number;
  mean: number;
}

export function startDay(): Day {
  return { counts: [], excesses: [], means: [], bins: 0, spread: startDispersion() };
}

/** What the day holds around an open bin in which `mean` is expected; an occasion adds to its `spread`. */
export function foreseeDay(day: Day, mean: number, grain: Grain, spread: number): DayOutlook {
  const hours = day.bins === 0 ? grain.dayHours - 1 : grain.dayHours;
  // Of a stream that was too busy a while ago only some hours are kept: they are no day, and no share of one.
  if (day.counts.length < hours) return { count: 0, cut: 0, mean: Number.POSITIVE_INFINITY, phi: spread };
  return {
    count: sumOfLast(day.counts, hours),
    cut: sumOfLast(day.counts, hours) - sumOfLast(day.excesses, hours),
    mean: mean + sumOfLast(day.means, hours),
    phi: dispersionOf(day.spread, DAY) + spread,
  };
}

/** Whether the day of a stream is slow enough to be judged as one count. */
export function speaksOfDay({ mean }: DayOutlook): boolean {
  return mean <= DAY.mostExpected;
}

/** Nats over once a week of the day with `count` in its open bin, of which `cut` is left after winsorising. */
export function judgeDay(outlook: DayOutlook, { count, cut }: { count: number; cut: number }): number {
  if (!speaksOfDay(outlook)) return NEVER;
  const surprise = surpriseAbove(outlook.cut + cut, outlook.mean, outlook.phi);
  const score = (surprise - DAY.offset) / DAY.scale;
  return outlook.count + count - outlook.mean < DAY.extra ? Math.min(score, -2) : score;
}

/** Takes a finished bin in; the spread of whole days is learnt once an hour. */
export function closeDayBin(day: Day, bin: DayBin, grain: Grain, teaches: boolean): void {
  addToHour(day, bin, grain);
  if (day.bins > 0 || !teaches || day.counts.length < grain.dayHours) return;
  const seen = {
    count: sumOfLast(day.counts, grain.dayHours) - sumOfLast(day.excesses, grain.dayHours),
    mean: sumOfLast(day.means, grain.dayHours),
  };
  if (seen.mean <= 2 * DAY.mostExpected) learnDispersion(day.spread, seen, grain.daySpread, DAY);
}

/** Passes a bin over: what brings far more than the channel speaks for is not kept. */
export function restDay(day: Day, grain: Grain): void {
  day.counts = [];
  day.excesses = [];
  day.means = [];
  day.bins = (day.bins + 1) % grain.hourBins;
}

/** Adds a bin to the hour that is filling, or begins the next hour with it. */
function addToHour(day: Day, bin: DayBin, grain: Grain): void {
  addToLast(day.counts, bin.count, { isNew: day.bins === 0, length: grain.dayHours });
  addToLast(day.excesses, bin.count - bin.cut, { isNew: day.bins === 0, length: grain.dayHours });
  dropLeadingZeros(day.excesses);
  addToLast(day.means, bin.mean, { isNew: day.bins === 0, length: grain.dayHours });
  day.bins = (day.bins + 1) % grain.hourBins;
}

/** Adds to the last value of a ring, or to a fresh one behind it. */
export function addToLast(
  values: number[],
  value: number,
  { isNew, length }: { isNew: boolean; length: number },
): void {
  if (isNew || values.length === 0) keep(values, 0, length);
  values[values.length - 1] = Math.round((values.at(-1)! + value) * 1e4) / 1e4;
}
