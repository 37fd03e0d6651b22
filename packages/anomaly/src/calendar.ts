import { dayOf, hijriMonthsIn, nowruz, nthWeekday, orthodoxEaster, westernEaster } from "./feast.ts";

/**
 * Days unlike others, by the calendars that a brand's public lives by. They are named, not weighed: what a day brings is
 * learnt at each brand. Hijri days are arithmetic and may be a day off where the moon is sighted; a neighbouring day has no
 * name of its own, so the cost of that is one day judged as an ordinary one.
 */
export const CALENDAR_KINDS = [
  "new-year",
  "christmas",
  "orthodox-christmas",
  "western-easter",
  "orthodox-easter",
  "nowruz",
  "ramadan",
  "eid-al-adha",
  "national-ae",
  "national-eg",
  "national-gb",
  "national-ge",
  "national-gr",
  "national-ir",
  "national-ru",
  "national-sa",
  "national-us",
] as const;

export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** One day, in days since 1 January 1970 on the brand's own calendar. Days of one name share one learnt factor. */
export interface CalendarDay {
  day: number;
  name: string;
}

/** The days whose feast begins in a year. */
type Year = (year: number) => CalendarDay[];

const from = (day: number, length: number, name: string): CalendarDay[] =>
  Array.from({ length }, (_, i) => ({ day: day + i, name }));

/** The same dates every year, as [month, date]. */
const yearly =
  (name: string, ...dates: [number, number][]): Year =>
  (year) =>
    dates.map(([month, date]) => ({ day: dayOf(year, month, date), name: `${name}-${month}-${date}` }));

const aroundEaster = (name: string, easter: (year: number) => number): Year => {
  return (year) => [
    { day: easter(year) - 2, name: `${name}-friday` },
    { day: easter(year) - 1, name: `${name}-saturday` },
    { day: easter(year), name: `${name}-sunday` },
    { day: easter(year) + 1, name: `${name}-monday` },
  ];
};

/** The fast, and the feast of three days that ends it. */
const ramadan: Year = (year) => [
  ...hijriMonthsIn(year, 9).flatMap((day) => from(day, 30, "ramadan")),
  ...hijriMonthsIn(year, 10).flatMap((day) => from(day, 3, "eid-al-fitr")),
];

const bankHolidays: Year = (year) => [
  { day: nthWeekday(year, 5, { weekday: 1, n: 1 }), name: "bank-holiday" },
  { day: nthWeekday(year, 5, { weekday: 1, n: -1 }), name: "bank-holiday" },
  { day: nthWeekday(year, 8, { weekday: 1, n: -1 }), name: "bank-holiday" },
];

const american: Year = (year) => [
  { day: dayOf(year, 7, 4), name: "us-7-4" },
  { day: nthWeekday(year, 11, { weekday: 4, n: 4 }), name: "thanksgiving" },
  { day: nthWeekday(year, 11, { weekday: 4, n: 4 }) + 1, name: "black-friday" },
];

/** The thirteen days, of which the first four and the last are kept; and the day of the revolution, 22 Bahman. */
const SIZDAH = 12;
const BAHMAN_22 = 327;

const YEARS: Record<CalendarKind, Year> = {
  "new-year": yearly("new-year", [1, 1], [1, 2], [12, 31]),
  christmas: yearly("christmas", [12, 24], [12, 25], [12, 26]),
  "orthodox-christmas": yearly("orthodox-christmas", [1, 6], [1, 7]),
  "western-easter": aroundEaster("western-easter", westernEaster),
  "orthodox-easter": aroundEaster("orthodox-easter", orthodoxEaster),
  nowruz: (year) => [...from(nowruz(year), 4, "nowruz"), { day: nowruz(year) + SIZDAH, name: "sizdah-bedar" }],
  ramadan,
  "eid-al-adha": (year) => hijriMonthsIn(year, 12).flatMap((day) => from(day + 9, 4, "eid-al-adha")),
  "national-ae": yearly("ae", [12, 2], [12, 3]),
  "national-eg": yearly("eg", [1, 25], [7, 23], [10, 6]),
  "national-gb": bankHolidays,
  "national-ge": yearly("ge", [5, 26]),
  "national-gr": yearly("gr", [3, 25], [10, 28]),
  "national-ir": (year) => [{ day: nowruz(year) + BAHMAN_22, name: "ir-22-bahman" }],
  "national-ru": yearly("ru", [5, 9], [6, 12], [11, 4]),
  "national-sa": yearly("sa", [2, 22], [9, 23]),
  "national-us": american,
};

/** The days of one calendar in a Gregorian year, in order. An unknown kind has none. */
export function calendarDays(kind: CalendarKind, year: number): CalendarDay[] {
  const days = [year - 1, year].flatMap((begun) => YEARS[kind]?.(begun) ?? []);
  return days
    .filter(({ day }) => day >= dayOf(year, 1, 1) && day < dayOf(year + 1, 1, 1))
    .sort((a, b) => a.day - b.day);
}
