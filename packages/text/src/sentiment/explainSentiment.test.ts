import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadBundledAnalyser } from "../node.ts";
import { explainSentiment } from "./explainSentiment.ts";

const analyser = loadBundledAnalyser();
const read = (text: string) => analyser.analyse(text).scores;
const wordsOf = (text: string) => explainSentiment(text, read, 3).map(({ start, end }) => text.slice(start, end));

describe("the words that made a sentiment", () => {
  it.each([
    ["The harbour cafe is terrible, never again", "terrible"],
    ["Какой ужасный сервис у этой пекарни", "ужасный"],
    ["Η εξυπηρέτηση στο καφέ ήταν απαράδεκτη", "απαράδεκτη"],
  ])("names the telling one in %j", (text, word) => {
    expect(wordsOf(text)).toContain(word);
  });

  it("points into the text, in order, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const told = explainSentiment(text, read, 5);
        expect(told.length).toBeLessThanOrEqual(5);
        for (const { start, end, weight } of told) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(weight).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has nothing to say of nothing", () => {
    expect(explainSentiment("", read, 5)).toEqual([]);
    expect(explainSentiment("   ", read, 5)).toEqual([]);
  });
});
