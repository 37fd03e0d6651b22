import { describe, expect, test } from "vitest";
import { severityOf } from "./severity.ts";
import { type Share, startShare } from "./share.ts";
import { hasTurned, isAngry, speaksOfCrisis, toneOf } from "./tone.ts";

const usually = (share: number): Share => ({ ...startShare(), negative: 300 * share, total: 300 });
const tone = (negative: number, total: number, usual = 0.2) => toneOf(usually(usual), { negative, total });

describe("a burst speaks of a crisis", () => {
  test.each([
    ["when forty of fifty are against", tone(40, 50), true],
    ["when the share has doubled over many voices", tone(45, 100), true],
    ["not by one negative voice of two", tone(1, 2), false],
    ["not by three negative voices of four", tone(3, 4), false],
    ["not by the usual share of a launch", tone(40, 200), false],
    ["when complaints are all that is ever heard", tone(60, 100, 0.6), true],
    ["not by a chance majority where half is usual", tone(5, 9, 0.45), false],
  ])("%s", (_, heard, answer) => {
    expect(speaksOfCrisis(heard)).toBe(answer);
  });

  test("a majority that is usual is angry but has not turned", () => {
    expect(isAngry(tone(60, 100, 0.6))).toBe(true);
    expect(hasTurned(tone(60, 100, 0.6))).toBe(false);
  });
});

describe("severity", () => {
  const loud = { score: 40, authors: 200, usualShare: 0.2 };

  test("a crisis whose tone is the usual one never exceeds three", () => {
    expect(severityOf({ ...loud, kind: "crisis", negativeShare: 0.22, hasTurned: false })).toBe(3);
  });

  test("a loud crisis with a tone that has turned is the highest", () => {
    expect(severityOf({ ...loud, kind: "crisis", negativeShare: 0.8, hasTurned: true })).toBe(5);
  });

  test("a buzz never exceeds three", () => {
    expect(severityOf({ ...loud, kind: "buzz", negativeShare: 0.8, hasTurned: true })).toBe(3);
  });
});
