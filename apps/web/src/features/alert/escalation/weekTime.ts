import type { IntlShape } from "react-intl";

const MINUTES_OF_DAY = 1_440;
const two = (number: number) => String(number).padStart(2, "0");

/** As `<input type="time">` wants it; the end of a day is its midnight. */
export const printMinute = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

export function readMinute(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}
/** An end at midnight is the end of the day, not its beginning. */
export const readEnd = (text: string): number => readMinute(text) || MINUTES_OF_DAY;

/** A time of day in the reader's digits. */
export const sayMinute = (intl: IntlShape, minute: number): string =>
  intl.formatTime(Date.UTC(2026, 2, 1, 0, minute % MINUTES_OF_DAY), {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  });

/** The first of March 2026 is a Sunday. */
export const sayWeekday = (intl: IntlShape, weekday: number): string =>
  intl.formatDate(Date.UTC(2026, 2, 1 + weekday, 12), { weekday: "long", timeZone: "UTC" });

/** Monday first, as calendars of most of our readers have it. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
