import { SHARE } from "./constants.ts";
import type { Grain } from "./grain.ts";
import { NEVER, significant } from "./ring.ts";
import { surpriseOfShare } from "./tail.ts";

/**
 * How much of what is said is negative. The usual share is a decayed mean over a week with a weak prior of one fifth;
 * negatives above four standard deviations are not learnt. Shares move together (one thread, one classifier error), so
 * their spread is beta-binomial with a correlation learnt from whole hours.
 */
export interface Share {
  negative: number;
  total: number;
  /** Moments of the correlation: spread above binomial, and what full correlation would give. */
  above: number;
  scale: number;
  hour: { bins: number; negative: number; total: number };
}

export interface ShareJudgement {
  score: number;
  /** Negative voices and all voices of the last hour. */
  negative: number;
  total: number;
  usual: number;
}

export interface Tail {
  negative: number;
  total: number;
}

export function startShare(): Share {
  return { negative: 0, total: 0, above: 0, scale: 0, hour: { bins: 0, negative: 0, total: 0 } };
}

/** Usual negative share, 0..1. */
export function usualShare(share: Share): number {
  return (share.negative + SHARE.priorNegative) / (share.total + SHARE.priorTotal);
}

/** Correlation of negativity within an hour. */
export function correlation(share: Share): number {
  const rho = (share.above + SHARE.rhoPrior * SHARE.rhoPriorHours) / (share.scale + SHARE.rhoPriorHours);
  return Math.min(SHARE.rhoMost, Math.max(SHARE.rhoLeast, rho));
}

/** Nats over once a week of the negative share of one window; at least four negative voices. */
export function scoreTail(share: Share, tail: Tail): number {
  if (tail.negative < SHARE.leastNegative) return NEVER;
  const surprise = surpriseOfShare(tail.negative, tail.total, usualShare(share), correlation(share));
  return (surprise - SHARE.offset) / SHARE.scale;
}

/** Count and share of negatives together: two weak signs make a strong one. On the scale of every other channel. */
export function fuse(ofCount: number, ofShare: number): number {
  const a = Math.max(0, ofCount + 3);
  const b = Math.max(0, ofShare + 3);
  return -3 + Math.max(a, b, 0.75 * (a + b)) - SHARE.fusionToll;
}

/** Learns one whole bin. */
export function learnShare(share: Share, bin: Tail, grain: Grain): void {
  const keep = 0.5 ** (1 / grain.binsPerHour / SHARE.halfLifeHours);
  const usual = usualShare(share);
  const kept = Math.min(bin.negative, mostLearnt(bin.total, usual, correlation(share)));
  share.negative = rounded(share.negative * keep + kept);
  share.total = rounded(share.total * keep + bin.total);
  const { hour } = share;
  hour.bins += 1;
  hour.negative += bin.negative;
  hour.total += bin.total;
  if (hour.bins < grain.hourBins) return;
  learnCorrelation(share, hour, usual);
  share.hour = { bins: 0, negative: 0, total: 0 };
}

function mostLearnt(total: number, usual: number, rho: number): number {
  return total * usual + 4 * Math.sqrt(shareVariance(total, usual, rho));
}

function shareVariance(total: number, usual: number, rho: number): number {
  return total * usual * (1 - usual) * (1 + Math.max(0, total - 1) * rho);
}

/** The moments are weighed by 1/n^2, so one crowded hour does not outvote a week. */
function learnCorrelation(share: Share, hour: Tail, usual: number): void {
  if (hour.total < 2) return;
  const keep = 0.5 ** (1 / SHARE.halfLifeHours / 2);
  const rho = correlation(share);
  const square = Math.min((hour.negative - hour.total * usual) ** 2, 16 * shareVariance(hour.total, usual, rho));
  const binomial = hour.total * usual * (1 - usual);
  const full = binomial * (hour.total - 1);
  const weight = (hour.total - 1) / hour.total;
  share.above = rounded(share.above * keep + (weight * (square - binomial)) / full);
  share.scale = rounded(share.scale * keep + weight);
}

const rounded = (value: number) => significant(value, 8);
