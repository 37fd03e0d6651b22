import { expect, test } from "vitest";
import { orderAlerts } from "./alertOrder.ts";
import { localInputTime, muteEnd, readInputTime } from "./muteTimes.ts";

const at = (hour: number, minute = 0) => new Date(2026, 4, 8, hour, minute);
const alert = (
  id: string,
  state: "ringing" | "acknowledged",
  severity: 1 | 3 | 5,
  mutedUntil: string | null = null,
) => ({
  id,
  state,
  severity,
  mutedUntil,
  openedAt: "2026-05-08T10:00:00Z",
});

test("a ringing alert stands before an answered one, however grave", () => {
  const ordered = orderAlerts([alert("a", "acknowledged", 5), alert("b", "ringing", 1)], at(12));
  expect(ordered.map((one) => one.id)).toEqual(["b", "a"]);
});

test("a muted alert waits behind the loud ones and before the answered", () => {
  const later = new Date(2026, 4, 9).toISOString();
  const alerts = [
    alert("answered", "acknowledged", 5),
    alert("muted", "ringing", 5, later),
    alert("loud", "ringing", 3),
  ];
  expect(orderAlerts(alerts, at(12)).map((one) => one.id)).toEqual(["loud", "muted", "answered"]);
});

test("muting in the evening lasts until nine the next morning", () => {
  expect(muteEnd("tomorrow", at(22, 30))).toEqual(new Date(2026, 4, 9, 9, 0));
});

test("muting long before dawn ends the same morning, shortly before nine it lasts a day", () => {
  expect(muteEnd("tomorrow", at(3))).toEqual(at(9));
  expect(muteEnd("tomorrow", at(8, 45))).toEqual(new Date(2026, 4, 9, 9, 0));
});

test("a time goes into the input and comes back unchanged", () => {
  expect(readInputTime(localInputTime(at(17, 5)))).toEqual(at(17, 5));
});

test("an empty or broken time is no time", () => {
  expect(readInputTime("")).toBeNull();
  expect(readInputTime("yesterday-ish")).toBeNull();
});
