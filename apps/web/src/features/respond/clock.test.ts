import { expect, test } from "vitest";
import { dueState, minutesBetween } from "./clock.ts";

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
