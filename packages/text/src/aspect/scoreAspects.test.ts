import { expect, test } from "vitest";
import { readCases } from "../../cases/readCases.ts";
import { loadModelFolder } from "../node.ts";
import { createSentimentReader } from "../target/scoreTargets.ts";
import { createAspectScorer } from "./scoreAspects.ts";

const read = createSentimentReader(loadModelFolder(new URL("../../model", import.meta.url).pathname));
const score = createAspectScorer(read);
const SIGNS = { positive: "+", negative: "-", neutral: "0" };

const cases = readCases("aspects.txt", "\t").map(([head, text]) => {
  const [language, ...wanted] = head!.split(" ");
  return { language: language!, wanted: wanted.filter((pair) => pair !== "-"), text: text! };
});

test.each(cases)("$language $wanted: $text", ({ language, wanted, text }) => {
  const found = score(text, language).map(({ aspect }) => aspect);
  for (const pair of wanted) expect(found).toContain(pair.slice(0, -2));
  if (wanted.length === 0) expect(found).toEqual([]);
});

test("tells what is felt of an aspect in nine cases of ten", () => {
  const right = cases.flatMap(({ language, wanted, text }) => {
    const found = score(text, language).map(({ aspect, sentiment }) => `${aspect}:${SIGNS[sentiment]}`);
    return wanted.map((pair) => found.includes(pair));
  });
  expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(0.9);
});

test("shows the words that spoke", () => {
  expect(score("The customer service was rude.", "en")[0]?.words).toEqual(["customer service", "rude"]);
});

test("answers whatever it is fed", () => {
  for (const text of ["", "\ud800", "price ".repeat(20_000), "🔥🔥"]) expect(() => score(text, "en")).not.toThrow();
});
