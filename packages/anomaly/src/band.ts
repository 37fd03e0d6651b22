import { GATES } from "./constants.ts";
import type { Outlook } from "./stream.ts";

const HOUR = 1;
/** After an hour of steady excess its window has this multiple of the mean surprise of all four. */
const HOUR_AHEAD = 1.6;

/**
 * Upper edge of the expected band for one bin: its portion of the one-hour count that brings the `evidence` that rings, so that
 * the edges of the rows of an hour add up to what must come within that hour to ring. The quantile is
 * Wilson-Hilferty's for a gamma of the same mean and variance, within a tenth of the exact one above five an hour;
 * below, the gate on extra voices rules anyway.
 */
export function upperEdge(outlook: Outlook, hourBins: number, evidence: number): number {
  const mean = outlook.mean * hourBins;
  const shape = (mean * mean) / (mean + outlook.windows[HOUR]!.phi * mean * mean);
  const z = normalQuantile(HOUR_AHEAD * evidence);
  const root = Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)));
  return Math.max(mean * root ** 3, mean + GATES.extra) / hourBins;
}

/** z with upper tail 10^-surprise (Abramowitz and Stegun 26.2.23, absolute error below 4.5e-4). */
function normalQuantile(surprise: number): number {
  const t = Math.sqrt(2 * Math.LN10 * Math.max(0.31, surprise));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - above / below;
}
