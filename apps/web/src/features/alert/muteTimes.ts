/** The ways to silence an alert. Each has an end: a mute without one is how a crisis goes unheard. */
export const muteChoices = ["half-hour", "two-hours", "tomorrow"] as const;
export type MuteChoice = (typeof muteChoices)[number];

const MINUTE = 60_000;
const MORNING_HOUR = 9;

export function muteEnd(choice: MuteChoice, now: Date): Date {
  if (choice === "half-hour") return new Date(now.getTime() + 30 * MINUTE);
  if (choice === "two-hours") return new Date(now.getTime() + 120 * MINUTE);
  return nextMorning(now);
}

/** The next nine o'clock on the reader's own clock: before dawn that is still today. */
function nextMorning(now: Date): Date {
  const morning = new Date(now);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  if (morning.getTime() - now.getTime() < 4 * 60 * MINUTE) morning.setDate(morning.getDate() + 1);
  return morning;
}

/** A time as `<input type="datetime-local">` wants it: the reader's clock, no zone. */
export function localInputTime(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * MINUTE);
  return shifted.toISOString().slice(0, 16);
}

export function readInputTime(value: string): Date | null {
  const at = new Date(value);
  return value === "" || Number.isNaN(at.getTime()) ? null : at;
}
