import { nextHourOfDay } from "../../ui/kit/wallClock.ts";

/** The ways to silence an alert. Each has an end: a mute without one is how a crisis goes unheard. */
export const muteChoices = ["half-hour", "two-hours", "tomorrow"] as const;
export type MuteChoice = (typeof muteChoices)[number];

const MINUTE = 60_000;

/** `tomorrow` is the next nine o'clock of the workspace; before dawn that is still today. */
export function muteEnd(choice: MuteChoice, now: Date, timeZone: string): Date {
  if (choice === "half-hour") return new Date(now.getTime() + 30 * MINUTE);
  if (choice === "two-hours") return new Date(now.getTime() + 120 * MINUTE);
  return nextHourOfDay({ now, hour: 9, leastMinutes: 240, timeZone });
}
