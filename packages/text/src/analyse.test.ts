import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "../cases/anyText.ts";
import { readCases } from "../cases/readCases.ts";
import { loadTextModel } from "./model/textModel.ts";
import { loadBundledAnalyser, readModelFolder } from "./node.ts";
import { createSentimentScorer } from "./sentiment/scoreSentiment.ts";

const analyser = loadBundledAnalyser();

/** Least share of the invented cases that must come out right. Georgian has no posts to learn from. */
const FLOORS: Record<string, number> = { en: 0.8, ru: 0.8, fa: 0.8, ar: 0.8, el: 0.75, ka: 0.7 };

describe("sentiment of the invented cases", () => {
  test.each(Object.entries(FLOORS))("%s: at least %s of them come out right", (language, floor) => {
    const cases = readCases("sentiment.txt", "\t").filter(([code]) => code === language);
    const wrong = cases.filter(([, sentiment, post]) => analyser.analyse(post!).sentiment !== sentiment);
    expect(1 - wrong.length / cases.length, wrong.map((line) => line.join(" | ")).join("\n")).toBeGreaterThanOrEqual(
      floor,
    );
  });
});

test("any string is analysed, with probabilities that sum to 1", () => {
  fc.assert(
    fc.property(anyText(200), (text) => {
      const { scores, sentiment, isSure } = analyser.analyse(text);
      const top = Math.max(scores.negative, scores.neutral, scores.positive);
      expect(scores.negative + scores.neutral + scores.positive).toBeCloseTo(1, 9);
      expect(scores[sentiment]).toBe(top);
      expect(isSure).toBe(top >= 0.6);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["lone surrogates", "\uD800 \uDC00 bad\uDFFF"],
  ["a hundred thousand characters", "ужас! ".repeat(17_000)],
  ["a hundred thousand brackets", "(".repeat(50_000) + ")".repeat(50_000)],
  ["a mark on a mark on a mark", `z${"\u0336\u0351\u0489".repeat(20_000)}algo`],
  ["one word without end", "ა".repeat(100_000)],
  ["ligatures that unfold to many letters", "\uFDFA".repeat(20_000)],
  ["bidirectional control characters", "\u202Ebad\u2066 service\u2069"],
])("%s are analysed like any text", (_, text) => {
  const { scores } = analyser.analyse(text);
  expect(scores.negative + scores.neutral + scores.positive).toBeCloseTo(1, 9);
});

test("an empty text is neutral, of no known language, and speaks of no crisis", () => {
  expect(analyser.analyse("")).toMatchObject({ language: "und", sentiment: "neutral", crisisTypes: [] });
});

test("romanised Russian is judged by its words", () => {
  const { language, romanised, sentiment, crisisTypes } = analyser.analyse(
    "uzhas, opyat ne rabotaet prilozhenie, koshmar",
  );
  expect({ language, romanised, sentiment }).toEqual({ language: "ru", romanised: true, sentiment: "negative" });
  expect(crisisTypes[0]?.type).toBe("outage");
});

test("praise of the staff is no crisis of employee conduct", () => {
  expect(analyser.analyse("Wonderful staff, the waiter and the manager were so kind, thank you!").crisisTypes).toEqual(
    [],
  );
});

test("the same text always gets the same answer, whatever was read before", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (text, other) => {
      const first = analyser.analyse(text);
      analyser.analyse(other);
      expect(analyser.analyse(text)).toEqual(first);
    }),
  );
});

describe("a model file", () => {
  const bytes = readModelFolder(new URL("../model", import.meta.url).pathname);

  test("that is cut short is refused with a sentence", () => {
    expect(() => loadTextModel(bytes.subarray(0, bytes.length - 1))).toThrow(/cut short/);
    expect(() => loadTextModel(new Uint8Array(10))).toThrow(/not a text model/);
  });

  test("holds a shard for each language that has posts to learn from", () => {
    const model = loadTextModel(bytes);
    expect([...model.shards.keys()].sort()).toEqual(["ar", "el", "en", "fa", "ru", "shared", "signs"]);
  });

  test("turns a praise into its opposite when a Georgian negator follows it", () => {
    const score = createSentimentScorer(loadTextModel(bytes));
    const [negative] = score("კარგი არის", "ka");
    const [negativeWhenNegated] = score("კარგი არ არის", "ka");
    expect(negativeWhenNegated).toBeGreaterThan(negative);
  });
});
