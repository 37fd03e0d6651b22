import { describe, expect, it } from "vitest";
import { mentionSearch, quoteTerm } from "./mentionSearch.ts";

const stretch = { from: "2026-03-03T12:00:00.000Z", to: "2026-03-10T12:00:00.000Z" };

describe("the search behind a figure", () => {
  it("counts echoes, as the figures do", () => {
    expect(mentionSearch(stretch)).toEqual({ ...stretch, show: "all" });
  });

  it("keeps what narrows the page and adds what narrows the figure", () => {
    const search = mentionSearch({ ...stretch, language: "ka" }, { brandId: "b", sentiment: "negative" });
    expect(search).toEqual({ ...stretch, language: "ka", brandId: "b", sentiment: "negative", show: "all" });
  });

  it("lets a figure say otherwise than the page", () => {
    expect(mentionSearch({ ...stretch, language: "ka" }, { language: "el", show: "voices" })).toMatchObject({
      language: "el",
      show: "voices",
    });
  });
});

describe("a term as the search reads it", () => {
  it("is a plain word, a phrase in quotes, or a hashtag", () => {
    expect(quoteTerm("solvent")).toBe("solvent");
    expect(quoteTerm("bad bottle")).toBe('"bad bottle"');
    expect(quoteTerm("e-mail")).toBe('"e-mail"');
    expect(quoteTerm("#recall", true)).toBe("#recall");
    expect(quoteTerm("recall", true)).toBe("#recall");
  });

  it("never breaks out of its quotes", () => {
    expect(quoteTerm('so "called" fresh')).toBe('"so  called  fresh"');
  });
});
