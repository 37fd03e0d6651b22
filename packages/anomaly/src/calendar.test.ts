import { describe, expect, test } from "vitest";
import { CALENDAR_KINDS, type CalendarKind, calendarDays } from "./index.ts";

const DAY_MS = 86_400_000;
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dates = (kind: CalendarKind, year: number, name?: string) =>
  calendarDays(kind, year)
    .filter((one) => name === undefined || one.name === name)
    .map(({ day }) => dateOf(day));

describe("calendars", () => {
  test.each([
    [2024, "2024-03-31", "2024-05-05"],
    [2025, "2025-04-20", "2025-04-20"],
    [2026, "2026-04-05", "2026-04-12"],
    [2027, "2027-03-28", "2027-05-02"],
    [2028, "2028-04-16", "2028-04-16"],
    [2038, "2038-04-25", "2038-04-25"],
  ])("Easter of %i in the west and in the orthodox churches", (year, west, orthodox) => {
    expect(dates("western-easter", year, "western-easter-sunday")).toEqual([west]);
    expect(dates("orthodox-easter", year, "orthodox-easter-sunday")).toEqual([orthodox]);
  });

  test("Nowruz is the first day of the Persian calendar of 2000 to 2050", () => {
    const persian = new Intl.DateTimeFormat("en-u-ca-persian", { timeZone: "UTC", day: "numeric", month: "numeric" });
    for (let year = 2000; year <= 2050; year++)
      expect(persian.format(Date.parse(dates("nowruz", year, "nowruz")[0]!))).toContain("1/1");
  });

  test("Ramadan and both feasts begin within a day of Umm al-Qura from 2017 to 2050", () => {
    const format = { timeZone: "UTC", day: "numeric", month: "numeric" } as const;
    const hijri = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", format);
    const around = (date: string) =>
      [-1, 0, 1].map((off) => hijri.format(Date.parse(date) + off * DAY_MS).replace(/ .*/, ""));
    for (let year = 2017; year <= 2050; year++) {
      for (const date of dates("ramadan", year, "eid-al-fitr").filter((_, i) => i % 3 === 0))
        expect(around(date)).toContain("10/1");
      for (const date of dates("eid-al-adha", year).filter((_, i) => i % 4 === 0))
        expect(around(date)).toContain("12/10");
    }
    expect(dates("ramadan", 2025, "ramadan")[0]).toBe("2025-03-01");
  });

  test("a fast that crosses the year is told in both years", () => {
    expect(dates("ramadan", 2030, "ramadan").length).toBe(36);
    expect(dates("ramadan", 2031, "ramadan").length).toBe(24 + 17);
  });

  test.each([
    ["national-us", 2026, "2026-11-26"],
    ["national-gb", 2026, "2026-08-31"],
    ["national-ge", 2026, "2026-05-26"],
    ["national-gr", 2026, "2026-10-28"],
    ["national-ir", 2027, "2027-02-11"],
    ["new-year", 2026, "2026-12-31"],
  ] as const)("%s of %i holds %s", (kind, year, date) => {
    expect(dates(kind, year)).toContain(date);
  });

  test("every calendar has days in their order, within the year", () => {
    for (const kind of CALENDAR_KINDS) {
      const days = calendarDays(kind, 2027).map(({ day }) => day);
      expect(days.length).toBeGreaterThan(0);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      for (const day of days) expect(dateOf(day).slice(0, 4)).toBe("2027");
    }
  });
});
