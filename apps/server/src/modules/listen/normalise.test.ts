import { describe, expect, test } from "vitest";
import { normalisePost, type Post } from "./normalise.ts";

const now = new Date("2026-03-02T09:00:00Z");
const whole = {
  platform: "X",
  externalId: "17",
  author: { handle: "@nino", name: "Nino", followers: 12, createdAt: "2020-01-01", verified: true },
  text: "  The tram stands still.  ",
  publishedAt: "2026-03-02T08:59:00Z",
};

function accept(change: object): Post {
  const result = normalisePost({ ...whole, ...change }, now);
  if (!result.ok) throw new Error(result.reason);
  return result.post;
}

function refuse(value: unknown): { code: string; reason: string } {
  const result = normalisePost(value, now);
  if (result.ok) throw new Error("This was accepted.");
  expect(result.reason).toMatch(/\.$/);
  return { code: result.code, reason: result.reason };
}

describe("a good post", () => {
  test("is stored with its handle bare, its platform in small letters and its text trimmed", () => {
    expect(accept({})).toMatchObject({
      platform: "x",
      externalId: "17",
      author: { handle: "nino", name: "Nino", followers: 12, verified: true },
      text: "The tram stands still.",
      publishedAt: new Date("2026-03-02T08:59:00Z"),
      extra: {},
    });
  });

  test("keeps the fields nobody knows, with media", () => {
    const { extra } = accept({ mood: { dark: [1, "two"] }, media: [{ type: "image" }] });
    expect(extra).toEqual({ mood: { dark: [1, "two"] }, media: [{ type: "image" }] });
  });

  test("may number its id, leave out what is optional and count what cannot be counted", () => {
    const post = accept({ externalId: 99, author: { handle: "x" }, engagement: { likes: -1, views: 3, reposts: 1.5 } });
    expect(post).toMatchObject({ externalId: "99", author: { followers: null, createdAt: null }, url: null });
    expect(post.engagement).toEqual({ views: 3 });
  });

  test.each([
    ["2026-03-02T08:00:00+04:00", "2026-03-02T04:00:00.000Z"],
    ["2026-03-02 08:00:00", "2026-03-02T08:00:00.000Z"],
    ["2026-03-02T08:00", "2026-03-02T08:00:00.000Z"],
    ["Mon, 02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00.000Z"],
  ])("the time %s is understood", (publishedAt, expected) => {
    expect(accept({ publishedAt }).publishedAt.toISOString()).toBe(expected);
  });
});

describe("a post without the necessary", () => {
  test.each([[null], [[]], ["text"], [7]])("%j is no post", (value) => {
    expect(refuse(value).code).toBe("not-an-object");
  });

  test("is refused when no text is left of it", () => {
    for (const text of [undefined, "", "   ", "\u0000\u202E"])
      expect(refuse({ ...whole, text })).toEqual({ code: "no-text", reason: "The post has no text." });
  });

  test("names the field that is missing", () => {
    expect(refuse({ ...whole, author: {} }).reason).toContain("author.handle");
    expect(refuse({ ...whole, platform: undefined }).reason).toContain("platform");
  });

  test("is refused when nothing is left of its id or platform", () => {
    expect(refuse({ ...whole, externalId: "\u0000" }).reason).toContain("externalId");
    expect(refuse({ ...whole, platform: "\u202E" }).reason).toContain("platform");
  });
});

describe("dates", () => {
  test("in the future are refused, so that no post hides from the present", () => {
    expect(refuse({ ...whole, publishedAt: "2027-01-01T00:00:00Z" }).code).toBe("future-date");
  });

  test("a few minutes ahead are a sender's clock and count as now", () => {
    expect(accept({ publishedAt: "2026-03-02T09:08:00Z" }).publishedAt).toEqual(now);
  });

  test.each(["yesterday", "", "0000-00-00", "1970-01-01T00:00:00Z", "2026-13-45T00:00:00Z"])(
    "%j is refused with the form that is wanted",
    (publishedAt) => {
      expect(refuse({ ...whole, publishedAt })).toMatchObject({ code: "bad-date" });
      expect(refuse({ ...whole, publishedAt }).reason).toContain("2026-05-01T09:30:00Z");
    },
  );
});

describe("hostile content", () => {
  test("markup and scripts stay what they are: text", () => {
    const text = '<script>alert("x")</script> <b onclick=go()>bold</b> &amp; {{mustache}}';
    expect(accept({ text }).text).toBe(text);
  });

  test("controls that reorder what is read are taken out, joiners of writing stay", () => {
    expect(accept({ text: "safe\u202Egpj.exe\u2066 \u0000\u0007end" }).text).toBe("safegpj.exe end");
    const persian = "می\u200Cخواهم \u200Fسلام";
    expect(accept({ text: persian }).text).toBe(persian);
    expect(accept({ author: { handle: "a\u202Eb", name: "N\u2067o" } }).author).toMatchObject({
      handle: "ab",
      name: "No",
    });
  });

  test("halves of characters are dropped, whole ones stay", () => {
    expect(accept({ text: "a\uD800b\uDC00c 😀" }).text).toBe("abc 😀");
  });

  test("only web addresses become links", () => {
    expect(accept({ url: "https://example.org/1" }).url).toBe("https://example.org/1");
    for (const url of ["javascript:alert(1)", "data:text/html,x", " https://example.org", "ftp://example.org"])
      expect(accept({ url }).url).toBeNull();
  });

  test("unknown fields lose what the database cannot hold and keep what only looks like it", () => {
    const { extra } = accept({ note: "a\u0000b\uD800c", "k\u0000ey": ["\uDC00"], quoted: "\\u0000 \\ud800" });
    expect(extra).toEqual({ note: "abc", key: [""], quoted: "\\u0000 \\ud800" });
  });

  test("a field named __proto__ changes no object", () => {
    const value = JSON.parse(`{"__proto__":{"isAdmin":true},${JSON.stringify(whole).slice(1)}`) as unknown;
    const result = normalisePost(value, now);
    expect(result.ok).toBe(true);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test("fields nested without end are refused, whatever their depth", () => {
    const nest = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`) as unknown;
    expect(refuse({ ...whole, deep: nest(100_000) }).code).toBe("too-deep");
    expect(accept({ deep: nest(20) }).extra.deep).toEqual(nest(20));
  });

  test("a very long text is cut, not refused, and never inside a character", () => {
    const { text } = accept({ text: `a${"😀".repeat(40_000)}` });
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});
