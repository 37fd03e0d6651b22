import { expect, it } from "vitest";
import { isWatchSpan, seriesOver } from "./watchSpan.ts";

const now = Date.parse("2026-03-10T12:03:20Z");

it("ends on the next full step and begins whole hours before it", () => {
  expect(seriesOver("6h", now)).toEqual({
    from: "2026-03-10T06:05:00.000Z",
    to: "2026-03-10T12:05:00.000Z",
    stepMinutes: 5,
  });
});

it("asks the same question for the whole length of a step", () => {
  expect(seriesOver("24h", now)).toEqual(seriesOver("24h", now + 60_000));
});

it("takes only its own spans from an address", () => {
  expect(isWatchSpan("7d")).toBe(true);
  expect(isWatchSpan("8d")).toBe(false);
});
