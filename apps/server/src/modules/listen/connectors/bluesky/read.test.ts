import { describe, expect, test } from "vitest";
import { readRichText } from "./facets.ts";
import { readEvent } from "./jetstream.ts";
import { readPostView, readRecord } from "./read.ts";

const link = (from: number, until: number, uri: unknown) => ({
  index: { byteStart: from, byteEnd: until },
  features: [{ $type: "app.bsky.richtext.facet#link", uri }],
});
const bytes = (text: string) => Buffer.byteLength(text, "utf8");
const author = { did: "did:plc:a", handle: "a.example" };
const seenAt = Date.parse("2026-03-02T09:00:00Z");
const read = (record: object) => readRecord({ author, key: "k", cid: "c", record, seenAt });

describe("a text with marked stretches", () => {
  test.each([
    ["Georgian", "ნახეთ "],
    ["Persian", "ببینید "],
    ["an emoji", "🛫 "],
  ])("is counted in bytes, so a shortened link behind %s becomes whole", (_, before) => {
    const text = `${before}norvia.example/ne… !`;
    const from = bytes(before);
    const facet = link(from, from + bytes("norvia.example/ne…"), "https://norvia.example/news/17");
    expect(readRichText(text, [facet]).text).toBe(`${before}https://norvia.example/news/17 !`);
  });

  test("keeps the author's own words over a link, and lists the link", () => {
    const facet = link(0, 4, "https://norvia.example/");
    expect(readRichText("here it is", [facet])).toEqual({
      text: "here it is",
      links: ["https://norvia.example/"],
      tags: [],
    });
  });

  test.each([
    ["beyond the end", link(0, 9_000, "https://a.example")],
    ["backwards", link(4, 2, "https://a.example")],
    ["at no number", { index: { byteStart: "0", byteEnd: {} }, features: [] }],
    ["as no list", { index: null, features: 7 }],
  ])("stays as it is when a stretch lies %s", (_, facet) => {
    expect(readRichText("short…", [facet]).text).toBe("short…");
  });
});

describe("a record", () => {
  test("names what it answers and what it quotes", () => {
    const reply = { root: { uri: "at://did:plc:r/app.bsky.feed.post/1" }, parent: { uri: "at://did:plc:p/x/2" } };
    const embed = { $type: "app.bsky.embed.record", record: { uri: "at://did:plc:q/app.bsky.feed.post/3" } };
    expect(read({ text: "no", reply, embed })).toMatchObject({
      inReplyTo: "at://did:plc:p/x/2",
      quoteOf: "at://did:plc:q/app.bsky.feed.post/3",
      cid: "c",
    });
  });

  test("is dated by its author, but never after it was seen", () => {
    const dated = (createdAt: unknown) => read({ text: "a", createdAt })?.publishedAt;
    expect(dated("2026-03-01T09:00:00.5Z")).toBe("2026-03-01T09:00:00.500Z");
    for (const lie of ["2030-01-01T00:00:00Z", "soon", 17, null, "+275760-09-13T00:00:00Z"])
      expect(dated(lie)).toBe("2026-03-02T09:00:00.000Z");
  });

  test.each([null, 7, [], {}, { text: "" }, { text: " " }, { text: {} }])(
    "that says nothing (%j) is no post",
    (record) => {
      expect(read(record as object)).toBeNull();
    },
  );

  test("in a list carries its reactions, and drops those that are no numbers", () => {
    const view = {
      uri: "at://did:plc:a/app.bsky.feed.post/k",
      author,
      record: { text: "a" },
      indexedAt: "2026-03-02T08:00:00Z",
      ...{ likeCount: 4, replyCount: -1, repostCount: 1e300, quoteCount: "nine" },
    };
    expect(readPostView(view)?.engagement).toEqual({ likes: 4 });
    expect(readPostView({ ...view, author: { did: 7 } })).toBeNull();
    expect(readPostView({ ...view, indexedAt: "x" })).toBeNull();
  });
});

test("an event of another collection only moves the cursor", () => {
  const commit = { operation: "create", collection: "app.bsky.feed.like", rkey: "k", record: {} };
  expect(readEvent(JSON.stringify({ did: "did:plc:a", time_us: 5, kind: "commit", commit }))).toEqual({
    kind: "other",
    at: 5,
  });
});
