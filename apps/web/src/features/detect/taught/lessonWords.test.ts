import type { Lesson } from "@tocsin/contract";
import { describe, expect, test } from "vitest";
import { wordsOfEffect, wordsOfLesson } from "./lessonWords.ts";

const from = "2026-03-02T10:00:00Z";
const until = "2026-03-02T12:00:00Z";

test.each<[Lesson, string, object]>([
  [
    { kind: "campaign", from, until, terms: ["summer", "sale"] },
    "taught.campaign",
    { terms: "summer · sale", from: "10", until: "12" },
  ],
  [{ kind: "campaign", from, until, terms: [] }, "taught.campaign.hours", { from: "10", until: "12" }],
  [{ kind: "exclusion", query: '"goal"', terms: ["goal"] }, "taught.exclusion.one", { terms: "goal" }],
  [{ kind: "exclusion", query: "…", terms: ["goal", "coach"] }, "taught.exclusion", { terms: "goal · coach" }],
  [{ kind: "gate", extraVoices: 5 }, "taught.gate", { count: 5 }],
  [
    { kind: "narrative", mentionIds: ["1"], label: "no water", from, until },
    "taught.narrative",
    { label: "no water", until: "12" },
  ],
])("a lesson is said in the words of its kind: %j", (lesson, id, values) => {
  expect(wordsOfLesson(lesson, (at) => at.slice(11, 13))).toEqual({ id, values });
});

describe("the effect of a rule", () => {
  test.each([
    [{ withRule: 1, without: 3 }, "taught.effect.fewer", { count: 2 }],
    [{ withRule: 3, without: 2 }, "taught.effect.more", { count: 1 }],
    [{ withRule: 2, without: 2 }, "taught.effect.none", { count: 2 }],
  ])("%j", (rings, id, values) => {
    expect(wordsOfEffect({ days: 30, ...rings })).toMatchObject({ id, values: { days: 30, ...values } });
  });
});
