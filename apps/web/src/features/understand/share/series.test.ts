import { describe, expect, it } from "vitest";
import type { Share } from "./sentence.ts";
import { fillSteps, readLines } from "./series.ts";

const stretch = { from: "2026-03-01T10:30:00.000Z", to: "2026-03-01T14:30:00.000Z" };

describe("the steps of a stretch", () => {
  it("are there whether something was said or not, and end with the stretch", () => {
    const steps = fillSteps(["2026-03-01T12:00:00.000Z"], 60, stretch);
    expect(steps.map(({ from }) => from.slice(11, 16))).toEqual(["10:30", "11:00", "12:00", "13:00", "14:00"]);
    expect(steps.at(-1)?.to).toBe(stretch.to);
  });

  it("begin with the stretch when nothing was said", () => {
    expect(fillSteps([], 60, stretch)[0]).toEqual({ from: stretch.from, to: "2026-03-01T11:30:00.000Z" });
  });
});

describe("the lines of the brands", () => {
  const said = (at: string, brandId: string, mentions: number) => ({
    at: `2026-03-01T${at}:00.000Z`,
    brands: [{ brandId, mentions, negative: 1, positive: 0 }],
  });
  const share: Share = {
    stepMinutes: 60,
    brands: [],
    series: [said("10:00", "a", 3), said("13:00", "a", 2), said("13:00", "b", 5)],
    languages: [],
    platforms: [],
    sources: [],
  };

  it("put every count into its step and nothing elsewhere", () => {
    const { lines } = readLines(share, ["a", "b"], stretch);
    expect(lines[0]?.mentions).toEqual([3, 0, 0, 2, 0]);
    expect(lines[1]?.mentions).toEqual([0, 0, 0, 5, 0]);
    expect(lines[0]?.negative).toEqual([1, 0, 0, 1, 0]);
  });

  it("gather a week of hours into steps that a line can be drawn through", () => {
    const week = { from: "2026-03-01T00:00:00.000Z", to: "2026-03-08T00:00:00.000Z" };
    const { steps, lines, stepMinutes } = readLines(share, ["a"], week);
    expect(stepMinutes).toBe(180);
    expect(steps).toHaveLength(56);
    expect(steps[3]).toEqual({ from: "2026-03-01T09:00:00.000Z", to: "2026-03-01T12:00:00.000Z" });
    expect(lines[0]?.mentions.slice(3, 5)).toEqual([3, 2]);
    expect(steps.at(-1)?.to).toBe(week.to);
  });

  it("are flat when nothing was said", () => {
    expect(readLines({ ...share, series: [] }, ["a"], stretch).lines[0]?.mentions).toEqual([0, 0, 0, 0]);
  });
});
