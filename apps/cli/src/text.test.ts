import { loadBundledAnalyser } from "@tocsin/text/node";
import { describe, expect, test } from "vitest";
import { readTextLine } from "./text.ts";

const analyser = loadBundledAnalyser();

describe("tocsin text", () => {
  test("tells language, sentiment, scores and kinds of crisis of a text", () => {
    const answer = readTextLine(
      analyser,
      JSON.stringify({ text: "The Norvia app is down again, this is terrible, I can't log in" }),
    );
    expect(answer).toMatchObject({ language: "en", sentiment: "negative", crisisTypes: ["outage"] });
    const { scores } = answer as { scores: Record<string, number> };
    expect(Object.keys(scores)).toEqual(["negative", "neutral", "positive"]);
    expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 3);
  });

  test.each([
    ["{", "The line is not JSON."],
    ["null", 'The line has no field "text" that is a string.'],
    ['{"text":7}', 'The line has no field "text" that is a string.'],
    ["", "The line is not JSON."],
  ])("answers %j with its fault", (line, error) => {
    expect(readTextLine(analyser, line)).toEqual({ error });
  });

  test("takes bare lines as they are", () => {
    expect(readTextLine(analyser, '{"text"', { plain: true })).toHaveProperty("language");
    expect(readTextLine(analyser, "", { plain: true })).toMatchObject({ language: "und", crisisTypes: [] });
  });
});
