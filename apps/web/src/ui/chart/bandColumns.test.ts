import { describe, expect, it } from "vitest";
import { type BandPoint, summariseBand, toColumns } from "./bandColumns.ts";

const point = (part: Partial<BandPoint>): BandPoint => ({
  at: "2026-03-01T10:00:00Z",
  seen: 0,
  negative: 0,
  expected: 2,
  upper: 5,
  ...part,
});

describe("the expected band", () => {
  it("marks a step as over only when it left the usual range", () => {
    const columns = toColumns([point({ seen: 5 }), point({ seen: 6 })]);
    expect(columns.over).toEqual([null, 6]);
  });

  it("calls nothing over where the bell has no expectation", () => {
    const columns = toColumns([point({ seen: 90, expected: null, upper: null })]);
    expect(columns.over).toEqual([null]);
  });

  it("sums what was seen and expected and names the highest step", () => {
    const peak = point({ seen: 9, negative: 4, at: "2026-03-01T11:00:00Z" });
    const summary = summariseBand([point({ seen: 1, expected: null }), peak]);
    expect(summary).toEqual({ seen: 10, expected: 2, negative: 4, over: 1, peak });
  });

  it("has no peak without points", () => {
    expect(summariseBand([]).peak).toBeNull();
  });
});
