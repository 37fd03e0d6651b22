import { COLD, DAY, PEAKS, SHARE } from "./constants.ts";
import { usualMost } from "./engagement.ts";
import type { Grain } from "./grain.ts";
import { isOfDay, onsetOf, windowOf } from "./onset.ts";
import { peakFor } from "./peaks.ts";
import { correlation, type Tail, usualShare } from "./share.ts";
import type { Channel } from "./stream.ts";
import { surpriseAbove, surpriseOfShare } from "./tail.ts";
import { dayTail, type Verdict } from "./verdict.ts";
import type { OpenBin, Prospect, Watch } from "./watch.ts";

/** Why a row scores as it does: codes and numbers, from which every language makes its own sentence. */
export interface Explanation {
  channel: Channel;
  windowMinutes: number;
  /** Voices in the window (negative ones for the share channels, reactions for engagement), and the number expected. */
  observed: number;
  expected: number;
  factor: number;
  /** Return period: the like comes about once in so many weeks at this brand. At most a million. */
  oncePerWeeks: number;
  /** First bin of the run above expectation, ms since the epoch. */
  since: number;
  negativeShare: number;
  usualNegativeShare: number;
  /** Fewer than about this in the window would not have rung; ignores that other channels might have. */
  wouldNotHaveFiredBelow: number;
  isLearning: boolean;
  /** Extra voices per minute over the last quarter of an hour. */
  velocityPerMinute: number;
  /** Time in which the last quarter of an hour doubles the one before; null when it does not grow. */
  doublingMinutes: number | null;
  authors: number | null;
  reach: number;
}

export interface Situation {
  watch: Watch;
  prospect: Prospect;
  bin: OpenBin;
  verdict: Verdict;
  grain: Grain;
  threshold: number;
  isLearning: boolean;
  at: number;
}

const MOST_WEEKS = 1e6;

/** The explanation of a verdict in its situation. */
export function explain(situation: Situation): Explanation {
  const { watch, verdict, grain, bin, prospect } = situation;
  const evidence = evidenceOf(situation);
  return {
    channel: verdict.channel,
    windowMinutes: (evidence.bins * grain.binMs) / 60_000,
    observed: evidence.observed,
    expected: evidence.expected,
    factor: evidence.observed / Math.max(evidence.expected, 1e-6),
    oncePerWeeks: Math.min(MOST_WEEKS, Math.exp(verdict.score)),
    since: onsetOf(watch, bin, verdict, grain),
    negativeShare: verdict.negativeShare,
    usualNegativeShare: verdict.usualShare,
    wouldNotHaveFiredBelow: leastToFire(situation, evidence),
    isLearning: situation.isLearning,
    ...paceOf(situation),
    authors: verdict.authors ?? null,
    reach: prospect.reach + bin.reach,
  };
}

interface Evidence {
  bins: number;
  observed: number;
  expected: number;
}

function evidenceOf(situation: Situation): Evidence {
  const { watch, prospect, bin, verdict, grain } = situation;
  const bins = Math.round(windowHours(verdict.channel, grain) * grain.binsPerHour) || 1;
  if (isOfNegative(verdict) && prospect.negative) {
    const { negative, total } = tailOf(situation);
    return { bins, observed: negative, expected: total * verdict.usualShare };
  }
  if (verdict.channel === "engagement")
    return { bins, observed: prospect.reactions + bin.engagement, expected: usualMost(watch.engagement!) };
  if (isOfDay(verdict.channel))
    return { bins, observed: prospect.total.day.count + bin.voices, expected: prospect.total.day.mean };
  const seen = { bins, ...windowOf(watch, prospect, bin, bins) };
  return verdict.coldExpected === undefined ? seen : { ...seen, expected: verdict.coldExpected };
}

/** Negative voices and all voices of the window that speaks. */
function tailOf({ prospect, bin, verdict }: Situation): Tail {
  if (isOfDay(verdict.channel)) return dayTail(prospect, bin);
  const { total, negative } = prospect;
  return { negative: (negative?.hourCount ?? 0) + bin.negative, total: total.hourCount + bin.voices };
}

/** Whether the evidence is negative voices among all, rather than voices against an expectation. */
function isOfNegative({ channel, isCrisis }: Verdict): boolean {
  return channel === "share" || channel.startsWith("negative") || (channel === "cold" && isCrisis);
}

