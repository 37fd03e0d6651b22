import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWords, GRAMMAR, NEGATION } from "./alike.ts";
import { passagesOf } from "./passages.ts";

const word = fc.integer({ min: 1, max: 40 }).map((number) => number << 2);
const text = fc.array(word, { minLength: 7, maxLength: 30 });
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, i) => (from + i) << 2);

describe("alikeness of two texts", () => {
  test("is the same from either side, one for the same words, and never more", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { likeness, isSame } = compareWords(one, other, 0.75);
        expect(compareWords(other, one, 0.75)).toEqual({ likeness, isSame });
        expect(likeness).toBeLessThanOrEqual(1);
        expect(compareWords(one, one, 0.75)).toEqual({ likeness: 1, isSame: true });
      }),
    );
  });

  test("does not fall when the bound does", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        if (compareWords(one, other, 0.8).isSame) expect(compareWords(one, other, 0.7).isSame).toBe(true);
      }),
    );
  });

  test("a text within words of one's own is the same text, within a long article it is not", () => {
    const slogan = numbered(1, 9);
    expect(compareWords(slogan, [...numbered(100, 5), ...slogan, ...numbered(200, 5)], 0.75).isSame).toBe(true);
    expect(compareWords(slogan, [...numbered(100, 50), ...slogan], 0.75).isSame).toBe(false);
  });

  test("words of grammar prove less than others", () => {
    const [said, other] = [numbered(1, 12), numbered(1, 12)];
    const grammar = said.map((hash, i) => (i < 8 ? hash | GRAMMAR : hash));
    const changed = other.map((hash, i) => (i < 8 ? hash | GRAMMAR : hash + 4000));
    expect(compareWords(grammar, changed, 0.75).isSame).toBe(false);
    expect(compareWords(said, [...other.slice(0, 10), 4000, 4004], 0.75).isSame).toBe(true);
  });

  test("a claim and its denial are apart", () => {
    const claim = numbered(1, 12);
    expect(compareWords(claim, [...claim, (50 << 2) | NEGATION], 0.75).isSame).toBe(false);
  });
});

describe("passages", () => {
  test("five words in a row are always found, whatever stands around them", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 8 }), (before, after) => {
        const shared = numbered(1000, 5);
        const passages = new Set(passagesOf([...before, ...shared, ...after]));
        expect(passagesOf([...after, ...shared, ...before]).some((passage) => passages.has(passage))).toBe(true);
      }),
    );
  });

  test("are few, however long the text", () => {
    expect(passagesOf(numbered(1, 5000)).length).toBeLessThanOrEqual(24);
    expect(passagesOf([4, 8])).toEqual([]);
  });
});
