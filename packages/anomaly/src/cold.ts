import { COLD, SHARE } from "./constants.ts";
import { NEVER } from "./ring.ts";
import { surpriseAbove, surpriseOfShare } from "./tail.ts";

/**
 * The rule for a watch without history. In its first day nothing may be claimed from a baseline, but forty angry
 * people in ten minutes must ring. Two signs are allowed, both with a bar three nats above the usual one (a twentieth
 * of the usual false alarms):
 *  - the negative share of the last hour against a prior of one fifth with a wide spread (correlation 0.1), from at
 *    least 20 negative voices of at least 10 authors;
 *  - after two hours, the last hour against the watch's own earlier hours (a gamma prior worth half a voice) with the
 *    variance of an unknown hour of the day: dispersion 3 or more, as of a day whose busy hours bring ten times the voices
 *    of its nights, because the first hours may have been night. It takes a factor of about forty.
 */
export interface ColdView {
  negative: number;
  total: number;
  authors: number | undefined;
  /** Voices and hours before the last hour. */
  earlierVoices: number;
  earlierHours: number;
}

export interface ColdJudgement {
  total: number;
  negative: number;
  expected: number;
}

export function judgeCold(view: ColdView): ColdJudgement {
  const expected = (view.earlierVoices + 0.5) / Math.max(1, view.earlierHours);
  return { total: scoreTotal(view, expected), negative: scoreNegative(view), expected };
}

function scoreTotal(view: ColdView, expected: number): number {
  if (view.earlierHours < COLD.leastHours || view.total < COLD.leastNegative) return NEVER;
  const surprise = surpriseAbove(view.total, expected, COLD.dispersion + 1 / (view.earlierVoices + 0.5));
  return (surprise - COLD.offset) / COLD.scale - COLD.bar;
}

function scoreNegative(view: ColdView): number {
  if (view.negative < COLD.leastNegative || (view.authors ?? COLD.leastAuthors) < COLD.leastAuthors) return NEVER;
  const surprise = surpriseOfShare(view.negative, view.total, COLD.negativeShare, COLD.rho);
  return (surprise - SHARE.offset) / SHARE.scale - COLD.bar;
}
