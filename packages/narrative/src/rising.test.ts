import { describe, expect, it } from "vitest";
import { risingTerms } from "./rising.ts";

const said = (texts: readonly string[], author = (index: number) => `person ${index}`) =>
  texts.map((text, index) => ({ id: String(index), text, authorKey: author(index) }));
const usual = said(Array.from({ length: 60 }, (_, n) => `the ferry to the island left on time ${n}`));
const talk = Array.from({ length: 12 }, (_, n) => `the ferry had smoke in the engine room #ferryfire ${n}`);

describe("rising terms", () => {
  it("names what more people speak of than before, words and hashtags apart", () => {
    const rising = risingTerms(said(talk), usual, { limit: 5 });
    expect(rising.some((one) => !one.isHashtag && one.term.includes("smoke"))).toBe(true);
    expect(rising.find((one) => one.isHashtag)).toMatchObject({ term: "#ferryfire", voices: 12, expected: 0 });
    expect(rising.map((one) => one.term)).not.toContain("ferry");
  });

  it("does not take one account for many", () => {
    expect(
      risingTerms(
        said(talk, () => "one account"),
        usual,
        { limit: 5 },
      ),
    ).toEqual([]);
  });

  it("expects what was said before to be said again", () => {
    const before = [...usual, ...said(Array.from({ length: 6 }, () => "smoke over the harbour"))];
    const smoke = risingTerms(said(talk), before, { limit: 9 }).find((one) => one.term.includes("smoke"));
    expect(smoke?.expected ?? 0).toBeLessThan(12);
  });

  it("has nothing to say of nothing", () => {
    expect(risingTerms([], [], { limit: 5 })).toEqual([]);
    expect(risingTerms(said(["", "  "]), [], { limit: 5 })).toEqual([]);
  });
});
