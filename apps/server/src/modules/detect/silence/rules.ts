/**
 * A source that brings nothing is a fault of hearing: neither calm nor a drop. The engine says when so little is unlikely;
 * the record decides what people are told. A silence begins when the engine complains and the last half hour is quiet as
 * well, and it ends when the source speaks, not when the night comes and little would be usual anyway.
 */
import type { detectShapes } from "@tocsin/contract";
import { HOUR, MINUTE } from "../../../platform/clock.ts";

export const ROW_MINUTES = 5;
export const ROW = ROW_MINUTES * MINUTE;
const HALF_HOUR = 6;
const QUIET_SHARE = 0.5;

/** Posts are there some time after they were published: a feed's wait for its next check. */
export const settlesAfter = ({ every_minutes }: { every_minutes: number }): number => every_minutes * MINUTE + ROW;

/** Whether nobody listened for so long that what is missing may be missing for that reason. */
export const wasAway = (heardUntil: Date, listenedUntil: number): boolean =>
  listenedUntil - heardUntil.getTime() > 4 * ROW;

/** Counts and expectations of the last whole rows, the latest last. */
export interface Rows {
  readonly counts: readonly number[];
  readonly means: readonly number[];
}
export interface Heard extends Rows {
  readonly isSilent: boolean;
  readonly windowHours: 1 | 6;
  readonly isLearning: boolean;
  readonly lastPostAt: Date | null;
}

export function stepSilence(isOpen: boolean, { counts, means, isSilent }: Heard): "opened" | "closed" | "none" {
  const [posts, usual] = [sum(counts.slice(-HALF_HOUR)), sum(means.slice(-HALF_HOUR))];
  const isQuiet = posts < usual * QUIET_SHARE;
  if (isOpen) return posts > 0 && !(isQuiet && isSilent) ? "closed" : "none";
  return isSilent && isQuiet ? "opened" : "none";
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const perHour = (rows: readonly number[]): number => (sum(rows) / Math.max(1, rows.length)) * (HOUR / ROW);

/** How many posts an hour a source usually brings about now. */
export const usualRate = ({ means }: Rows): number => perHour(means.slice(-HOUR / ROW));

const GRAVE = 0.6;
const SERIOUS = 0.25;
/** The more of what is usually heard is missing, the graver. */
export function silenceSeverity(missing: number, usual: number): 1 | 2 | 3 {
  const share = missing / Math.max(usual, 1e-6);
  return share >= GRAVE ? 3 : share >= SERIOUS ? 2 : 1;
}

/** A silence in the words of alerts: how much came, how much would be usual, since when nothing did. */
export function explainSilence({
  counts,
  means,
  windowHours,
  isLearning,
  lastPostAt,
}: Heard): detectShapes.Explanation {
  const rows = (windowHours * HOUR) / ROW;
  const observed = sum(counts.slice(-rows));
  return {
    ...{ channel: "silence", windowMinutes: windowHours * 60, observed, isLearning },
    expected: Number(sum(means.slice(-rows)).toFixed(2)),
    since: sum(counts.slice(-HALF_HOUR)) === 0 ? (lastPostAt?.toISOString() ?? null) : null,
    ...{ factor: null, oncePerWeeks: null, negativeShare: null, usualNegativeShare: null },
    ...{ wouldNotHaveFiredBelow: null, velocityPerMinute: null, doublingMinutes: null },
    ...{ voices: 0, echoes: 0, isCoordinated: false, topTerms: [], topAuthors: [], languages: [], platforms: [] },
    ...{ firstMentionId: null, exampleIds: [], narratives: [], silentSources: [] },
  };
}
