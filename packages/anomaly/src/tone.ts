import { SHARE } from "./constants.ts";
import { type Share, scoreTail, type Tail, usualShare } from "./share.ts";

/** How a window speaks: its negative share, the usual one, and how odd the difference is, in nats over once a week. */
export interface Tone {
  negativeShare: number;
  usualShare: number;
  score: number;
}

const MAJORITY = 0.5;
/** A burst counts as a crisis from this share score on, and from this multiple of the usual share. */
const RAISED = { score: 0, lift: 1.5 } as const;

/** Tone of a window. `also` is a longer window whose share may be the odder one. */
export function toneOf(share: Share, window: Tail, also: Tail = window): Tone {
  return {
    negativeShare: window.total > 0 ? window.negative / window.total : 0,
    usualShare: usualShare(share),
    score: Math.max(scoreTail(share, window), scoreTail(share, also)),
  };
}

/** Enough negative voices, and more of them among all than chance brings in one window of twenty. */
export function hasTurned({ score }: Pick<Tone, "score">): boolean {
  return score >= SHARE.turned;
}

/**
 * Most of what is said is negative, by enough voices to say so, and either that is not usual or it is so every day: a
 * burst at a brand that hears little but complaints is a burst of complaints.
 */
export function isAngry(tone: Tone): boolean {
  const isUsual = tone.usualShare >= MAJORITY && tone.score >= SHARE.enough;
  return tone.negativeShare >= MAJORITY && (hasTurned(tone) || isUsual);
}

/** Whether a burst in this tone is a crisis. */
export function speaksOfCrisis(tone: Tone): boolean {
  const isRaised = tone.negativeShare >= RAISED.lift * tone.usualShare && tone.score >= RAISED.score;
  return isAngry(tone) || isRaised;
}
