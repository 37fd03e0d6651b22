import { MINUTE_MS } from "./constants.ts";
import type { Grain } from "./grain.ts";
import { significant, sumOfLast } from "./ring.ts";
import type { Verdict } from "./verdict.ts";
import type { OpenBin, Prospect, Watch } from "./watch.ts";

/**
 * Where a burst began: the last time a running sum of counts over their allowance was zero (Page's cumulative sum, made to
 * find a doubling of a Poisson count, for which the allowance is 1/ln 2 of the mean). One low bin amid a burst lowers the
 * sum without resetting it. It looks back two hours, or a day for the slow channel.
 */
const ALLOWANCE = 1 / Math.LN2;

/** Start of the excess that the open bin belongs to, ms since the epoch. */
export function onsetOf(watch: Watch, bin: OpenBin, { channel }: Pick<Verdict, "channel">, grain: Grain): number {
  if (isOfDay(channel)) return onsetInDay(watch, bin, grain);
  const { counts, means } = watch.total;
  return (bin.index - runOfExcess(counts, means)) * grain.binMs;
}

export function isOfDay(channel: Verdict["channel"]): boolean {
  return channel === "day" || channel === "negative-day";
}

function onsetInDay(watch: Watch, bin: OpenBin, grain: Grain): number {
  const { counts, means, bins } = watch.total.day;
  const run = runOfExcess(counts, means);
  if (run === 0) return bin.index * grain.binMs;
  const whole = bins === 0 ? run : run - 1;
  return (bin.index - bins - whole * grain.hourBins) * grain.binMs;
}

/** Negative voices a minute over the last half hour. */
export function paceOf({ negative }: Watch, bin: OpenBin, at: number, grain: Grain): number {
  if (!negative) return 0;
  const before = grain.windowBins[0]! - 1;
  const minutes = (at + grain.rowMs - (bin.index - before) * grain.binMs) / MINUTE_MS;
  return significant((bin.negative + sumOfLast(negative.counts, before)) / minutes, 4);
}

/** How many of the last pieces belong to the excess that is not yet used up. */
function runOfExcess(counts: readonly number[], means: readonly number[]): number {
  let sum = 0;
  let start = counts.length;
  for (let i = 0; i < counts.length; i++) {
    const isBeginning = sum === 0;
    sum = Math.max(0, sum + counts[i]! - ALLOWANCE * means[i]!);
    if (isBeginning && sum > 0) start = i;
  }
  return sum > 0 ? counts.length - start : 0;
}

/** Voices of the last `bins` bins with the open one, and what was expected of them. */
export function windowOf(
  watch: Watch,
  prospect: Prospect,
  bin: OpenBin,
  bins: number,
): { observed: number; expected: number } {
  const { counts, means } = watch.total;
  return {
    observed: bin.voices + sumOfLast(counts, bins - 1),
    expected: prospect.total.mean + sumOfLast(means, bins - 1),
  };
}
