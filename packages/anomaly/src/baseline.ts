import { BASELINE } from "./constants.ts";
import { type Dispersion, dispersionOf, learnDispersion, startDispersion } from "./dispersion.ts";
import type { Grain } from "./grain.ts";
import { significant } from "./ring.ts";
import type { LocalTime } from "./zone.ts";

/**
 * What is usual: level x hour of day x day of week.
 *
 * The level is an exponential mean with a half-life of four days, over counts cut at five standard deviations so that
 * a crisis does not become the norm within a day. The profile has 24 slots, read by linear interpolation between their
 * centres and corrected once at the end of each slot by the clamped log ratio of seen to expected; likewise the
 * weekday once a day. Both forget by their gain alone, which is all a decayed history of whole weeks would add.
 */
export interface Baseline {
  level: number;
  bins: number;
  profile: number[];
  weekdays: number[];
  slot: Tally;
  today: Tally;
  spread: Dispersion;
}

interface Tally {
  key: number;
  index: number;
  seen: number;
  expected: number;
}

export function startBaseline(): Baseline {
  return {
    level: 0,
    bins: 0,
    profile: new Array<number>(BASELINE.slots).fill(1),
    weekdays: new Array<number>(7).fill(1),
    slot: { key: -1, index: 0, seen: 0, expected: 0 },
    today: { key: -1, index: 0, seen: 0, expected: 0 },
    spread: startDispersion(),
  };
}

/** Mean expected in one bin at this local time, times the factor of an occasion, never below the floor. */
export function expectedAt(baseline: Baseline, time: LocalTime, grain: Grain, factor = 1): number {
  return Math.max(grain.floor, significant(baseline.level * rhythmAt(baseline, time) * factor, 4));
}

function rhythmAt(baseline: Baseline, time: LocalTime): number {
  const slots = BASELINE.slots;
  const place = (time.minuteOfDay * slots) / 1440 - 0.5 + slots;
  const before = Math.floor(place);
  const part = place - before;
  const { profile } = baseline;
  const shape = profile[before % slots]! * (1 - part) + profile[(before + 1) % slots]! * part;
  return shape * baseline.weekdays[time.weekday]!;
}

/** Standard deviation of one bin whose mean is `mean`. */
function spreadAt(baseline: Baseline, mean: number): number {
  return Math.sqrt(mean + dispersionOf(baseline.spread) * mean * mean);
}

/** Learns one whole bin: `count` came where `mean` was expected at `time`, an occasion's `factor` included. */
export function learnBin(
  baseline: Baseline,
  bin: { count: number; mean: number; time: LocalTime; factor: number },
  grain: Grain,
): void {
  const { count, mean, time, factor } = bin;
  const kept = Math.min(count, mean + BASELINE.learnSd * spreadAt(baseline, mean) + youthAllowance(baseline, count));
  if (baseline.bins > 0) learnDispersion(baseline.spread, { count, mean }, grain.dispersion);
  turnSlot(baseline, time, grain);
  turnDay(baseline, time);
  for (const tally of [baseline.slot, baseline.today]) {
    tally.seen = quantise(tally.seen + kept);
    tally.expected = quantise(tally.expected + mean);
  }
  const gain = Math.max(grain.levelGain, 1 / (baseline.bins + 2));
  const step = gain * (kept / (rhythmAt(baseline, time) * factor) - baseline.level);
  baseline.level = significant(baseline.level + step, 9);
  baseline.bins += 1;
}

/** Before the first two hours there is no spread to cut by: everything counts. */
function youthAllowance(baseline: Baseline, count: number): number {
  return baseline.bins < 24 ? count : 0;
}

function turnSlot(baseline: Baseline, time: LocalTime, grain: Grain): void {
  const index = Math.floor((time.minuteOfDay * BASELINE.slots) / 1440);
  const key = time.day * BASELINE.slots + index;
  const { slot } = baseline;
  if (slot.key === key) return;
  if (slot.key >= 0) correctProfile(baseline, grain);
  baseline.slot = { key, index, seen: 0, expected: 0 };
}

function correctProfile(baseline: Baseline, grain: Grain): void {
  const { slot, profile } = baseline;
  const days = Math.floor(baseline.bins / (24 * grain.binsPerHour));
  const gain = Math.max(BASELINE.slotGain, 1 / (days + 2));
  profile[slot.index]! *= Math.exp(gain * clampedLogRatio(slot, BASELINE.slotStep));
  const mean = profile.reduce((sum, factor) => sum + factor, 0) / profile.length;
  const ease = mean ** -BASELINE.renormalise;
  for (let i = 0; i < profile.length; i++) profile[i] = quantise(Math.max(1e-3, profile[i]! * ease));
}

function turnDay(baseline: Baseline, time: LocalTime): void {
  const { today, weekdays } = baseline;
  if (today.key === time.day) return;
  if (today.key >= 0) {
    weekdays[today.index]! *= Math.exp(BASELINE.weekdayGain * clampedLogRatio(today, BASELINE.weekdayStep));
    const mean = weekdays.reduce((sum, factor) => sum + factor, 0) / 7;
    for (let i = 0; i < 7; i++) weekdays[i] = quantise(weekdays[i]! / mean);
  }
  baseline.today = { key: time.day, index: time.weekday, seen: 0, expected: 0 };
}

function clampedLogRatio(tally: Tally, step: number): number {
  return Math.min(step, Math.max(-step, Math.log((tally.seen + 1) / (tally.expected + 1))));
}

function quantise(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
