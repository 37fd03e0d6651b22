import { describe, expect, it } from "vitest";
import { cutAtSpans } from "./highlight.ts";

describe("cutting a post at its matched words", () => {
  it("keeps every letter in order", () => {
    const text = "The flight was late, late again";
    const pieces = cutAtSpans(text, [
      { start: 15, end: 19 },
      { start: 4, end: 10 },
    ]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter((piece) => piece.isMarked).map((piece) => piece.text)).toEqual(["flight", "late"]);
  });

  it("joins spans that overlap or touch", () => {
    const marked = cutAtSpans("abcdef", [
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ]).filter((piece) => piece.isMarked);
    expect(marked).toEqual([{ text: "abcd", start: 0, isMarked: true }]);
  });

  it("survives spans outside the text", () => {
    expect(cutAtSpans("ab", [{ start: 1, end: 90 }])).toHaveLength(2);
    expect(cutAtSpans("", [{ start: 0, end: 4 }])).toEqual([]);
  });
});
