/** By when somebody says they will look: short, since others wait meanwhile. */
export const promiseChoices = [15, 30, 60] as const;

const MINUTE = 60_000;

/** The promised moment, to the minute, never earlier than the minutes that were chosen. */
export const promiseEnd = (minutes: number, now: number): Date =>
  new Date(Math.ceil((now + minutes * MINUTE) / MINUTE) * MINUTE);
