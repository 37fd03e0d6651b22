import type { SourceState } from "@tocsin/contract";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";

const LONGEST_PAUSE = 6 * HOUR;
/** Posts older than this are an archive: they teach the bell what is usual, and do not ring it. */
export const HISTORY_AFTER = 6 * HOUR;
/** One failed check is bad luck; from the third on the source counts as deaf. */
export const FAILING_AFTER = 3;

/** When to ask again: at the usual pace while all is well, twice as long with every failure, and when the server says. */
export function nextCheck({
  now,
  everyMinutes,
  failures,
  notBefore,
}: {
  now: Date;
  everyMinutes: number;
  failures: number;
  notBefore?: Date | undefined;
}): Date {
  const pause = Math.min(
    everyMinutes * MINUTE * 2 ** Math.min(failures, 10),
    Math.max(LONGEST_PAUSE, everyMinutes * MINUTE),
  );
  return new Date(Math.min(Math.max(now.getTime() + pause, notBefore?.getTime() ?? 0), now.getTime() + DAY));
}

export interface SourceFacts {
  readonly kind: string;
  readonly isPaused: boolean;
  readonly failures: number;
  readonly everyMinutes: number;
  readonly createdAt: Date;
  readonly lastCheckedAt: Date | null;
}

/** What to say of a source: silence of a source that cannot be heard must never look like calm. */
export function stateOf(facts: SourceFacts, now: Date): SourceState {
  if (facts.isPaused) return "paused";
  if (facts.failures >= FAILING_AFTER) return "failing";
  if (facts.lastCheckedAt === null) return facts.failures > 0 ? "late" : "new";
  if (facts.failures > 0) return "late";
  const isOverdue =
    facts.kind === "feed" &&
    now.getTime() - facts.lastCheckedAt.getTime() > 3 * facts.everyMinutes * MINUTE + 2 * MINUTE;
  return isOverdue ? "late" : "healthy";
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
