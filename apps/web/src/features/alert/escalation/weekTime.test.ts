import { expect, test } from "vitest";
import { listDays } from "./FourWeeks.tsx";
import { printMinute, readEnd, readMinute } from "./weekTime.ts";

test("a time of day is written as a clock shows it, and read back", () => {
  expect(printMinute(9 * 60 + 5)).toBe("09:05");
  expect(readMinute("09:05")).toBe(9 * 60 + 5);
  expect(printMinute(1_440)).toBe("00:00");
  expect(readEnd("00:00")).toBe(1_440);
});

test("four weeks have no gap and no overlap where summer time begins", () => {
  const days = listDays(new Date("2026-03-20T10:00:00Z"), "Europe/Athens");
  expect(days).toHaveLength(28);
  for (const [place, day] of days.entries()) if (place > 0) expect(day.from).toEqual(days[place - 1]!.until);
  expect(days.map(({ from, until }) => (until.getTime() - from.getTime()) / 3_600_000).filter((h) => h !== 24)).toEqual(
    [23],
  );
});
