import { describe, expect, it } from "vitest";
import { isNarrowed, readFilter } from "./filters.ts";

const now = Date.parse("2026-03-10T12:00:30Z");

describe("the filter in the address", () => {
  it("shows voices until echoes are asked for", () => {
    expect(readFilter({}, now)).toEqual({ show: "voices" });
    expect(readFilter({ show: "all" }, now).show).toBe("all");
  });

  it("turns a span in words into a moment on the full minute", () => {
    expect(readFilter({ since: "week" }, now).from).toBe("2026-03-03T12:00:00.000Z");
  });

  it("passes on only what the server knows", () => {
    expect(readFilter({ q: "late", colour: "blue" }, now)).toEqual({ q: "late", show: "voices" });
  });

  it("knows whether the list is narrowed", () => {
    expect(isNarrowed({ show: "all" })).toBe(false);
    expect(isNarrowed({ sentiment: "negative" })).toBe(true);
  });
});
