import { SEVERITY } from "./constants.ts";
import type { EpisodeKind } from "./episode.ts";

export type Severity = 1 | 2 | 3 | 4 | 5;

export interface Weight {
  score: number;
  kind: EpisodeKind;
  authors: number | undefined;
  negativeShare: number;
  usualShare: number;
  /** The negative share is significantly above the usual one. */
  hasTurned: boolean;
}

/**
 * Suggested severity: 1 at the threshold, one more at each of 3, 6, 12 and 24 nats; many authors raise it, and so does
 * a negative share that is both doubled and at least 30 %. Without evidence in the tone it never exceeds 3: neither praise
 * nor a joke is an emergency.
 */
export function severityOf(weight: Weight): Severity {
  let level = 1;
  for (const step of SEVERITY.levels) if (weight.score >= step) level += 1;
  if ((weight.authors ?? 0) >= SEVERITY.manyAuthors) level += 1;
  const isCrisisOfTone = weight.kind === "crisis" && weight.hasTurned;
  if (isCrisisOfTone && isDoubled(weight)) level += 1;
  return Math.min(level, isCrisisOfTone ? 5 : SEVERITY.calmMost) as Severity;
}

function isDoubled(weight: Weight): boolean {
  return weight.negativeShare >= SEVERITY.shareLeast && weight.negativeShare >= SEVERITY.shareLift * weight.usualShare;
}
