/**
 * How loud an hour is against the mean hour. Both lists have mean 1: a quiet night of a third, a morning rise, a plateau
 * and an evening peak are what customer-care streams of several countries show; weekdays differ far less than hours.
 */
export interface Rhythm {
  /** By local hour, midnight first. */
  hours: readonly number[];
  /** By local weekday, Sunday first. */
  weekdays: readonly number[];
}

export const everydayRhythm: Rhythm = {
  hours: [
    0.64, 0.42, 0.28, 0.2, 0.18, 0.24, 0.42, 0.7, 0.98, 1.14, 1.2, 1.22, 1.28, 1.3, 1.24, 1.2, 1.22, 1.3, 1.42, 1.56,
    1.7, 1.66, 1.42, 1.08,
  ],
  weekdays: [0.86, 1.04, 1.06, 1.06, 1.08, 1.02, 0.88],
};

const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Gives the loudness of the hour that `at` lies in, as people in `timeZone` live it. */
export function readRhythm(rhythm: Rhythm, timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
    return rhythm.hours[Number(parts.hour)]! * rhythm.weekdays[weekdayNames.indexOf(parts.weekday!)]!;
  };
}
