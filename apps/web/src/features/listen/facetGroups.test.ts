import { describe, expect, it } from "vitest";
import { type Counts, listCounts, shortenCounts } from "./facetGroups.ts";

const none: Counts = {
  languages: [],
  platforms: [],
  sentiments: [],
  crisisTypes: [],
  watches: [],
  sureness: [],
  total: 0,
};
const counts = ["en", "ka", "ru"].map((value, place) => ({ value, count: 9 - place }));

describe("a facet", () => {
  it("keeps the chosen value in sight where it finds nothing", () => {
    expect(listCounts("language", { ...none, languages: counts }, "fa")).toEqual([
      ...counts,
      { value: "fa", count: 0 },
    ]);
    expect(listCounts("language", { ...none, languages: counts }, "ka")).toEqual(counts);
    expect(listCounts("sureness", none, undefined)).toEqual([]);
  });

  it("is shortened without losing the chosen value", () => {
    expect(shortenCounts(counts, "ru", 1).map(({ value }) => value)).toEqual(["en", "ru"]);
    expect(shortenCounts(counts, undefined, 2)).toHaveLength(2);
  });
});
