import { expect, test } from "vitest";
import { readCases } from "../../cases/readCases.ts";
import { foldedWords } from "../tokens.ts";
import { scoreCrisisTypes } from "./scoreCrisisTypes.ts";
import { CRISIS_TYPES } from "./types.ts";

const CASES = readCases("crisisTypes.txt", "\t");

test.each(CASES)("%s: %s", (type, post) => {
  expect(scoreCrisisTypes(post!)[0]?.type ?? "-").toBe(type);
});

test("every kind has a case in each of the six languages", () => {
  for (const type of CRISIS_TYPES) expect(CASES.filter(([named]) => named === type)).toHaveLength(6);
});

test("the words that spoke for a kind stand in the post", () => {
  for (const [, post] of CASES) {
    const words = ` ${foldedWords(post!).join(" ")} `;
    for (const { words: spoken } of scoreCrisisTypes(post!)) {
      expect(spoken.length).toBeGreaterThan(0);
      for (const phrase of spoken) expect(words).toContain(` ${phrase} `);
    }
  }
});

test("more evidence never lowers a score", () => {
  const one = scoreCrisisTypes("The app is down")[0]!;
  const two = scoreCrisisTypes("The app is down and I can't log in")[0]!;
  expect(two.type).toBe(one.type);
  expect(two.score).toBeGreaterThan(one.score);
});

test("a word said three times speaks once", () => {
  expect(scoreCrisisTypes("boycott boycott boycott")).toEqual([{ ...scoreCrisisTypes("boycott")[0]! }]);
});
