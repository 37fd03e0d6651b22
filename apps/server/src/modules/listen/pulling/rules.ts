/** How often to ask. Politeness first: never more often than the platform takes for polite, whatever burns. */
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";

const LONGEST_PAUSE = 6 * HOUR;
/** An hour without anything new at the usual five minutes: the source is asked half as often, later a quarter as often. */
const QUIET_AFTER = 12;
const MOST_SLOWED = 4;
const SLOWED_UP_TO = HOUR;
/** While an incident is open a source is asked so many times as often. */
export const HURRY = 5;

export interface Circumstances {
  readonly everyMinutes: number;
  readonly quietChecks: number;
  readonly isUrgent: boolean;
  readonly shortestMinutes: number;
  /** The publisher's own hint. */
  readonly paceSeconds?: number | undefined;
}

/** The pause between two checks while all is well, in milliseconds. */
export function paceOf({
  everyMinutes,
  quietChecks,
  isUrgent,
  shortestMinutes,
  paceSeconds = 0,
}: Circumstances): number {
  const usual = everyMinutes * MINUTE;
  const shortest = Math.max(1, shortestMinutes) * MINUTE;
  if (isUrgent) return Math.max(shortest, usual / HURRY);
  const slowed = usual * Math.min(MOST_SLOWED, 1 + Math.floor(quietChecks / QUIET_AFTER));
  return Math.max(shortest, usual, Math.min(slowed, SLOWED_UP_TO), Math.min(paceSeconds * 1000, DAY));
}

export interface Turn {
  readonly now: Date;
  readonly pace: number;
  readonly failures: number;
  readonly notBefore?: Date | undefined;
}

/** When to ask again: at its pace while all is well, twice as long with every failure, and when the server says. */
export function nextCheck({ now, pace, failures, notBefore }: Turn): Date {
  const pause = Math.min(pace * 2 ** Math.min(failures, 10), Math.max(LONGEST_PAUSE, pace));
  return new Date(Math.min(Math.max(now.getTime() + pause, notBefore?.getTime() ?? 0), now.getTime() + DAY));
}
