import { DISPERSION } from "./constants.ts";
import { significant } from "./ring.ts";

/**
 * How much more a count varies than Poisson: phi in variance = mean + phi mean^2, learnt by moments as a ratio of two
 * decayed sums (a mean of ratios would be ruled by the quiet hours). Deviations arrive winsorised, so a burst cannot
 * teach the detector that bursts are normal. A weak prior stands in while the stream is young.
 */
export interface Moments {
  above: number;
  scale: number;
}

/** With the hours it was learnt from; streams that learn together share them. */
export interface Dispersion extends Moments {
  weight: number;
}

export function startMoments(): Moments {
  return { above: 0, scale: 0 };
}

export function startDispersion(): Dispersion {
  return { above: 0, scale: 0, weight: 0 };
}

/** phi now, between the floor and the ceiling. */
export function dispersionOf(dispersion: Dispersion, prior: Prior = DISPERSION): number {
  return phiOf(dispersion, dispersion.weight, prior);
}

/** phi of moments learnt over `weight` hours. */
export function phiOf({ above, scale }: Moments, weight: number, prior: Prior = DISPERSION): number {
  if (scale <= 0) return prior.prior;
  const trust = weight / (weight + prior.priorHours);
  const phi = trust * (above / scale) + (1 - trust) * prior.prior;
  return Math.min(DISPERSION.ceiling, Math.max(DISPERSION.floor, phi));
}

/** phi of streams at large, and the hours it is worth. */
export interface Prior {
  readonly prior: number;
  readonly priorHours: number;
}

/** Learns one count seen where `mean` was expected; `keep` is the decay for the time it stands for, `hours` that time. */
export function learnDispersion(
  dispersion: Dispersion,
  seen: { count: number; mean: number },
  step: Decay,
  prior: Prior = DISPERSION,
): void {
  learnMoments(dispersion, seen, step, dispersionOf(dispersion, prior));
  dispersion.weight = rounded(dispersion.weight * step.keep + step.hours);
}

/** The moments alone, deviations winsorised by the `phi` of before. */
export function learnMoments(
  moments: Moments,
  { count, mean }: { count: number; mean: number },
  step: Decay,
  phi: number,
): void {
  const limit = DISPERSION.clipSd ** 2 * (mean + phi * mean * mean);
  const square = Math.min((count - mean) ** 2, limit);
  moments.above = rounded(moments.above * step.keep + (square - mean) * step.hours);
  moments.scale = rounded(moments.scale * step.keep + (mean * mean + mean / 2) * step.hours);
}

const rounded = (value: number) => significant(value, 7);

export interface Decay {
  keep: number;
  hours: number;
}
