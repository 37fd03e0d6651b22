import { describe, expect, it } from "vitest";
import { buildCrisis, buildHistory, launch, taintedBatch } from "./index.ts";
import { packs } from "./languages/packs.ts";
import { languages } from "./post.ts";

const start = new Date("2026-03-12T10:30:00Z");
const play = { seed: "words", start, minutes: 30, paceFactor: 20 };
const posts = [
  ...buildHistory(taintedBatch, { seed: "words", until: start }),
  ...buildCrisis(taintedBatch, play),
  ...buildCrisis(launch, play),
];

describe.each(languages)("the words of %s", (language) => {
  const pack = packs[language];

  it("are enough for ordinary days and for a crisis", () => {
    expect(Object.values(pack.everyday).flat().length).toBeGreaterThanOrEqual(40);
    expect(Object.values(pack.crisis.kinds).flat().length + pack.crisis.pasted.length).toBeGreaterThanOrEqual(35);
  });

  it("are said once each", () => {
    const templates = [
      ...Object.values(pack.everyday),
      ...Object.values(pack.crisis.kinds),
      ...Object.values(pack.launch),
    ].flat();
    expect(new Set(templates).size).toBe(templates.length);
  });

  it("are written in the letters of the language, but for a few posts in Latin ones", () => {
    const letters = { en: /[a-z]/i, ka: /[ა-ჰ]/, ru: /[а-я]/i, fa: /[آ-ی]/, el: /[α-ω]/i, ar: /[ء-ي]/ }[language];
    const own = posts.filter((post) => post.lab.language === language);
    expect(own.filter((post) => letters.test(post.text)).length / own.length).toBeGreaterThan(0.97);
  });
});

describe("the watches", () => {
  it.each(taintedBatch.watches)("of $key find all their posts by the words of their query", ({ key, query }) => {
    const words = query.split(" OR ").map((word) => fold(word.replace("*", "")));
    const missed = posts.filter(
      (post) => post.lab.watch === key && !words.some((word) => fold(post.text).includes(word)),
    );
    expect(missed.map((post) => post.text)).toEqual([]);
  });

  it("never let Persian or Arabic particles melt into a brand's name", () => {
    const melted = posts.filter((post) => /\p{L}(زومواری|زومفاري)|(زومواری|زومفاري)\p{L}/u.test(post.text));
    expect(melted.map((post) => post.text)).toEqual([]);
  });
});

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
