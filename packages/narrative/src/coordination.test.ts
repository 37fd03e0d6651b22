import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCoordination, type NarrativePost } from "./index.ts";

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const CALL = "everyone must know what Norvia did to these poor families, share it before they delete it";
const WORDS = ["delay", "refund", "queue", "bag", "gate", "hotel", "phone", "seat", "meal", "crew", "ticket", "desk"];

/** A text of one's own: no two share a pair of words. */
function ownWords(i: number): string {
  return `${WORDS[i % 12]}${i} ${WORDS[(i * 5) % 12]}${i + 1} ${WORDS[(i * 7) % 12]}${i + 2} at Norvia${i} again${i}`;
}

function crowd(count: number, change: (i: number) => Partial<NarrativePost> = () => ({})): NarrativePost[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    text: ownWords(i),
    authorKey: `a${i}`,
    at: NOW + i * 60_000,
    authorCreatedAt: NOW - (400 + i * 3) * DAY,
    ...change(i),
  }));
}

function codesOf(posts: NarrativePost[]): string[] {
  return findCoordination(posts).signs.map((sign) => sign.code);
}

describe("signs of coordination", () => {
  test("are absent in a crowd of old accounts with their own words, however large", () => {
    expect(findCoordination(crowd(2000))).toEqual({ isCoordinated: false, signs: [], probability: 0 });
  });

  test("are absent in reposts, however many and fast", () => {
    const posts = crowd(50, (i) => ({ text: CALL, at: NOW + i * 500, repostOf: i === 0 ? undefined : "p0" }));
    expect(codesOf(posts)).toEqual([]);
  });

  test("are absent in samples too small to tell", () => {
    expect(codesOf(crowd(4, () => ({ text: CALL, at: NOW, authorCreatedAt: NOW - DAY })))).toEqual([]);
    expect(codesOf([])).toEqual([]);
  });

  test("name young accounts, without calling them coordinated for that alone", () => {
    const found = findCoordination(crowd(20, (i) => (i % 2 ? { authorCreatedAt: NOW - (2 + i) * DAY } : {})));
    expect(found.signs).toEqual([
      {
        code: "young-accounts",
        count: 10,
        share: 0.5,
        message: "50% of the accounts are younger than a month.",
        postIds: ["p1", "p3", "p5", "p7", "p9"],
      },
    ]);
    expect(found.isCoordinated).toBe(false);
  });

  test("name accounts made within one day, even when they are old", () => {
    expect(codesOf(crowd(20, (i) => (i < 8 ? { authorCreatedAt: NOW - 500 * DAY + i * 3_600_000 } : {})))).toEqual([
      "accounts-made-together",
    ]);
  });

  test("name one author who writes most of it", () => {
    expect(codesOf(crowd(20, (i) => (i < 12 ? { authorKey: "loud" } : {})))).toEqual(["one-author"]);
  });

  test("name one text by many accounts, and its repetition within seconds", () => {
    const slow = crowd(20, (i) => (i < 12 ? { text: `${CALL} https://t.example/${i}` } : {}));
    expect(codesOf(slow)).toEqual(["same-text"]);
    const fast = slow.map((post, i) => ({ ...post, at: NOW + i * 2000 }));
    expect(codesOf(fast)).toEqual(["same-text", "same-text-within-seconds"]);
    expect(findCoordination(fast).isCoordinated).toBe(true);
  });

  test("say nothing about accounts when the source does not name authors", () => {
    expect(codesOf(crowd(20, () => ({ authorKey: "", authorCreatedAt: undefined })))).toEqual([]);
  });

  test("take no meaning from ages that the platform does not tell", () => {
    const few = crowd(40, (i) => ({ authorCreatedAt: i < 6 ? NOW - DAY : undefined }));
    expect(codesOf(few)).toEqual([]);
    const none = crowd(40, () => ({ authorCreatedAt: undefined }));
    expect(findCoordination(none)).toEqual({ isCoordinated: false, signs: [], probability: 0 });
  });

  test("name a ring of accounts that repeat the same posts within a minute, again and again", () => {
    const reposts = (author: (i: number) => string, gap: number) =>
      crowd(30, (i) => ({
        text: `RT @someone: ${ownWords(Math.floor(i / 5))}`,
        repostOf: `q${Math.floor(i / 5)}`,
        authorKey: author(i),
        at: NOW + Math.floor(i / 5) * DAY + (i % 5) * gap,
      }));
    const ring = findCoordination(reposts((i) => `r${i % 5}`, 5000));
    expect(ring.signs.map(({ code, count, share }) => ({ code, count, share }))).toContainEqual({
      code: "repost-ring",
      count: 5,
      share: 1,
    });
    expect(ring.signs.find(({ code }) => code === "repost-ring")!.postIds).toHaveLength(5);
    expect(codesOf(reposts((i) => `r${i}`, 5000))).toEqual([]);
    expect(codesOf(reposts((i) => `r${i % 5}`, 3_600_000))).toEqual([]);
  });

  test("weigh more when the same share is seen in more posts", () => {
    const half = (count: number) =>
      findCoordination(crowd(count, (i) => (i % 2 ? { authorCreatedAt: NOW - DAY - (i % 24) * DAY } : {})));
    expect(half(400).probability).toBeGreaterThan(half(16).probability);
  });

  test("never weigh less for one more post of the kind", () => {
    const kinds: Record<string, (i: number) => Partial<NarrativePost>> = {
      "the same text": (i) => ({ text: CALL, at: NOW + i * 60_000 }),
      "the same text at once": (i) => ({ text: CALL, at: NOW + i }),
      "a young account": (i) => ({ authorCreatedAt: NOW - (1 + (i % 20)) * DAY }),
      "one account": () => ({ authorKey: "loud" }),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(kinds)),
        fc.integer({ min: 10, max: 60 }),
        fc.nat(59),
        (kind, size, n) => {
          const arranged = (count: number) => findCoordination(crowd(size, (i) => (i < count ? kinds[kind]!(i) : {})));
          const count = Math.min(n, size - 1);
          expect(arranged(count + 1).probability).toBeGreaterThanOrEqual(arranged(count).probability);
        },
      ),
    );
  });

  test("do not depend on when it happens or in which order the posts are given", () => {
    const posts = crowd(20, (i) => ({ text: i < 12 ? CALL : ownWords(i), at: NOW + i * 2000 }));
    const later = posts.map((post) => ({
      ...post,
      at: post.at + 7 * DAY,
      authorCreatedAt: post.authorCreatedAt! + 7 * DAY,
    }));
    expect(findCoordination(later)).toEqual(findCoordination(posts));
    expect(findCoordination([...posts].reverse())).toEqual(findCoordination(posts));
  });
});
