import { expect, test } from "vitest";
import { dueState, minutesBetween, splitMinutes } from "./clock.ts";

const now = new Date("2026-05-08T10:00:00Z");

test("a task due in half an hour is ahead, in four minutes soon", () => {
  expect(dueState("2026-05-08T10:30:00Z", now)).toEqual({ kind: "ahead", minutes: 30 });
  expect(dueState("2026-05-08T10:04:00Z", now)).toEqual({ kind: "soon", minutes: 4 });
});

test("a task is late from its first second, and never by zero minutes", () => {
  expect(dueState("2026-05-08T09:59:50Z", now)).toEqual({ kind: "late", minutes: 1 });
  expect(dueState("2026-05-08T09:48:00Z", now)).toEqual({ kind: "late", minutes: 12 });
});

test("a clock that started in the future shows zero, not a negative time", () => {
  expect(minutesBetween("2026-05-08T11:00:00Z", now)).toBe(0);
});

test("a span is said in at most two units", () => {
  expect(splitMinutes(0)).toEqual([{ unit: "minute", value: 0 }]);
  expect(splitMinutes(135)).toEqual([
    { unit: "hour", value: 2 },
    { unit: "minute", value: 15 },
  ]);
  expect(splitMinutes(1500)).toEqual([
    { unit: "day", value: 1 },
    { unit: "hour", value: 1 },
  ]);
  expect(splitMinutes(1445)).toEqual([{ unit: "day", value: 1 }]);
});
