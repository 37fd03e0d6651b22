import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distinctiveTerms } from "./index.ts";
import { STOP_WORDS } from "./stop-words.ts";

interface Case {
  readonly name: string;
  readonly now: string[];
  readonly before: string[];
  readonly terms: string[];
}

/** Blocks begin at a remark; the first remark of the file explains the format. */
function readCases(): Case[] {
  const text = readFileSync(new URL("../cases/terms.txt", import.meta.url), "utf8");
  return text
    .split(/^# /m)
    .filter((block) => /^now:/m.test(block))
    .map((block) => ({
      name: block.split("\n")[0]!,
      now: linesOf(block, "now"),
      before: linesOf(block, "before"),
      terms: linesOf(block, "terms").flatMap((line) => line.split(", ")),
    }));
}

function linesOf(block: string, label: string): string[] {
  return [...block.matchAll(new RegExp(`^${label}: (.*)$`, "gm"))].map((match) => match[1]!);
}

describe("distinctive terms", () => {
  test.each(readCases())("$name", ({ now, before, terms }) => {
    // A dozen copies of the block make the counts of a real hour out of a few readable lines.
    const copies = <T>(list: T[]) => Array.from({ length: 12 }, () => list).flat();
    const found = distinctiveTerms(copies(now), copies(before), { limit: 5 }).map(({ term }) => term.toLowerCase());
    expect(found.slice(0, terms.length)).toEqual(terms);
  });

  test("a word that is always said is not distinctive, however often it is said now", () => {
    const usual = Array.from({ length: 50 }, (_, i) => `norvia day${i}`);
    const recent = Array.from({ length: 50 }, (_, i) => `norvia hour${i} ${i % 2 ? "leak" : ""}`);
    expect(distinctiveTerms(recent, usual, { limit: 9 }).map(({ term }) => term)).toEqual(["leak"]);
  });

  test("one post that repeats a word does not make it a term", () => {
    expect(distinctiveTerms(["leak leak leak leak", "calm"], ["calm", "quiet"], { limit: 9 })).toEqual([]);
  });

  test("words given as stop words are left out, alone and in pairs", () => {
    const recent = Array.from({ length: 20 }, () => "norvia leak");
    const terms = distinctiveTerms(recent, [], { limit: 9, stopWords: new Set(["norvia"]) });
    expect(terms.map(({ term }) => term)).toEqual(["leak"]);
  });

  test("a term is written as most posts write it", () => {
    const recent = ["#NorviaLeak now", "#NorviaLeak again", "#norvialeak", "see #NorviaLeak"];
    expect(distinctiveTerms(recent, [], { limit: 1 })[0]!.term).toBe("#NorviaLeak");
  });

  test("stop words are folded, or they would never meet a folded word", () => {
    for (const word of ["που", "πωσ", "еще", "كه", "اي", "علي", "და"]) {
      expect(STOP_WORDS.has(word)).toBe(true);
    }
  });

  test.each([
    ["English", "Something smells right", "Right, something smells", "smells"],
    ["Georgian", "რაღაც სუნი აქვს", "ხო სუნი რაღაც", "სუნი"],
    ["Russian", "короче воняет типа", "ваще воняет чё", "воняет"],
    ["Persian", "بوی بد می‌ده", "خب بوی بد می‌ده دیگه", "بوی بد"],
    ["Greek", "κάτι μυρίζει ρε παιδιά", "λοιπόν μυρίζει κάτι", "μυρίζει"],
    ["Arabic", "ليه ريحته كده", "والله ريحته كده دلوقتي", "ريحته"],
  ])("what is only said in passing is no term, in %s", (_language, one, other, subject) => {
    const recent = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other));
    expect(distinctiveTerms(recent, [], { limit: 9 }).map(({ term }) => term)).toEqual([subject]);
  });

  test("scores are at least two, fall along the list, and count no more posts than there are", () => {
    const text = fc.array(fc.constantFrom("leak", "data", "strike", "norvia", "late", "refund"), { maxLength: 6 });
    const texts = fc.array(
      text.map((words) => words.join(" ")),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, texts, (recent, usual) => {
        const terms = distinctiveTerms(recent, usual, { limit: 10 });
        terms.forEach(({ zScore, count }, i) => {
          expect(Number.isFinite(zScore)).toBe(true);
          expect(zScore).toBeGreaterThanOrEqual(2);
          expect(zScore).toBeLessThanOrEqual(terms[i - 1]?.zScore ?? Number.POSITIVE_INFINITY);
          expect(count).toBeLessThanOrEqual(recent.length);
        });
      }),
    );
  });
});
