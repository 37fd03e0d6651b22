/**
 * The workspace's clock on the wall, as minutes since 1970 that its hands would show. Hand-overs and working hours are
 * kept on it, so that nine o'clock stays nine o'clock when summer time begins.
 */
import { DAY, MINUTE } from "../../../platform/clock.ts";

export const MINUTES_OF_DAY = 1_440;
export const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

/** Clocks are set at a quarter of an hour or at a full one. */
const QUARTER = 15 * MINUTE;

export interface WallClock {
  wallOf(at: Date): number;
  /** When the hands first show it; an hour that summer time leaves out is taken an hour later. */
  instantOf(wall: number): Date;
}

export function wallClockOf(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const lookUp = (at: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const wall = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    return wall - Math.floor(at / 1_000) * 1_000;
  };
  const known = new Map<number, number>();
  const offsetAt = (at: number): number => {
    const quarter = Math.floor(at / QUARTER);
    const offset = known.get(quarter) ?? lookUp(at);
    known.set(quarter, offset);
    return offset;
  };
  return {
    wallOf: (at) => Math.floor((at.getTime() + offsetAt(at.getTime())) / MINUTE),
    instantOf(wall) {
      const hands = wall * MINUTE;
      const early = hands - offsetAt(hands - DAY);
      const late = hands - offsetAt(hands + DAY);
      return new Date([early, late].find((at) => at + offsetAt(at) === hands) ?? early);
    },
  };
}

export const dayOf = (wall: number): number => Math.floor(wall / MINUTES_OF_DAY);
/** 0 is Sunday: the first day of 1970 was a Thursday. */
export const weekdayOf = (wall: number): number => (((dayOf(wall) + 4) % 7) + 7) % 7;
export const minuteOf = (wall: number): number => wall - dayOf(wall) * MINUTES_OF_DAY;
/** The midnight that a date begins with. */
export const wallOfDate = (date: string): number => Date.parse(`${date}T00:00Z`) / MINUTE;
