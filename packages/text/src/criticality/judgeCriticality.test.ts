import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCases } from "../../cases/readCases.ts";
import type { JudgedPost } from "./features.ts";
import { createHomonymTest } from "./homonyms.ts";
import { judgeCriticality } from "./judgeCriticality.ts";
import { readSigns } from "./readSigns.ts";
import { isHarmful, SIGNS, type Sign } from "./signs.ts";

const NEUTRAL = { negative: 0.3, neutral: 0.5, positive: 0.2 };
const judged = (text: string): JudgedPost => ({ signs: readSigns(text), scores: NEUTRAL });
const showing = (...signs: Sign[]): JudgedPost => ({
  signs: signs.map((sign) => ({ sign, words: sign })),
  scores: NEUTRAL,
});

test.each(readCases("criticality.txt", "\t"))("%s: %s", (verdict, posts) => {
  expect(judgeCriticality(posts!.split(" | ").map(judged)).verdict).toBe(verdict);
});

describe("a sign", () => {
  test("stands where its words are", () => {
    const text = "So: Fire at Lumo plant";
    const { start, end } = readSigns(text).find(({ sign }) => sign === "accident")!;
    expect(text.slice(start, end)).toBe("Fire at");
  });

  test.each([
    ["They strike a deal", "strike"],
    ["I took a crash course", "accident"],
    ["Черная пятница, взрывной рост продаж", "accident"],
  ])("is silent in an idiom: %s", (text, sign) => {
    expect(readSigns(text).map((one) => one.sign)).not.toContain(sign);
  });

  test("never reaches outside its text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { start, end } of readSigns(text))
          expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
    );
  });
});

describe("a cluster", () => {
  const harmful = fc.constantFrom(...SIGNS.filter(isHarmful));
  const posts = fc.array(fc.array(fc.constantFrom(...SIGNS), { maxLength: 3 }), { maxLength: 12 });

  test("of silent posts grows more critical with every harmful one", () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.array(harmful, { minLength: 1, maxLength: 6 }), (silent, signs) => {
        const quiet = Array.from({ length: silent }, () => showing());
        const loudest = signs.map((sign) => showing(sign));
        const before = judgeCriticality([...quiet, ...loudest.slice(1)]).score;
        expect(judgeCriticality([...quiet, ...loudest]).score).toBeGreaterThan(before);
      }),
    );
  });

  test("does not hang on the order of its posts", () => {
    fc.assert(
      fc.property(posts, (signs) => {
        const cluster = signs.map((list) => showing(...list));
        expect(judgeCriticality([...cluster].reverse()).score).toBeCloseTo(judgeCriticality(cluster).score, 10);
      }),
    );
  });

  test("is surer of four thousand posts than of four", () => {
    const few = Array.from({ length: 4 }, () => showing("outage"));
    const many = Array.from({ length: 4000 }, () => showing("outage"));
    expect(judgeCriticality(many).score).toBeGreaterThan(judgeCriticality(few).score);
    expect(judgeCriticality(many).verdict).toBe(judgeCriticality(few).verdict);
  });

  test("says which signs spoke, how widely and by which words", () => {
    const { reasons } = judgeCriticality([judged("Lumo app is down"), judged("Lumo outage"), judged("Lumo hello")]);
    expect(reasons[0]).toMatchObject({ sign: "outage", words: expect.arrayContaining(["outage"]) });
    expect(reasons[0]!.share).toBeCloseTo(2 / 3);
  });
});

describe("a name", () => {
  const texts = ["Shein opens a store", "nestle again"];
  const isHomonym = createHomonymTest(["shein", "nestl"], texts);

  test.each([
    ["Sheinbaum presses charges", true],
    ["Shein's store in Paris", false],
    ["Sheinbaum and Shein", false],
    ["#sheinhaul today", false],
    ["Nestle fires its chief", false],
    ["Nothing of the kind", false],
  ])("is told from longer words: %s", (text, answer) => {
    expect(isHomonym(text)).toBe(answer);
  });
});
