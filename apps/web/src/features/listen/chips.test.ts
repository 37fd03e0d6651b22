import { describe, expect, it } from "vitest";
import { type ChipNames, listChips } from "./chips.ts";

const names: ChipNames = {
  value: (key, value) => `${key} ${value}`,
  since: (name) => `last ${name}`,
  instant: (at) => at.slice(0, 10),
  brand: "Zumvari",
  narrative: undefined,
  source: "Local news",
};
const say = (id: string, values: object = {}) => [id.replace("listen.", ""), ...Object.values(values)].join(" ");
const wordsOf = (state: Record<string, string>) => listChips(state, names, say).map(({ words }) => words);

describe("the chips", () => {
  it("name every part of the search that narrows it", () => {
    expect(wordsOf({ q: "late", sentiment: "negative", sureness: "unsure", watchId: "w1", sourceId: "s1" })).toEqual([
      "searchedFor late",
      "named facet.sentiment sentiment negative",
      "named facet.sureness sureness unsure",
      "named facet.watchId watchId w1",
      "fromSource Local news",
    ]);
    expect(wordsOf({ brandId: "b1", authorKey: "x nino", groupId: "g" })).toEqual([
      "aboutBrand Zumvari",
      "byAuthor nino",
      "oneStory",
    ]);
  });

  it("say that there is one narrative until its label is known", () => {
    expect(wordsOf({ narrativeId: "n1" })).toEqual(["oneNarrative"]);
    expect(listChips({ narrativeId: "n1" }, { ...names, narrative: "solvent" }, say)[0]?.words).toBe(
      "aboutNarrative solvent",
    );
  });

  it("let go of a stretch as a whole, and of one end where there is only one", () => {
    const from = "2026-03-01T00:00:00Z";
    const chips = listChips({ from, to: "2026-03-08T00:00:00Z" }, names, say);
    expect(chips).toEqual([{ keys: ["from", "to"], words: "between 2026-03-01 2026-03-08" }]);
    expect(wordsOf({ from })).toEqual(["after 2026-03-01"]);
  });

  it("are none for a list that is not narrowed, echoes or not", () => {
    expect(wordsOf({ show: "all" })).toEqual([]);
  });
});
