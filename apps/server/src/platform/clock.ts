/** The only source of time: handed in, so that a test or a replay can hold it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const startOfMinute = (at: Date | number): Date => new Date(Math.floor(Number(at) / MINUTE) * MINUTE);
export const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / MINUTE;
