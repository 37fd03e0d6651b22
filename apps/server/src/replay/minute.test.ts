import { expect, test } from "vitest";
import type { SeenPost } from "../modules/detect/index.ts";
import { countMinute } from "./minute.ts";

const post = (authorKey: string, change: Partial<SeenPost> = {}): SeenPost => ({
  id: `${authorKey} ${JSON.stringify(change)}`,
  text: "Norvia left us waiting",
  platform: "x",
  handle: authorKey,
  followers: 10,
  accountMadeAt: null,
  publishedAt: new Date("2026-03-01T00:00:00Z"),
  repostOf: null,
  authorKey,
  groupId: authorKey,
  isEcho: false,
  sentiment: "negative",
  language: "en",
  crisisTypes: [],
  ...change,
});

test("a person counts once in a minute, with the first thing they say", () => {
  const row = countMinute(0, [
    post("ann"),
    post("ann", { sentiment: "positive" }),
    post("bo", { sentiment: "neutral" }),
  ]);
  expect(row).toEqual({ at: 0, voices: 2, negative: 1, reach: 20 });
});

test("copies are nobody's voice", () => {
  expect(countMinute(0, [post("ann"), post("bo", { isEcho: true }), post("cy", { isEcho: true })]).voices).toBe(1);
});

test("an echo of one's own does not hide what a person says", () => {
  expect(countMinute(0, [post("ann", { isEcho: true }), post("ann")])).toMatchObject({ voices: 1, negative: 1 });
});

test("a minute without posts is a zero", () => {
  expect(countMinute(60_000, [])).toEqual({ at: 60_000, voices: 0, negative: 0, reach: 0 });
});
