import { ENGAGEMENT, PEAKS } from "./constants.ts";
import type { Grain } from "./grain.ts";
import { learnPeak, type Peaks, scorePeak, startPeaks } from "./peaks.ts";
import { dropLeadingZeros, keep, NEVER, significant, sumOfLast } from "./ring.ts";

/**
 * Where one story draws two thousand points, reactions carry the signal and posts do not. Reactions are no independent
 * voices: no law of counts holds for them. So the reactions of three hours, as a logarithm, are judged by the stream's own
 * history alone: how often and how far they went over the level that three hours in a hundred exceed.
 */
export interface Engagement {
  /** Reactions by bin, oldest first, from the first one that had any. */
  counts: number[];
  level: number;
  bins: number;
  peaks: Peaks;
}

export function startEngagement(): Engagement {
  return { counts: [], level: 0, bins: 0, peaks: startPeaks() };
}

/** Reactions of the three hours before the open bin. */
export function reactionsBefore(engagement: Engagement, grain: Grain): number {
  return sumOfLast(engagement.counts, grain.longestBins - 1);
}

/** Nats over once a week of `reactions` in three hours; nothing is said in the first three days. */
export function judgeEngagement(engagement: Engagement, reactions: number, grain: Grain): number {
  if (engagement.bins < ENGAGEMENT.warmUpDays * 24 * grain.binsPerHour) return NEVER;
  const score = scorePeak(engagement.peaks, lawOf(engagement), Math.log1p(reactions));
  return reactions < ENGAGEMENT.least ? Math.min(score, -2) : score;
}

/** What three hours rarely exceed. */
export function usualMost({ level }: Engagement): number {
  return Math.expm1(level);
}

/** Takes a finished bin in. */
export function learnEngagement(engagement: Engagement, reactions: number, grain: Grain): void {
  keep(engagement.counts, reactions, grain.longestBins);
  dropLeadingZeros(engagement.counts);
  const y = Math.log1p(sumOfLast(engagement.counts, grain.longestBins));
  engagement.bins += 1;
  learnPeak(engagement.peaks, lawOf(engagement), y, grain);
  const pull = Math.max(ENGAGEMENT.pull, 1 / engagement.bins) / grain.binsPerHour;
  engagement.level = significant(Math.max(0, engagement.level + pull * (y > engagement.level ? 0.97 : -0.03)), 6);
}

function lawOf({ level }: Engagement) {
  return { ...PEAKS.engagement, over: level };
}
