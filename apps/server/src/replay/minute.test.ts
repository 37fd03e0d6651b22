import { expect, test } from "vitest";
import type { SeenPost } from "../modules/detect/index.ts";
import { HOUR } from "../platform/clock.ts";
import { Roll } from "./minute.ts";

const countMinute = (at: number, posts: readonly SeenPost[]) => new Roll().countMinute(at, posts);

const post = (authorKey: string, change: Partial<SeenPost> = {}): SeenPost => ({
  id: `${authorKey} ${JSON.stringify(change)}`,
  text: "Norvia left us waiting",
  platform: "x",
  publisher: null,
  handle: authorKey,
  followers: 10,
  accountMadeAt: null,
  publishedAt: new Date("2026-03-01T00:00:00Z"),
  repostOf: null,
  authorKey,
  groupId: authorKey,
  isEcho: false,
  sentiment: "negative",
  scores: { negative: 1, neutral: 0, positive: 0 },
  language: "en",
  crisisTypes: [],
  signs: [],
  ...change,
});

test("a person counts once in a minute, with the first thing they say", () => {
  const row = countMinute(0, [
    post("ann"),
    post("ann", { sentiment: "positive" }),
    post("bo", { sentiment: "neutral" }),
  ]);
  expect(row).toEqual({ at: 0, voices: 2, negative: 1, reach: 20, authors: 2, dayAuthors: 2 });
});

test("copies are nobody's voice", () => {
  expect(countMinute(0, [post("ann"), post("bo", { isEcho: true }), post("cy", { isEcho: true })]).voices).toBe(1);
});

test("an echo of one's own does not hide what a person says", () => {
  expect(countMinute(0, [post("ann", { isEcho: true }), post("ann")])).toMatchObject({ voices: 1, negative: 1 });
});

test("a minute without posts is a zero", () => {
  expect(countMinute(60_000, [])).toEqual({ at: 60_000, voices: 0, negative: 0, reach: 0, authors: 0, dayAuthors: 0 });
});

test("an author is fresh again after two hours, and to the day after a day", () => {
  const roll = new Roll();
  const fresh = (at: number) => {
    const { authors, dayAuthors } = roll.countMinute(at, [post("ann")]);
    return [authors, dayAuthors];
  };
  expect([0, HOUR, 4 * HOUR, 29 * HOUR].map(fresh)).toEqual([
    [1, 1],
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
});
