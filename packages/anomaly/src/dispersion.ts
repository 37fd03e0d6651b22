import { DISPERSION } from "./constants.ts";

/**
 * How much more a count varies than Poisson: phi in variance = mean + phi mean^2, learnt by moments as a ratio of two
 * decayed sums (a mean of ratios would be ruled by the quiet hours). Deviations arrive winsorised, so a burst cannot
 * teach the detector that bursts are normal. A weak prior stands in while the stream is young.
 */
export interface Dispersion {
  above: number;
  scale: number;
  weight: number;
}

export function startDispersion(): Dispersion {
  return { above: 0, scale: 0, weight: 0 };
}

/** phi now, between the floor and the ceiling. */
export function dispersionOf(dispersion: Dispersion, prior: Prior = DISPERSION): number {
  const { above, scale } = dispersion;
  if (scale <= 0) return prior.prior;
  const trust = dispersion.weight / (dispersion.weight + prior.priorHours);
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
  const phi = dispersionOf(dispersion, prior);
  const { mean } = seen;
  const limit = DISPERSION.clipSd ** 2 * (mean + phi * mean * mean);
  const square = Math.min((seen.count - mean) ** 2, limit);
  dispersion.above = dispersion.above * step.keep + (square - mean) * step.hours;
  dispersion.scale = dispersion.scale * step.keep + (mean * mean + mean / 2) * step.hours;
  dispersion.weight = dispersion.weight * step.keep + step.hours;
}

export interface Decay {
  keep: number;
  hours: number;
}
