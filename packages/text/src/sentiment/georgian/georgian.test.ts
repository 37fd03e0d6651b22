import { describe, expect, test } from "vitest";
import { readCases } from "../../../cases/readCases.ts";
import { readGeorgianPosts } from "../../../train/georgianPosts.ts";
import { loadBundledAnalyser } from "../../node.ts";
import { Lexicon } from "../lexicon.ts";
import { Pieces } from "../pieces.ts";
import { GeorgianFeelings } from "./feelings.ts";
import { Vocabulary } from "./vocabulary.ts";
import { AS_WRITTEN, ROMANISED } from "./wordHashes.ts";

const analyser = loadBundledAnalyser();
const LIST = [
  "საშინელი\t-3",
  "კარგი\t2",
  "პრობლემა\t-2",
  "მო~ტყუ\t-2.5",
  "~ბლოკ\t-1.5",
  "=ნელა\t-1",
  "იმედი გამიცრუ*\t-2",
  "არ\tnot",
  "ვერ\tunable",
  "=ნუ\tforbid",
  "ძალიან\tmore",
  "=მაგრამ\tbut",
  "=თუ\tif",
].join("\n");

function feelingsOf(text: string, spelling = AS_WRITTEN): number[] {
  const pieces = new Pieces();
  const feelings = new GeorgianFeelings(new Vocabulary(LIST, spelling));
  pieces.read(text);
  feelings.read(pieces, new Lexicon());
  return Array.from(feelings.values.subarray(0, pieces.count));
}

describe("a listed word is found", () => {
  test.each([
    ["in its cases", "საშინელმა", -3],
    ["in the plural with a postposition", "საშინელებისთვის", -3],
    ["without the vowel that falls out", "საშინლად", -3],
    ["as a copula", "საშინელია", -3],
    ["as a superlative", "უსაშინლესი", -3],
    ["as a verb with another person and tense", "მოგვატყუებდნენ", -2.5],
    ["as a participle", "მოტყუებულები", -2.5],
    ["as a verb with whatever preverb", "დამიბლოკეს", -1.5],
  ])("%s", (_, word, score) => {
    expect(feelingsOf(word)).toEqual([score]);
  });

  test.each([
    ["with another preverb than the listed one", "გატყუებს"],
    ["in another form where only one form is listed", "ნელარე"],
    ["inside a longer word", "ბლოკნოტი"],
  ])("but not %s", (_, word) => {
    expect(feelingsOf(word)).toEqual([0]);
  });

  test("as a phrase with an open word", () => {
    expect(feelingsOf("იმედი გამიცრუეთ")).toEqual([-2, 0]);
  });

  test("in Latin letters written back, though these do not tell ტ from თ", () => {
    expect(feelingsOf("მომათყუეს", ROMANISED)).toEqual([-2.5]);
    expect(feelingsOf("მომათყუეს")).toEqual([0]);
  });
});

describe("what stands around a word changes it", () => {
  const last = (text: string) => feelingsOf(text).find((value) => value !== 0) ?? 0;

  test("a negator before it or behind it turns it round", () => {
    expect(last("არ არის კარგი")).toBeLessThan(0);
    expect(last("კარგი არ არის")).toBeLessThan(0);
    expect(last("პრობლემა არ მქონია")).toBeGreaterThan(0);
  });

  test("to be unable to mend a bad thing is still bad", () => {
    expect(last("პრობლემას ვერ აგვარებენ")).toBeLessThan(0);
  });

  test("a negator beyond a comma does not", () => {
    expect(last("საშინელი, არ მოვალ")).toBe(-3);
  });

  test("to forbid a bad thing is no praise", () => {
    expect(last("ნუ მოატყუებთ")).toBeLessThan(0);
  });

  test("a strengthener strengthens, a condition weakens", () => {
    expect(last("ძალიან კარგი")).toBeGreaterThan(last("კარგი"));
    expect(last("თუ კარგი")).toBeLessThan(last("კარგი"));
  });

  test("what follows a but weighs more than what goes before", () => {
    const [good, , bad] = feelingsOf("კარგი მაგრამ საშინელი");
    expect(good).toBeLessThan(2);
    expect(bad).toBeLessThan(-3);
  });
});

/** Least share that must come out right: breakage shows, quality is measured by train/evaluateGeorgian.ts. */
const FLOOR = 0.85;
const DEV_FLOOR = 0.75;

test("the invented Georgian posts come out right but for a few", () => {
  const cases = readCases("georgianSentiment.txt", "\t");
  const wrong = cases.filter(([sentiment, post]) => analyser.analyse(post!).sentiment !== sentiment);
  expect(1 - wrong.length / cases.length, wrong.map((line) => line.join(" | ")).join("\n")).toBeGreaterThan(FLOOR);
});

test("three in four posts of the development half come out right", () => {
  const posts = readGeorgianPosts("dev");
  const sentiments = ["negative", "neutral", "positive"];
  const right = posts.filter((post) => analyser.analyse(post.written).sentiment === sentiments[post.label]);
  expect(right.length / posts.length).toBeGreaterThan(DEV_FLOOR);
});
