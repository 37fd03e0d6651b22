/**
 * Times as people write them on the workspace's clock, whatever the zone of the reader's machine: everybody on an incident
 * has to mean the same nine o'clock.
 */
const MINUTE = 60_000;

/** How far the zone's clock is ahead of UTC at this instant, in milliseconds. */
function offsetAt(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

/** As `<input type="datetime-local">` wants it: `2026-05-08T09:40`. */
export function printWallTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** Reads what such an input (or a date input) holds; null when it holds no time. */
export function readWallTime(value: string, timeZone: string): Date | null {
  const wall = Date.parse(value.length === 10 ? `${value}T00:00Z` : `${value}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = new Date(wall - offsetAt(new Date(wall), timeZone));
  return new Date(wall - offsetAt(guess, timeZone));
}

/** The next time the zone's clock shows this hour, at least `leastMinutes` away. */
export function nextHourOfDay({ now, hour, leastMinutes, timeZone }: NextHour): Date {
  const today = printWallTime(now, timeZone).slice(0, 10);
  const days = [0, 1, 2].map((ahead) => new Date(Date.parse(`${today}T00:00Z`) + ahead * 1440 * MINUTE));
  const times = days.map((day) => {
    const date = day.toISOString().slice(0, 10);
    return readWallTime(`${date}T${String(hour).padStart(2, "0")}:00`, timeZone)!;
  });
  return times.find((time) => time.getTime() - now.getTime() >= leastMinutes * MINUTE) ?? times[2]!;
}

interface NextHour {
  readonly now: Date;
  readonly hour: number;
  readonly leastMinutes: number;
  readonly timeZone: string;
}
