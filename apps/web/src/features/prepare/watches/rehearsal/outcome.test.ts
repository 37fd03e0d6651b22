import { describe, expect, test } from "vitest";
import { countFates, daysHeard, isRough, type Missed, splitMissed } from "./outcome.ts";

const ring = (fate: Missed["fate"], reason: Missed["reason"] = null) => ({ fate, reason });

describe("the outcome of a rehearsal", () => {
  test("names what became serious first, and counts dismissals by their reason", () => {
    const rings = [
      ring("unknown"),
      ring("dismissed", "spam"),
      ring("dismissed", "campaign"),
      ring("incident"),
      ring("dismissed", "campaign"),
    ];
    expect(countFates(rings)).toEqual([
      { fate: "incident", reason: null, count: 1 },
      { fate: "dismissed", reason: "campaign", count: 2 },
      { fate: "dismissed", reason: "spam", count: 1 },
      { fate: "unknown", reason: null, count: 1 },
    ]);
    expect(countFates([])).toEqual([]);
  });

  test("silence where people acted is kept apart from silence they wished for", () => {
    const at = (fate: Missed["fate"]) =>
      ({
        ...ring(fate),
        at: "2026-03-02T09:00:00Z",
        until: null,
        severity: 2,
        alertId: "a",
        incidentId: null,
        label: "",
      }) as const;
    const { serious, spared, unseen } = splitMissed([
      at("incident"),
      at("dismissed"),
      at("acknowledged"),
      at("unseen"),
    ]);
    expect([serious.length, spared.length, unseen.length]).toEqual([2, 1, 1]);
  });

  test("says over how many days posts were really heard", () => {
    const span = { from: "2026-03-01T00:00:00Z", to: "2026-03-31T00:00:00Z" };
    expect(daysHeard({ ...span, learntFrom: "2026-01-01T00:00:00Z" })).toBe(30);
    expect(daysHeard({ ...span, learntFrom: "2026-03-21T00:00:00Z" })).toBe(10);
    expect(daysHeard({ ...span, learntFrom: null })).toBe(1);
  });

  test("is rough where the bell has not had a week before it to learn", () => {
    const from = "2026-03-10T00:00:00Z";
    expect(isRough({ from, learntFrom: "2026-03-04T00:00:00Z" })).toBe(true);
    expect(isRough({ from, learntFrom: "2026-03-02T00:00:00Z" })).toBe(false);
    expect(isRough({ from, learntFrom: null })).toBe(false);
  });
});
