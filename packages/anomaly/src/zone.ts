import { DAY_MS, MINUTE_MS } from "./constants.ts";

/**
 * Local hour and weekday of a brand without asking Intl for every row: an offset is looked up at both ends of a UTC
 * day and holds for all of it unless they differ; on the two days of the year when they do, by the quarter of an hour.
 */
export interface Zone {
  readonly isKnown: boolean;
  /** Milliseconds to add to an epoch time so that its UTC fields read as local time. */
  offsetAt(at: number): number;
}

export interface LocalTime {
  minuteOfDay: number;
  /** 0 is Sunday. */
  weekday: number;
  /** Days since the epoch in local time. */
  day: number;
}

const QUARTER_MS = 15 * MINUTE_MS;
const UTC: Zone = { isKnown: true, offsetAt: () => 0 };

/** Zone of an IANA name. An unknown name gives UTC with `isKnown` false. */
export function zoneOf(timeZone: string): Zone {
  if (timeZone === "UTC") return UTC;
  const format = formatOf(timeZone);
  if (!format) return { ...UTC, isKnown: false };
  let day = Number.NaN;
  let offset = 0;
  let isEven = true;
  return {
    isKnown: true,
    offsetAt(at) {
      const today = Math.floor(at / DAY_MS);
      if (today !== day) {
        day = today;
        offset = lookUpOffset(format, today * DAY_MS);
        isEven = offset === lookUpOffset(format, (today + 1) * DAY_MS);
      }
      return isEven ? offset : lookUpOffset(format, Math.floor(at / QUARTER_MS) * QUARTER_MS);
    },
  };
}

/** Local calendar fields of an epoch time. */
export function localTime(zone: Zone, at: number): LocalTime {
  const local = at + zone.offsetAt(at);
  const day = Math.floor(local / DAY_MS);
  return { minuteOfDay: (local - day * DAY_MS) / MINUTE_MS, weekday: (((day + 4) % 7) + 7) % 7, day };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
}

function lookUpOffset(format: Intl.DateTimeFormat, at: number): number {
  const field: Record<string, number> = {};
  for (const part of format.formatToParts(at)) field[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
