import { describe, expect, test } from "vitest";
import type { SeenPost } from "./explain.ts";
import { hearNaming, namesCrisis } from "./naming.ts";

let number = 0;
const post = (isNaming: boolean, change: Partial<SeenPost> = {}): SeenPost => ({
  id: String(++number),
  text: "Norvia",
  platform: "news",
  handle: `ann${number}`,
  followers: null,
  accountMadeAt: null,
  publishedAt: new Date(number),
  repostOf: null,
  authorKey: `news ann${number}`,
  groupId: String(number),
  isEcho: false,
  sentiment: "neutral",
  language: "en",
  crisisTypes: isNaming ? [{ type: "outage", words: ["down"] }] : [],
  ...change,
});
const posts = (naming: number, others: number) => [
  ...Array.from({ length: naming }, () => post(true)),
  ...Array.from({ length: others }, () => post(false)),
];

describe("a burst speaks of a crisis", () => {
  test.each([
    ["when a quarter of the voices name one", 3, 9, true],
    ["not by a single voice", 1, 0, false],
    ["not when hardly any voice names one", 2, 28, false],
    ["not when nothing was said", 0, 0, false],
  ])("%s", (_, naming, others, answer) => {
    expect(namesCrisis({ posts: posts(naming, others), usual: [] })).toBe(answer);
  });

  test("not when customers always speak so", () => {
    expect(namesCrisis({ posts: posts(10, 20), usual: posts(30, 70) })).toBe(false);
    expect(namesCrisis({ posts: posts(20, 10), usual: posts(30, 70) })).toBe(true);
  });

  test("not by copies, nor by one person who says it often", () => {
    expect(namesCrisis({ posts: [post(true), post(true, { isEcho: true })], usual: [] })).toBe(false);
    expect(namesCrisis({ posts: [post(true, { authorKey: "bo" }), post(true, { authorKey: "bo" })], usual: [] })).toBe(
      false,
    );
  });
});

describe("an episode hears what is named", () => {
  const view = { kind: "buzz", severity: 2, score: 3, escalations: 0 } as const;
  const heard = { posts: posts(5, 5), usual: [], isLearning: false };

  test("a buzz opens as a crisis", () => {
    expect(hearNaming({ change: "opened", view }, null, heard)).toMatchObject({
      change: "opened",
      view: { kind: "crisis" },
    });
  });

  test("an open buzz that turns is told to people again", () => {
    expect(hearNaming({ change: "kept", view }, view, heard)).toMatchObject({
      change: "escalated",
      view: { kind: "crisis" },
    });
  });

  test("a watch that is still learning does not judge by words", () => {
    const opened = { change: "opened", view } as const;
    expect(hearNaming(opened, null, { ...heard, isLearning: true })).toBe(opened);
  });

  test("a crisis stays one", () => {
    const kept = { change: "kept", view: { ...view, kind: "crisis" } } as const;
    expect(hearNaming(kept, kept.view, heard)).toBe(kept);
  });
});
