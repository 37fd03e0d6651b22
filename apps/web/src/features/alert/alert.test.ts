import { expect, test } from "vitest";
import { orderAlerts } from "./alertOrder.ts";
import { muteEnd } from "./muteTimes.ts";

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

test("a mute ends when its words say", () => {
  const now = new Date("2026-05-08T18:00:00Z");
  const ends = (["half-hour", "two-hours", "tomorrow"] as const).map((choice) =>
    muteEnd(choice, now, "UTC").toISOString(),
  );
  expect(ends).toEqual(["2026-05-08T18:30:00.000Z", "2026-05-08T20:00:00.000Z", "2026-05-09T09:00:00.000Z"]);
});
