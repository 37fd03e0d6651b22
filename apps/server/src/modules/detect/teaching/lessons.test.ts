import type { DismissalReason, detectShapes } from "@tocsin/contract";
import type { Criticality } from "@tocsin/text";
import { describe, expect, test } from "vitest";
import { type Burst, type Dismissed, lessonOf, nextGate, openTaught, type Rule, storyQuery } from "./lessons.ts";

const now = new Date("2026-03-02T12:00:00Z");
const explanation = (change: Partial<detectShapes.Explanation> = {}): detectShapes.Explanation => ({
  channel: "hour",
  windowMinutes: 60,
  observed: 24,
  expected: 4,
  factor: 6,
  oncePerWeeks: 3,
  since: "2026-03-02T10:20:00.000Z",
  negativeShare: 0.1,
  usualNegativeShare: 0.1,
  wouldNotHaveFiredBelow: 12,
  velocityPerMinute: 1,
  doublingMinutes: null,
  isLearning: false,
  voices: 24,
  echoes: 0,
  isCoordinated: false,
  topTerms: ["summer", "sale", "discount"].map((term) => ({ term, count: 9 })),
  topAuthors: [],
  languages: [],
  platforms: [],
  firstMentionId: "1",
  exampleIds: ["1"],
  narratives: [{ label: "summer sale", size: 9, voices: 9, exampleIds: ["1", "2"], groupIds: ["g"] }],
  silentSources: [],
  ...change,
});
const dismissed = (reason: DismissalReason, change: Partial<Dismissed> = {}): Dismissed => ({
  reason,
  openedAt: new Date("2026-03-02T10:30:00Z"),
  now,
  explanation: explanation(),
  gate: 2,
  ...change,
});

describe("each reason teaches its own thing", () => {
  const wordless = explanation({ topTerms: [], narratives: [] });
  test.each<[string, Dismissed, object | null]>([
    [
      "a campaign leaves its hours out, from the first of them",
      dismissed("campaign"),
      {
        kind: "campaign",
        from: "2026-03-02T10:20:00.000Z",
        until: now.toISOString(),
        terms: ["summer", "sale", "discount"],
      },
    ],
    [
      "a homonym excludes its story",
      dismissed("homonym"),
      { kind: "exclusion", terms: ["summer", "sale", "discount"] },
    ],
    [
      "the words that a person chose go before those of the alert",
      dismissed("spam", { terms: ["casino"] }),
      { query: '"casino"' },
    ],
    ["a story without words excludes nothing", dismissed("sport-or-news", { explanation: wordless }), null],
    ["what is too small raises the gate", dismissed("too-small"), { kind: "gate", extraVoices: 5 }],
    [
      "what is known is not counted for a week",
      dismissed("known-issue"),
      { kind: "narrative", mentionIds: ["1", "2"], from: now.toISOString(), until: "2026-03-09T12:00:00.000Z" },
    ],
    ["what is known but has no story teaches nothing", dismissed("known-issue", { explanation: wordless }), null],
    ["another reason teaches nothing", dismissed("other"), null],
  ])("%s", (_, given, lesson) => {
    if (lesson === null) expect(lessonOf(given)).toBeNull();
    else expect(lessonOf(given)).toMatchObject(lesson);
  });
});

test.each([
  [{ observed: 6, expected: 3.5 }, 2, 3],
  [{ observed: 8, expected: 4 }, 2, 5],
  [{ observed: 500, expected: 4 }, 2, 5],
  [{ observed: 30, expected: 4 }, 5, 12],
  [{ observed: 30, expected: 4 }, 200, 200],
])("a gate rises past what was too small, two steps at most: %j", (seen, gate, next) => {
  expect(nextGate({ explanation: explanation(seen), gate })).toBe(next);
});

test("a story is told by a post that holds two of its words", () => {
  expect(storyQuery(["a", "b", "c"])).toBe('("a" AND "b") OR ("a" AND "c") OR ("b" AND "c")');
  expect(storyQuery(['say "hi"'])).toBe('"say  hi"');
});

const rule = (lesson: Rule["lesson"], narrativeId: string | null = null): Rule => ({
  id: lesson.kind,
  lesson,
  narrativeId,
});
const post = (text: string, change: object = {}) => ({
  query: { text, author: { handle: "ann", name: "" }, language: "en", platform: "x", links: [] },
  publishedAt: now,
  narrativeId: null,
  signs: [],
  ...change,
});

