import { describe, expect, test } from "vitest";
import { BRANDS, LANGUAGES, readTargetCases } from "../../cases/targets/readTargetCases.ts";
import { loadModelFolder } from "../node.ts";
import { compileName, findEnding } from "./endings.ts";
import { createSentimentReader, createTargetScorer } from "./scoreTargets.ts";

const read = createSentimentReader(loadModelFolder(new URL("../../model", import.meta.url).pathname));
const score = createTargetScorer(read);

/** Below what `train/evaluateTargets.ts` measures, so that a retrained model does not fail by a case or two. */
const FLOOR = 0.75;

test.each(LANGUAGES)("tells apart what is felt toward each brand in most cases: %s", (language) => {
  const wanted = readTargetCases(language).flatMap(({ text, wanted }) => {
    const found = new Map(score(text, language, BRANDS).map(({ id, sentiment }) => [id, sentiment]));
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    return [...wanted].map(([id, sentiment]) => found.get(id) === sentiment);
  });
  expect(wanted.filter(Boolean).length / wanted.length).toBeGreaterThan(FLOOR);
});

test("a post about one brand is read as a whole", () => {
  const text = "Norvia closed my account. Two hours on the phone, no answer. Awful.";
  const [only, ...others] = score(text, "en", BRANDS);
  expect(only).toMatchObject({ id: "norvia", scores: read(text, "en"), spans: [{ start: 0, end: text.length }] });
  expect(others).toEqual([]);
});

test("a post that names no brand has no answer", () => {
  expect(score("What a lovely day", "en", BRANDS)).toEqual([]);
});

test("the pieces shown for a brand are those that speak of it", () => {
  const text = "Norvia is great, but Zentro ignores me. Awful.";
  const spans = new Map(score(text, "en", BRANDS).map((found) => [found.id, found.spans]));
  const pieces = (id: string) => spans.get(id)!.map(({ start, end }) => text.slice(start, end));
  expect(pieces("norvia")).toEqual(["Norvia is great"]);
  expect(pieces("zentro")).toEqual(["but Zentro ignores me", "Awful"]);
});

test("a regretted change speaks for the brand that was left", () => {
  const found = score("Switched from Norvia to Zentro and I regret it", "en", BRANDS);
  expect(found.map(({ id, sentiment }) => `${id} ${sentiment}`)).toEqual(["norvia positive", "zentro negative"]);
});

test("who asks which is better praises neither", () => {
  for (const [language, text] of [
    ["en", "Norvia or Zentro, which is better?"],
    ["ru", "Кто лучше, Норвия или Зентро?"],
    ["el", "Ποια είναι καλύτερη, η Νόρβια ή η Ζέντρο;"],
    ["fa", "نورویا یا زنترو، کدوم بهتره؟"],
  ] as const) {
    expect(score(text, language, BRANDS).map(({ sentiment }) => sentiment)).toEqual(["neutral", "neutral"]);
  }
});

test("answers whatever it is fed, in bounded time", () => {
  for (const text of ["", "\ud800 Norvia \udfff Zentro", "Norvia Zentro ".repeat(10_000), "Norvia، Zentro كذا და но"]) {
    for (const { scores } of score(text, "en", BRANDS)) {
      expect(scores.negative + scores.neutral + scores.positive).toBeCloseTo(1, 6);
    }
  }
});

describe("a name is known by its endings", () => {
  test.each([
    ["ნორვიამ", "ნორვია"],
    ["ნორვიისთვის", "ნორვია"],
    ["ნორვიადან", "ნორვია"],
    ["ზენტროც", "ზენტრო"],
    ["норвию", "норвия"],
    ["зентробанком", "зентробанк"],
    ["νορβιου", "νορβιοσ"],
    ["وزنترو", "زنترو"],
    ["للومو", "لومو"],
    ["norviaში", "norvia"],
  ])("%s is %s", (word, name) => {
    expect(findEnding(word, compileName(name))).toBeDefined();
  });

  test.each([
    ["norvian", "norvia"],
    ["норвичанин", "норвия"],
    ["лумовик", "лумо"],
    ["ნორვეგია", "ნორვია"],
  ])("%s is not %s", (word, name) => {
    expect(findEnding(word, compileName(name))).toBeUndefined();
  });
});
