import { expect, test } from "vitest";
import { readCases } from "../../cases/readCases.ts";
import { readSigns } from "../criticality/readSigns.ts";
import { foldedWords } from "../tokens.ts";
import { scoreCrisisTypes } from "./scoreCrisisTypes.ts";
import { CRISIS_TYPES } from "./types.ts";

const LANGUAGES = ["en", "ru", "fa", "ar", "el", "ka"] as const;
const casesIn = (language: string) => readCases(`crisisTypes.${language}.txt`, "\t");
const CASES = LANGUAGES.flatMap(casesIn);

test.each(CASES)("%s: %s", (type, post) => {
  expect(scoreCrisisTypes(post!)[0]?.type ?? "-").toBe(type);
});

test.each(LANGUAGES)("every kind has five cases in %s, and harmless posts fifteen", (language) => {
  const count = (kind: string) => casesIn(language).filter(([named]) => named === kind).length;
  for (const type of CRISIS_TYPES) expect(count(type)).toBeGreaterThanOrEqual(5);
  expect(count("-")).toBeGreaterThanOrEqual(15);
});

test.each([
  ["No injuries reported", "Injuries reported"],
  ["Обошлось без пострадавших", "Есть пострадавшие, авария"],
  ["حادثه‌ای رخ نداد", "حادثه تلفات داشت"],
  ["بدون إصابات", "إصابات في حادث"],
  ["χωρίς τραυματίες", "τραυματίες στο ατύχημα"],
  ["არავინ დაშავებულა", "დაშავებულები არიან, ავარიაა"],
])("a negation takes back what it stands beside: %s", (denied, told) => {
  const harm = (post: string) => readSigns(post).filter(({ sign }) => sign === "harm" || sign === "accident");
  expect(harm(denied)).toEqual([]);
  expect(harm(told)).not.toEqual([]);
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
