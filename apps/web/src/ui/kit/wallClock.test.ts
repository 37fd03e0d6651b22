import { expect, test } from "vitest";
import { splitMinutes } from "./spans.ts";
import { nextHourOfDay, printWallTime, readWallTime } from "./wallClock.ts";

const zones = ["Asia/Tbilisi", "Asia/Tehran", "Europe/Athens", "America/St_Johns", "UTC"];

test("a time goes into the input and comes back unchanged in every zone", () => {
  const at = new Date("2026-05-08T05:40:00Z");
  for (const zone of zones) expect(readWallTime(printWallTime(at, zone), zone)).toEqual(at);
});

test("the input shows the workspace's clock, not the machine's", () => {
  expect(printWallTime(new Date("2026-05-08T05:40:00Z"), "Asia/Tehran")).toBe("2026-05-08T09:10");
});

test("a time on the day the clocks change is read with that day's offset", () => {
  expect(readWallTime("2026-03-29T09:00", "Europe/Athens")).toEqual(new Date("2026-03-29T06:00:00Z"));
  expect(readWallTime("2026-03-29T01:00", "Europe/Athens")).toEqual(new Date("2026-03-28T23:00:00Z"));
});

test("an empty or broken input is no time", () => {
  expect(readWallTime("", "UTC")).toBeNull();
  expect(readWallTime("soon", "UTC")).toBeNull();
});

test("a date alone begins at midnight of the workspace", () => {
  expect(readWallTime("2026-05-08", "Asia/Tbilisi")).toEqual(new Date("2026-05-07T20:00:00Z"));
});

test("nine o'clock is the next morning in the evening, the same morning at night, a day later shortly before", () => {
  const nine = (now: string) =>
    nextHourOfDay({ now: new Date(now), hour: 9, leastMinutes: 240, timeZone: "Asia/Tbilisi" }).toISOString();
  expect(nine("2026-05-08T18:30:00Z")).toBe("2026-05-09T05:00:00.000Z");
  expect(nine("2026-05-08T23:00:00Z")).toBe("2026-05-09T05:00:00.000Z");
  expect(nine("2026-05-09T04:45:00Z")).toBe("2026-05-10T05:00:00.000Z");
});

test("a span is said in at most two units", () => {
  expect(splitMinutes(0)).toEqual([{ unit: "minute", value: 0 }]);
  expect(splitMinutes(135)).toEqual([
    { unit: "hour", value: 2 },
    { unit: "minute", value: 15 },
  ]);
  expect(splitMinutes(1445)).toEqual([{ unit: "day", value: 1 }]);
});
