import { describe, expect, it } from "vitest";
import { hoursOf, readStretch, sharedPart, stretchBefore, toInsightQuery } from "./stretch.ts";

const now = Date.parse("2026-03-10T12:03:40Z");

describe("the stretch in the address", () => {
  it("is a week until another one is asked for", () => {
    expect(readStretch({}, now)).toEqual({
      name: "7d",
      from: "2026-03-03T12:00:00.000Z",
      to: "2026-03-10T12:00:00.000Z",
    });
    expect(readStretch({ span: "a while" }, now).name).toBe("7d");
  });

  it("ends at the last full minute when it is a day", () => {
    expect(readStretch({ span: "24h" }, now).to).toBe("2026-03-10T12:03:00.000Z");
  });

  it("is what its two ends say, when they make a stretch", () => {
    const own = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" };
    expect(readStretch({ span: "30d", ...own }, now)).toMatchObject({ name: "own", to: "2026-01-02T00:00:00.000Z" });
    expect(readStretch({ from: own.to, to: own.from }, now).name).toBe("7d");
    expect(readStretch({ from: "yesterday", to: own.to }, now).name).toBe("7d");
  });

  it("is measured against as much time before it", () => {
    const before = stretchBefore({ from: "2026-01-08T00:00:00.000Z", to: "2026-01-15T00:00:00.000Z" });
    expect(before).toEqual({ from: "2026-01-01T00:00:00.000Z", to: "2026-01-08T00:00:00.000Z" });
    expect(hoursOf(before)).toBe(168);
  });
});

describe("what narrows the stretch", () => {
  const state = { span: "24h", brandId: "b", language: "ka", sort: "growth", brands: "a,b" };

  it("goes along from tab to tab without what only one tab knows", () => {
    expect(sharedPart(state)).toEqual({ span: "24h", brandId: "b", language: "ka" });
  });

  it("is asked of the server together with both ends", () => {
    expect(toInsightQuery(state, now)).toEqual({
      from: "2026-03-09T12:03:00.000Z",
      to: "2026-03-10T12:03:00.000Z",
      brandId: "b",
      language: "ka",
    });
  });
});
