import { describe, expect, it } from "vitest";
import { keepCompanies } from "./companies.ts";
import type { Share } from "./sentence.ts";

const brand = (kind: Share["brands"][number]["kind"], mentions: number) =>
  ({ kind, mentions, share: 0 }) as Share["brands"][number];
const share = (...brands: Share["brands"]): Share => ({
  stepMinutes: 60,
  brands,
  series: [],
  languages: [],
  platforms: [],
  sources: [],
});

describe("whose the talk is", () => {
  it("is divided among companies, whatever is said of the industry", () => {
    const { brands } = keepCompanies(share(brand("industry", 900), brand("own", 30), brand("competitor", 70)));
    expect(brands.map((each) => each.share)).toEqual([0.3, 0.7]);
  });

  it("keeps an industry that was asked for by itself", () => {
    expect(keepCompanies(share(brand("industry", 900))).brands[0]?.share).toBe(1);
  });
});
