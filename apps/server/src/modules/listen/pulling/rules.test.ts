import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";
import { nextCheck, paceOf } from "./rules.ts";

const usual = { everyMinutes: 5, quietChecks: 0, isUrgent: false, shortestMinutes: 1 };
const now = new Date("2026-03-02T12:00:00Z");
const pauseOf = (turn: object) => nextCheck({ now, pace: 5 * MINUTE, failures: 0, ...turn }).getTime() - now.getTime();

describe("how often a source is asked", () => {
  test("is less often the longer it brings nothing, and as usual once it speaks", () => {
    const paces = [0, 11, 12, 24, 1_000].map((quietChecks) => paceOf({ ...usual, quietChecks }) / MINUTE);
    expect(paces).toEqual([5, 5, 10, 15, 20]);
    expect(paceOf({ ...usual, everyMinutes: 120, quietChecks: 1_000 })).toBe(2 * HOUR);
  });

  test("is more often while an incident is open, whatever the publisher hints, but never impolite", () => {
    const urgent = { ...usual, isUrgent: true, quietChecks: 1_000, paceSeconds: 86_400 };
    expect(paceOf(urgent)).toBe(MINUTE);
    expect(paceOf({ ...urgent, shortestMinutes: 3 })).toBe(3 * MINUTE);
    expect(paceOf({ ...usual, paceSeconds: 3_600 })).toBe(HOUR);
  });

  test("is half as often with every failure, and not before the server allows", () => {
    expect([0, 1, 2, 20].map((failures) => pauseOf({ failures }))).toEqual([5, 10, 20, 360].map((m) => m * MINUTE));
    expect(pauseOf({ notBefore: new Date(now.getTime() + HOUR) })).toBe(HOUR);
    expect(pauseOf({ notBefore: new Date(now.getTime() + 400 * DAY) })).toBe(DAY);
  });
});
