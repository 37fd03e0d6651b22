import { describe, expect, test } from "vitest";
import type { Explanation } from "../detect.ts";
import { reasonsOf } from "./reasons.ts";

const calm: Explanation = {
  channel: "hour",
  windowMinutes: 60,
  observed: 12,
  expected: 3,
  factor: 4,
  oncePerWeeks: 9,
  since: null,
  negativeShare: null,
  usualNegativeShare: null,
  wouldNotHaveFiredBelow: null,
  velocityPerMinute: null,
  doublingMinutes: null,
  isLearning: false,
  voices: 12,
  echoes: 0,
  isCoordinated: false,
  topTerms: [],
  topAuthors: [],
  languages: [],
  platforms: [],
  firstMentionId: null,
  exampleIds: [],
  narratives: [],
  silentSources: [],
};
const idsOf = (change: Partial<Explanation>) => reasonsOf({ ...calm, ...change }).map((sentence) => sentence.id);

describe("the first sentence about an alert", () => {
  test.each(["hour", "two-hours", "flash", "cold"])("counts voices when %s rang", (channel) => {
    expect(idsOf({ channel })[0]).toBe("reason.volume");
  });

  test.each(["share", "negative-and-share"])("counts negative voices when %s rang", (channel) => {
    expect(idsOf({ channel })[0]).toBe("reason.negativeVolume");
  });

  test("speaks of missing posts when a source went quiet", () => {
    expect(idsOf({ channel: "silence" })[0]).toBe("reason.silence");
  });

  test("says since when a source has brought nothing, and what it usually brings", () => {
    const since = "2026-03-02T14:02:00.000Z";
    const silent = { ...calm, channel: "silence", windowMinutes: 360, observed: 0, expected: 240, factor: null, since };
    const [first, ...others] = reasonsOf({ ...silent, voices: 0, oncePerWeeks: null });
    expect(first).toEqual({ id: "reason.silentSince", values: { since: new Date(since), perHour: 40 } });
    expect(others).toEqual([]);
  });
});

test("a rise of less than half above the usual is not given as a multiple", () => {
  expect(idsOf({ factor: 1.4 })).not.toContain("reason.factor");
  expect(idsOf({ factor: 1.5 })).toContain("reason.factor");
});

test("rarity is left out while a watch is learning, and has no weeks beyond ten years", () => {
  expect(idsOf({ isLearning: true })).not.toContain("reason.rare");
  expect(idsOf({ oncePerWeeks: 521 })).toContain("reason.veryRare");
});

test("no multiple of a usual hour is named where a share was judged", () => {
  expect(idsOf({ channel: "negative-and-share", factor: 3 })).not.toContain("reason.factor");
});

describe("what people say", () => {
  const told = { sign: "outage", share: 0.8, words: ["not loading", "down"] } as const;
  const judged = (verdict: "harmful" | "loud" | "unclear") => ({
    criticality: { score: 0.9, verdict, reasons: [{ ...told, words: [...told.words] }] },
  });

  test("is named with its verdict, its share and its words", () => {
    const sentences = reasonsOf({ ...calm, ...judged("harmful") });
    expect(sentences.map(({ id }) => id)).toContain("reason.harmful");
    expect(sentences.find(({ id }) => id === "reason.sign")?.values).toEqual({
      sign: "outage",
      share: 0.8,
      words: "not loading · down",
    });
  });

  test("is left out where it is unclear", () => {
    expect(idsOf(judged("unclear"))).toEqual(idsOf({}));
  });

  test("means somebody else where only the name is alike", () => {
    const criticality = { score: 0.1, verdict: "loud", reasons: [{ sign: "elsewhere", share: 1, words: [] }] } as const;
    const reasons = criticality.reasons.map((reason) => ({ ...reason, words: [...reason.words] }));
    expect(idsOf({ criticality: { ...criticality, reasons } })).toContain("reason.elsewhere");
  });
});
