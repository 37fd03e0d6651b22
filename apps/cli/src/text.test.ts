import { findPaths } from "@tocsin/server";
import { describe, expect, test } from "vitest";
import { createTextReader, readTextLine } from "./text.ts";

const reader = createTextReader(findPaths().textModel);

describe("tocsin text", () => {
  test("tells language, sentiment, scores and kinds of crisis of a text", () => {
    const answer = readTextLine(
      reader,
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
    expect(readTextLine(reader, line)).toEqual({ error });
  });

  test("takes bare lines as they are", () => {
    expect(readTextLine(reader, '{"text"', { plain: true })).toHaveProperty("language");
    expect(readTextLine(reader, "", { plain: true })).toMatchObject({ language: "und", crisisTypes: [] });
  });

  test("tells more when asked: sureness, the words that spoke, and the tone toward each brand", () => {
    const text = "Norvia sorted it in minutes, wonderful people, but Zentro kept me on hold, awful service, refund now";
    const answer = readTextLine(reader, JSON.stringify({ text }), {
      full: true,
      toward: ["Norvia", "Zentro", "Keldor"],
    });
    expect(answer).toMatchObject({
      romanised: false,
      toward: [{ name: "Norvia" }, { name: "Zentro", sentiment: "negative" }],
    });
    expect(answer).toHaveProperty("isSure");
    expect(answer).toHaveProperty("signs");
  });

  test("tells the sides of a company apart", () => {
    const text = "The Norvia staff were wonderful and kind, but the prices are outrageous, far too expensive";
    expect(readTextLine(reader, text, { plain: true, full: true })).toMatchObject({
      aspects: [
        { aspect: "price", sentiment: "negative", words: ["prices", "expensive"] },
        { aspect: "service", sentiment: "positive", words: ["staff"] },
      ],
    });
  });
});
