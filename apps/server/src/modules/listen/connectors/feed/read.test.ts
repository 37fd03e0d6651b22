import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFeedDocument, toPost } from "./read.ts";

const now = new Date("2026-03-02T09:00:00Z");
const view = { platform: "news", name: "Town news", now };
const address = "https://town.example/news/feed";
const read = (body: string | Buffer, contentType?: string) =>
  readFeedDocument({ bytes: Buffer.from(body), contentType, address });
const postsOf = (body: string | Buffer, contentType?: string) => {
  const document = read(body, contentType)!;
  return document.entries.map((entry) => toPost(entry, document, view));
};
const rss = (items: string, channel = "") => `<rss version="2.0"><channel>${channel}${items}</channel></rss>`;

describe("an entry of a feed", () => {
  test("is a post with its title, text, author, time and address", () => {
    const item = `<item><guid>https://town.example/1</guid><title>Trams &amp; buses</title><link>/1</link>
      <description><![CDATA[<p>All <b>stand</b> still.</p><p>Since noon.</p>]]></description>
      <author>ada@town.example (Ada Ash)</author><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>`;
    expect(postsOf(rss(item, "<language>en</language>"))).toEqual([
      {
        platform: "news",
        externalId: "https://town.example/1",
        author: { handle: "Ada Ash", name: "Ada Ash" },
        title: "Trams & buses",
        text: "All stand still.\nSince noon.",
        lang: "en",
        publishedAt: "2026-03-02T08:00:00.000Z",
        url: "https://town.example/1",
      },
    ]);
  });

  test("has addresses that stand on the nearest xml:base", () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><entry xml:base="b/"><id>urn:x:1234567890123456</id>
      <title>t</title><link href="c"/></entry></feed>`;
    expect(postsOf(feed)[0]!.url).toBe("https://town.example/a/b/c");
  });

  test("that counts from one is told from another site's first one", () => {
    const [post] = postsOf(
      rss("<item><guid isPermaLink='false'>1</guid><title>t</title><link>https://a.example/x</link></item>"),
    );
    expect(post!.externalId).toBe("a.example 1");
  });

  test("of Atom whose text is plain keeps what only looks like markup", () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text">1 &lt;b> 2</title></entry></feed>`;
    expect(postsOf(feed)[0]!.text).toBe("1 <b> 2");
  });

  test("without a date is as old as its feed, and one from the future is of now", () => {
    const feed = rss(
      "<item><title>a</title></item><item><title>b</title><pubDate>Mon, 02 Mar 2099 08:00:00 GMT</pubDate></item>",
      "<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>",
    );
    expect(postsOf(feed).map((post) => post!.publishedAt)).toEqual(["2026-03-01T08:00:00.000Z", now.toISOString()]);
  });

  test("of a gatherer is its publisher's", () => {
    const item = "<item><title>t</title><source url='https://p.example'>The Harbour Post</source></item>";
    expect(postsOf(rss(item))[0]!.author.name).toBe("The Harbour Post");
  });
});

describe("a feed is read", () => {
  test("whatever its sender calls it, and in the charset of its bytes", () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>'),
      Buffer.from("d2f0e0ece2e0e9", "hex"),
      Buffer.from("</title></item></channel></rss>"),
    ]);
    expect(postsOf(bytes, "text/html")[0]!.text).toBe("Трамвай");
  });

  test("although it is not well-formed", () => {
    const feed = rss(
      "<item><title>AT&T <br> & co</title><link>https://a.example/?a=1&b=2</link><item><title>Second</title></item>",
      "<media:thumb url=x.png/>",
    );
    expect(read(feed)!.entries).toMatchObject([
      { title: "AT&T & co", url: "https://a.example/?a=1&b=2" },
      { title: "Second" },
    ]);
  });

  test("without its last entry when the rest got lost on the way", () => {
    const document = read("<rss><channel><item><title>Whole</title></item><item><title>Ha");
    expect(document).toMatchObject({ isTorn: true, entries: [{ title: "Whole" }] });
    expect(read("<rss><channel><item><title>Ha")).toBeNull();
  });

  test("with entities of its own only where they are short and plain", () => {
    const feed = `<!DOCTYPE rss [<!ENTITY co "Norvia"><!ENTITY a "&co;&co;">]>${rss("<item><title>&co; &a; &lt;</title></item>")}`;
    expect(read(feed)!.entries[0]!.title).toBe("Norvia &co;&co; <");
  });

  test("as JSON Feed with the authors of both versions, and wrong types passed over", () => {
    const items = [
      { id: 7, title: "t", content_html: "<p>x</p>", url: "/7", authors: [{ name: "Ada" }], date_published: 3 },
      { id: {}, content_text: "y", author: { name: "Ben" } },
      "no item",
    ];
    const body = JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "T", items });
    expect(read(body)!.entries).toMatchObject([
      { id: "7", title: "t", content: "x", url: "https://town.example/7", author: { name: "Ada" } },
      { content: "y", author: { name: "Ben" } },
    ]);
  });

  test("as a sitemap of news, packed or not; a bomb is none", () => {
    const map = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://town.example/a</loc><n:news><n:publication><n:name>Town</n:name><n:language>el</n:language></n:publication>
      <n:publication_date>2026-03-02T08:00:00Z</n:publication_date><n:title>Το τραμ</n:title></n:news></url></urlset>`;
    expect(postsOf(gzipSync(map))).toMatchObject([
      { text: "Το τραμ", author: { name: "Town" }, lang: "el", publishedAt: "2026-03-02T08:00:00.000Z" },
    ]);
    expect(read(gzipSync(Buffer.alloc(60 * 1024 * 1024)))).toBeNull();
  });

  test("says how often it changes, and which hub tells its news", () => {
    const feed = rss(
      "",
      `<ttl>15</ttl><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>`,
    );
    expect(read(feed)).toMatchObject({ paceSeconds: 900, hub: "https://hub.example/" });
  });
});

test.each(["", "hello", "{}", "[]", "<html><body>x</body></html>", "<rss", "<", "<![CDATA[", "<!DOCTYPE [", "\u0000"])(
  "%j is no feed, and nothing throws",
  (body) => {
    expect(read(body)).toBeNull();
  },
);

test.each(["<", "<a ", "<a b='", "<!--", "<![CDATA[", "<!doctype [", "&#", "</", "<item>", '<a b="'])(
  "ten megabytes of %j are read in one walk",
  (piece) => {
    expect(() => read(`<rss><channel>${piece.repeat(10_000_000 / piece.length)}`)).not.toThrow();
  },
);

test.each([
  ["declared spaces", Array.from({ length: 2_000 }, (_, at) => `xmlns:a${at}="x"`).join(" "), '<b xmlns="y"/>'],
  ["a long base", `xml:base="https://town.example/${"a".repeat(1_000_000)}/"`, '<b xml:base="c"/>'],
])("what an outermost element says in %s is not copied into each of many others", (_name, said, child) => {
  const before = process.memoryUsage().rss;
  read(`<rss ${said}><channel>${child.repeat(20_000)}</channel></rss>`);
  expect(process.memoryUsage().rss - before).toBeLessThan(1024 ** 3);
});