function windowHours(channel: Channel, grain: Grain): number {
  if (isOfDay(channel)) return DAY.hours;
  if (channel === "half-hour") return 0.5;
  if (channel === "two-hours") return 2;
  if (channel === "three-hours" || channel === "engagement") return 3;
  if (channel === "three-bins") return 3 / grain.binsPerHour;
  if (channel === "flash") return 1 / grain.binsPerHour;
  return 1;
}

function leastToFire(situation: Situation, evidence: Evidence): number {
  const surpriseAt = surpriseCurve(situation, evidence);
  const surprise = surpriseNeeded(situation, surpriseAt(evidence.observed));
  let low = evidence.expected;
  let high = Math.max(evidence.observed, evidence.expected + 3);
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (surpriseAt(middle) >= surprise) high = middle;
    else low = middle;
  }
  return Math.ceil(high - 1e-3);
}

function surpriseNeeded({ watch, verdict, threshold }: Situation, surprise: number): number {
  const { sustained, three, flash } = watch.total;
  const ofNegative = () => SHARE.offset + SHARE.scale * (threshold + SHARE.fusionToll - 3) * 0.67;
  const ofWindow = () => {
    const [needed, seen] = [threshold, verdict.score].map((score) => peakFor(sustained, PEAKS.sustained, score));
    return (surprise * needed!) / seen!;
  };
  const needed: Record<Channel, () => number> = {
    "half-hour": ofWindow,
    hour: ofWindow,
    "two-hours": ofWindow,
    "three-hours": ofWindow,
    "three-bins": () => Math.expm1(peakFor(three, PEAKS.three, threshold)),
    flash: () => Math.expm1(peakFor(flash, PEAKS.flash, threshold)),
    engagement: () => {
      const law = { ...PEAKS.engagement, over: watch.engagement!.level };
      return peakFor(watch.engagement!.peaks, law, threshold);
    },
    share: () => SHARE.offset + SHARE.scale * (threshold + SHARE.fusionToll),
    day: () => DAY.offset + DAY.scale * threshold,
    "negative-and-share": ofNegative,
    "negative-day": ofNegative,
    cold: () => {
      const law = verdict.isCrisis ? SHARE : COLD;
      return law.offset + law.scale * (threshold + COLD.bar);
    },
  };
  return needed[verdict.channel]();
}

function surpriseCurve(situation: Situation, evidence: Evidence): (count: number) => number {
  const { watch, prospect, verdict } = situation;
  const { total } = tailOf(situation);
  const ofShare = (count: number) => surpriseOfShare(count, total, usualShare(watch.share), correlation(watch.share));
  const ofWindow = (at: number) => (count: number) =>
    surpriseAbove(count, evidence.expected, prospect.total.windows[at]!.phi);
  const curves: Record<Channel, (count: number) => number> = {
    "half-hour": ofWindow(0),
    hour: ofWindow(1),
    "two-hours": ofWindow(2),
    "three-hours": ofWindow(3),
    "three-bins": (count) => surpriseAbove(count / 3, evidence.expected / 3, prospect.total.bin.phi),
    flash: (count) => surpriseAbove(count, prospect.total.flash.mean, prospect.total.flash.phi),
    day: (count) => surpriseAbove(count, evidence.expected, prospect.total.day.phi),
    engagement: Math.log1p,
    share: ofShare,
    "negative-and-share": ofShare,
    "negative-day": ofShare,
    cold: (count) =>
      verdict.isCrisis
        ? surpriseOfShare(count, total, COLD.negativeShare, COLD.rho)
        : surpriseAbove(count, evidence.expected, COLD.dispersion),
  };
  return curves[verdict.channel];
}

function paceOf({ watch, prospect, bin, grain, at }: Situation): {
  velocityPerMinute: number;
  doublingMinutes: number | null;
} {
  const quarter = Math.max(1, Math.round(grain.binsPerHour / 4));
  const { observed, expected } = windowOf(watch, prospect, bin, quarter);
  const { counts } = watch.total;
  const before = counts.slice(-2 * quarter + 1, counts.length - quarter + 1).reduce((sum, count) => sum + count, 0);
  const minutes = ((quarter - 1) * grain.binMs + (at + grain.rowMs - bin.index * grain.binMs)) / 60_000;
  const growth = Math.log((observed + 1) / (before + 1));
  return {
    velocityPerMinute: (observed - expected) / Math.max(minutes, 1),
    doublingMinutes: growth > 0.05 ? (15 * Math.LN2) / growth : null,
  };
}
