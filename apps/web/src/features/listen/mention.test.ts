import { describe, expect, it } from "vitest";
import { authorKeyOf, splitSpans, stretchAround, wholeText } from "./mention.ts";
import { exampleMention } from "./testing.ts";

describe("places in a post", () => {
  const titled = exampleMention({ title: "Awful day", text: "The bread was great" });

  it("are found in the title and in the text under it", () => {
    const spans = [
      { start: 0, end: 5 },
      { start: 24, end: 29 },
    ];
    expect(spans.map(({ start, end }) => wholeText(titled).slice(start, end))).toEqual(["Awful", "great"]);
    const { title, text } = splitSpans(titled, spans);
    expect(title.map(({ start, end }) => titled.title?.slice(start, end))).toEqual(["Awful"]);
    expect(text.map(({ start, end }) => titled.text.slice(start, end))).toEqual(["great"]);
  });

  it("stand as they are where there is no title", () => {
    expect(splitSpans(exampleMention({}), [{ start: 2, end: 4 }])).toEqual({ title: [], text: [{ start: 2, end: 4 }] });
  });
});

it("names an author by network and handle, however it is written", () => {
  const author = { ...exampleMention({}).author, handle: "Nino_B" };
  expect(authorKeyOf(exampleMention({ platform: "x", author }))).toBe("x nino_b");
});

describe("thirty days around a post", () => {
  const publishedAt = "2026-03-16T12:00:00.000Z";

  it("have it in their middle", () => {
    expect(stretchAround(publishedAt, Date.parse("2026-06-01T00:00:00Z"))).toEqual({
      from: "2026-03-01T12:00:00.000Z",
      to: "2026-03-31T12:00:00.000Z",
    });
  });

  it("end today where its middle would lie too late", () => {
    expect(stretchAround(publishedAt, Date.parse("2026-03-17T00:00:00Z"))).toEqual({ span: "30d" });
  });
});
