import { describe, expect, test } from "vitest";
import { loadBundledAnalyser, loadModelFolder } from "../node.ts";
import { createSentimentScorer } from "./scoreSentiment.ts";

const analyser = loadBundledAnalyser();
const zalgo = (text: string) => [...text].map((letter) => `${letter}\u0336\u0351\u0489\u0300`).join("");

describe("no sentiment is sure of", () => {
  test.each([
    ["an empty text", ""],
    ["blanks", " \n\t "],
    ["signs alone", "$$$ %%% ^^^ &&&"],
    ["marks alone", "!!!???..."],
    ["one emoji", "😡"],
    ["fifty thousand emoji", "😡".repeat(50_000)],
    ["a link alone", "https://example.org/terrible-service"],
    ["a handle alone", "@someone"],
    ["a digit", "1"],
    ["one Latin letter", "a"],
    ["one Cyrillic letter", "я"],
    ["a mash of Latin keys", "asdkjh qwe zxmnb ghtyu wqpo"],
    ["a mash of Latin keys, shouted", "KSJDFH SKJDHF KSJDFH!!!"],
    ["a mash of Russian keys", "фывапролд йцукен ячсмить ждлор"],
    ["a mash of Greek keys", "ασδφγη ξκλζχψωβν"],
    ["a mash of Persian keys", "شسیبلاتنم ضصثقفغ"],
    ["a mash of Arabic keys", "كمنتالبيسش ظوةىلارؤءئ"],
    ["three alphabets in one post", "bad плохо κακό"],
    ["three alphabets that praise", "Great отлично υπέροχο"],
    ["lone surrogates", "\uD800 \uDC00 \uDFFF"],
    ["one letter a hundred thousand times", "x".repeat(100_000)],
  ])("%s", (_, text) => {
    const { scores, isSure } = analyser.analyse(text);
    expect(isSure, JSON.stringify(scores)).toBe(false);
    expect(scores.negative + scores.neutral + scores.positive).toBeCloseTo(1, 9);
  });
});

test("an angry emoji alone still leans to the negative side", () => {
  expect(analyser.analyse("😡😡😡").sentiment).toBe("negative");
});

test.each([
  "Terrible service, I hate this company, worst ever",
  "Ужасный сервис, никогда больше, верните деньги",
  "Απαίσια εξυπηρέτηση, ντροπή σας, ποτέ ξανά",
  "خدمة سيئة جدا ولا انصح بها ابدا، حسبي الله",
  "افتضاح بود، پولم رو پس بدید، بدترین خدمات",
])("a plain complaint is negative and sure: %s", (text) => {
  expect(analyser.analyse(text)).toMatchObject({ sentiment: "negative", isSure: true });
});

test("marks heaped on letters change nothing in what the words say", () => {
  const score = createSentimentScorer(loadModelFolder(new URL("../../model", import.meta.url).pathname));
  const text = "Terrible service, I hate this company, worst ever";
  expect(score(zalgo(text), "en")).toEqual(score(text, "en"));
});
