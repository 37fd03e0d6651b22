import type { Say } from "./say.ts";

const DAY_HOURS = 24;

/** "24 hours", "7 days": a length of time in the unit people would use. */
export function sayLength(say: Say, hours: number): string {
  if (hours <= DAY_HOURS) return say("shell.hours", { count: hours });
  return say("shell.days", { count: Math.round(hours / DAY_HOURS) });
}
