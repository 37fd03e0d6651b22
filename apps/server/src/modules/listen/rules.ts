import type { Manifest, SourceState } from "@tocsin/contract";
import { HOUR, MINUTE } from "../../platform/clock.ts";

/** Posts older than this are an archive: they teach the bell what is usual, and do not ring it. */
export const HISTORY_AFTER = 6 * HOUR;
/** One failed check is bad luck; from the third on the source counts as deaf. */
export const FAILING_AFTER = 3;
/** A process that works on other sources first, or was away for a moment. */
const SLACK = 5 * MINUTE;
/** A connection that stands says so every half minute. */
const SAID_WITHIN = 3 * MINUTE;

export interface SourceFacts {
  readonly ways: Manifest["ways"];
  readonly isPaused: boolean;
  readonly hasProblem: boolean;
  readonly failures: number;
  readonly lastCheckedAt: Date | null;
  readonly nextCheckAt: Date | null;
}

/** What to say of a source: silence of a source that cannot be heard must never look like calm. */
export function stateOf(facts: SourceFacts, now: Date): SourceState {
  if (facts.isPaused) return facts.hasProblem ? "failing" : "paused";
  if (facts.failures >= FAILING_AFTER) return "failing";
  if (facts.failures > 0) return "late";
  if (facts.lastCheckedAt === null) return "new";
  return isOverdue(facts, facts.lastCheckedAt, now) ? "late" : "healthy";
}

function isOverdue({ ways, nextCheckAt }: SourceFacts, lastCheckedAt: Date, now: Date): boolean {
  if (ways.includes("hold")) return now.getTime() - lastCheckedAt.getTime() > SAID_WITHIN;
  return ways.includes("pull") && nextCheckAt !== null && now.getTime() - nextCheckAt.getTime() > SLACK;
}

/** The first bad lines are named one by one; the rest are counted. */
export const MOST_BAD_LINES = 100;

/** News and archive, apart: what is older than `HISTORY_AFTER` must not ring. */
export function splitByAge<T extends { readonly publishedAt: Date }>(
  posts: readonly T[],
  now: Date,
): { old: T[]; fresh: T[] } {
  const isOld = (post: T) => now.getTime() - post.publishedAt.getTime() > HISTORY_AFTER;
  return { old: posts.filter(isOld), fresh: posts.filter((post) => !isOld(post)) };
}
