import { WARM_UP } from "./injection.ts";

const APART = 72;
const DAY = 288;
const ROWS_PER_WEEK = 2016;

/**
 * Alerts of a background: rows at or above the threshold. What comes within six hours of the row before belongs to the
 * same alert, as it does to an episode, but after a day it counts again, so that no rule is the better for ringing always.
 */
export function countAlerts(scores: Float64Array, threshold: number): number {
  let alerts = 0;
  for (let i = WARM_UP, began = 0, last = 0; i < scores.length; i++) {
    if (scores[i]! < threshold) continue;
    if (i - last >= APART || i - began >= DAY) {
      alerts += 1;
      began = i;
    }
    last = i;
  }
  return alerts;
}

export function weeksOf(scores: Float64Array): number {
  return (scores.length - WARM_UP) / ROWS_PER_WEEK;
}

/** The threshold at which these backgrounds give `perWeek` alerts per brand-week on average. */
export function thresholdFor(backgrounds: Float64Array[], perWeek: number): number {
  const weeks = backgrounds.reduce((sum, scores) => sum + weeksOf(scores), 0);
  const all = backgrounds.flatMap((scores) => Array.from(scores.subarray(WARM_UP))).sort((a, b) => a - b);
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const alerts = backgrounds.reduce((sum, scores) => sum + countAlerts(scores, all[middle]!), 0);
    if (alerts / weeks > perWeek) low = middle + 1;
    else high = middle;
  }
  return all[low]!;
}