describe("which posts count", () => {
  const taught = openTaught([
    rule({ kind: "exclusion", query: storyQuery(["league", "goal", "coach"]), terms: [] }),
    rule(
      { kind: "narrative", mentionIds: ["1"], label: "", from: now.toISOString(), until: "2026-03-09T12:00:00Z" },
      "n1",
    ),
  ]);
  test.each([
    ["two words of the story", post("A late goal, says the coach"), ["exclusion"]],
    [
      "two words of the story, but people were hurt",
      post("Coach crash: goal post fell on a child", { signs: [{ sign: "harm", words: "crash" }] }),
      [],
    ],
    ["one word is not the story", post("Our goal is a better service"), []],
    ["the narrative while it is muted", post("Still no water", { narrativeId: "n1" }), ["narrative"]],
    ["another narrative", post("Still no water", { narrativeId: "n2" }), []],
    [
      "the narrative before",
      post("No water", { narrativeId: "n1", publishedAt: new Date("2026-03-02T11:59:00Z") }),
      [],
    ],
    ["the narrative after", post("No water", { narrativeId: "n1", publishedAt: new Date("2026-03-09T12:00:00Z") }), []],
  ])("%s", (_, given, rules) => {
    expect(taught.silencers(given)).toEqual(rules);
  });

  test("a watch that was taught nothing hears everything and restrains nothing", () => {
    const untaught = openTaught([]);
    expect(untaught).toMatchObject({ isDeafToNothing: true, gate: 2 });
    expect(untaught.silencers(post("A late goal, says the coach"))).toEqual([]);
    expect(untaught.campaignAt(now.getTime())).toBeUndefined();
  });
});

describe("which bursts ring", () => {
  const from = "2026-02-01T00:00:00Z";
  const until = "2026-02-01T06:00:00Z";
  const taught = openTaught([
    rule({ kind: "gate", extraVoices: 12 }),
    rule({ kind: "campaign", from, until, terms: ["summer", "sale"] }),
  ]);
  const unclear: Criticality = { score: 0.5, verdict: "unclear", reasons: [] };
  const hurting: Criticality = {
    score: 0.9,
    verdict: "harmful",
    reasons: [{ sign: "harm", share: 0.5, words: ["dead"] }],
  };
  const burst = (change: Partial<Burst> = {}): Burst => ({
    view: { kind: "buzz", severity: 2, score: 2, escalations: 0 },
    observed: 40,
    expected: 4,
    threshold: 0.9,
    texts: ["summer sale begins", "great summer sale"],
    judged: unclear,
    ...change,
  });
  test.each<[string, Partial<Burst>, string | null]>([
    ["fewer extra voices than the gate wait", { observed: 15, texts: [] }, "too-small"],
    ["as many as the gate ring", { observed: 16, texts: [] }, null],
    ["a burst like the campaign waits", {}, "campaign"],
    ["a much rarer one rings", { view: { kind: "buzz", severity: 3, score: 3.9, escalations: 0 } }, null],
    ["another story rings", { texts: ["the till is broken", "summer sale"].concat(Array(5).fill("queue")) }, null],
    ["a crisis rings whatever its words", { view: { kind: "crisis", severity: 2, score: 2, escalations: 0 } }, null],
    ["people who are hurt ring, however few", { observed: 6, judged: hurting }, null],
  ])("%s", (_, change, restraint) => {
    expect(taught.restrain(burst(change))).toBe(restraint);
  });

  test("what would have rung is as much as the engine and the gate ask for", () => {
    expect(taught.leastVoices(9, { expected: 4, judged: unclear })).toBe(16);
    expect(taught.leastVoices(40, { expected: 4, judged: unclear })).toBe(40);
    expect(taught.leastVoices(9, { expected: 4, judged: hurting })).toBe(9);
    expect(openTaught([]).leastVoices(5, { expected: 4, judged: unclear })).toBe(5);
  });

  test("the hours of a campaign are learnt under a name of their own", () => {
    expect(taught.campaignAt(Date.parse(from))).toBe("taught campaign");
    expect(taught.campaignAt(Date.parse(until))).toBeUndefined();
  });
});
