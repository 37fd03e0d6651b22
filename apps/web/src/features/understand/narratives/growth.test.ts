import { describe, expect, it } from "vitest";
import { moodOf, sentenceForGrowth } from "./growth.ts";

describe("growth in words", () => {
  it.each([
    [0, 0, "quiet"],
    [2, 0, "little"],
    [2, 1, "little"],
    [9, 0, "begins"],
    [9, 6, "grows"],
    [8, 6, "steady"],
    [6, 9, "fades"],
    [0, 9, "fades"],
  ])("after %i posts in the last hour and %i in the hour before says %s", (lastHour, hourBefore, word) => {
    expect(sentenceForGrowth({ lastHour, hourBefore })).toBe(`understand.growth.${word}`);
  });
});

it("calls a narrative negative from the half on", () => {
  expect([0.5, 0.3, 0.1].map(moodOf)).toEqual(["negative", "mixed", "calm"]);
});
