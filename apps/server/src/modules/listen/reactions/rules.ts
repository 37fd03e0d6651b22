/**
 * Reactions are what people do with a post: likes, comments, reposts, quotes. Platforms tell how many there are; what the bell
 * wants to know is how many there are more since somebody looked last.
 *
 * A post begins without reactions, so all of the first reading are a rise, if it is read within an hour of its publication.
 * What is read later has gathered them while nobody listened: when, nobody knows. There the first reading is only where the
 * counting starts, and an archive without times of reading rings nobody. A fall is no rise, and neither is its recovery.
 */
import { HOUR } from "../../../platform/clock.ts";
import type { Post } from "../normalise.ts";

const LATEST_FIRST_READING = HOUR;

export interface Counts {
  readonly likes?: number;
  readonly comments?: number;
  readonly reposts?: number;
  readonly quotes?: number;
}

/** Null where the platform does not tell. */
export function countReactions({ likes, comments, reposts, quotes }: Counts): number | null {
  const given = [likes, comments, reposts, quotes].filter((count) => count !== undefined);
  return given.length === 0 ? null : given.reduce((sum, count) => sum + count, 0);
}

export interface ReactionReading {
  readonly total: number;
  /** The most that any reading before has found; null at the first. */
  readonly before: number | null;
  readonly publishedAt: Date;
  readonly readAt: Date;
}

export function findRise({ total, before, publishedAt, readAt }: ReactionReading): number {
  if (before !== null) return Math.max(0, total - before);
  return readAt.getTime() - publishedAt.getTime() <= LATEST_FIRST_READING ? total : 0;
}

/** When a post's counts were read: as its sender says (`readAt`), else now; of an archive that does not say, nobody knows. */
export function readTimeOf({ extra, publishedAt }: Pick<Post, "extra" | "publishedAt">, now: Date | null): Date | null {
  const told = typeof extra.readAt === "string" ? Date.parse(extra.readAt) : Number.NaN;
  if (Number.isNaN(told) || told < publishedAt.getTime()) return now;
  return now !== null && told > now.getTime() ? now : new Date(told);
}
