import { matchQuery, parseQuery } from "@tocsin/query";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, openBench, storePosts, type TestBench } from "../../../testing.ts";
import { asQueryPost } from "../read.ts";
import { type FoundRow, findMentions } from "./queries.ts";
import * as service from "./service.ts";

/** Words of all six languages, in the spellings people really use. */
const words = {
  en: ["tram", "Trams", "café", "don't", "delay", "the"],
  ka: ["ტრამვაი", "დაგვიანება", "ტრამვაის", "არ"],
  ru: ["трамвай", "трамвая", "ёлка", "елка", "стоит"],
  fa: ["تراموا", "می‌خواهم", "میخواهم", "دیر", "كتاب", "کتاب"],
  el: ["τραμ", "καθυστέρηση", "Καθυστερηση", "ΟΔΟΣ", "οδός"],
  ar: ["الترام", "تأخير", "تاخير", "مُتأخِّر", "متأخر"],
};
const all = Object.values(words).flat();
const handles = ["nino", "Vano_K", "müller"];
const platforms = ["x", "news", "vk"];

/** What a post is and has besides its text. */
const facts = [
  { author: { name: "Nino K. Vano" }, post: { inReplyTo: "1" } },
  { author: { name: "Ёлкин", verified: true }, post: { repostOf: "1" } },
  { author: {}, post: { media: [{ type: "image" }] } },
  { author: { verified: true }, post: { media: [] } },
];
const anyWord = fc.constantFrom(...all);
const anyText = fc
  .array(
    fc.oneof(
      anyWord,
      anyWord.map((word) => `#${word}`),
      anyWord.map((word) => `@${word}`),
      fc.constantFrom(",", "—", "😀", "'", "\\"),
    ),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((parts) => parts.join(" "));

const anyAtom = fc.oneof(
  anyWord,
  anyWord.map((word) => `${word.slice(0, 2)}*`),
  fc.tuple(anyWord, anyWord).map((pair) => `"${pair.join(" ")}"`),
  fc.tuple(anyWord, anyWord).map(([one, other]) => `${one} NEAR/2 ${other}`),
  anyWord.map((word) => `hashtag:${word}`),
  anyWord.map((word) => `#${word}`),
  anyWord.map((word) => `@${word}`),
  fc.constantFrom(...handles, "NINO", "@nino").map((handle) => `from:${handle}`),
  fc.constantFrom(...Object.keys(words), "de").map((language) => `lang:${language}`),
  fc.constantFrom(...platforms, "X").map((platform) => `platform:${platform}`),
  anyWord.map((word) => `~${word}`),
  fc.tuple(anyWord, anyWord).map(([one, other]) => `"~${one} =${other}"`),
  anyWord.map((word) => `=${word}`),
  anyWord.map((word) => `title:${word}`),
  fc.tuple(anyWord, anyWord).map((pair) => `title:"${pair.join(" ~")}"`),
  fc.tuple(anyWord, anyWord).map(([one, other]) => `${one} BEFORE/3 ${other}`),
  fc.constantFrom("name:nino", 'name:"k vano"', "name:Ёлкин", "lang:en,ka", "platform:(x OR vk)"),
  fc.constantFrom("is:reply", "is:repost", "is:verified", "has:link", "has:media", "has:hashtag", "has:mention"),
  fc.constantFrom("reach>100", "reach<100", "reach>=100", "link:example.org", "link:ample.org"),
);
const { query: anyQuery } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    anyAtom,
    fc.tuple(tie("query"), tie("query")).map(([one, other]) => `(${one}) AND (${other})`),
    fc.tuple(tie("query"), tie("query")).map(([one, other]) => `(${one}) OR (${other})`),
    tie("query").map((query) => `NOT (${query})`),
  ),
}));

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const posts = fc.sample(
    fc.record({
      text: anyText,
      title: fc.option(anyText, { nil: undefined }),
      followers: fc.constantFrom(5, 100, 900, undefined),
      facts: fc.constantFrom(...facts),
    }),
    { numRuns: 170, seed: 7 },
  );
  await storePosts(
    bench,
    posts.map(({ text, title, followers, facts }, i) =>
      examplePost(`${i}`, {
        platform: platforms[i % 3],
        author: { handle: handles[i % handles.length], ...facts.author, ...(followers !== undefined && { followers }) },
        ...facts.post,
        text: i % 10 === 0 ? `${text} https://example.org/a_b%20c` : text,
        ...(title !== undefined && { title }),
        // Ten posts share a moment, so that paging cannot lean on the time alone.
        publishedAt: new Date(Date.parse("2026-03-02T00:00:00Z") + Math.floor(i / 10) * 60_000).toISOString(),
      }),
    ),
  );
});
afterAll(() => bench.stop());

const search = (wish: Partial<Parameters<typeof service.listMentions>[2]>) =>
  service.listMentions(bench.context, bench.admin.workspaceId, { limit: 200, show: "all", ...wish });
const readRows = (): Promise<FoundRow[]> =>
  findMentions(
    bench.context.db,
    { workspaceId: bench.admin.workspaceId, query: null, wish: { show: "all" } },
    { after: null, limit: 500 },
  );
const asPost = (row: FoundRow) =>
  asQueryPost(
    {
      id: "",
      platform: row.platform,
      author: {
        handle: row.author_handle,
        name: row.author_name,
        followers: row.author_followers,
        verified: row.author_verified,
      },
      title: row.title,
      text: row.text,
      url: row.url,
      givenLanguage: null,
      publishedAt: row.published_at,
      inReplyTo: row.in_reply_to,
      repostOf: row.repost_of,
      extra: row.extra,
    },
    row.language ?? "",
  );

describe("a search", () => {
  test("finds in the database exactly what the query means", async () => {
    const rows = await readRows();
    expect(rows).toHaveLength(170);
    const check = async (written: string) => {
      const { query, problems } = parseQuery(written);
      fc.pre(query !== null && !problems.some(({ severity }) => severity === "error"));
      const meant = rows.filter((row) => matchQuery(query!, asPost(row))).map((row) => String(row.id));
      const { items } = await search({ q: written });
      expect(items.map(({ id }) => id)).toEqual(meant);
    };
    await fc.assert(fc.asyncProperty(anyQuery, check), { numRuns: 250 });
  });

  test("in each language finds a word in any of its spellings", async () => {
    for (const [one, other] of [
      ["елка", "ёлка"],
      ["کتاب", "كتاب"],
      ["καθυστερηση", "Καθυστέρηση"],
      ["تاخير", "تأخير"],
      ["cafe", "Café"],
    ] as const) {
      const found = (await search({ q: one })).items.map(({ id }) => id);
      expect(found.length, one).toBeGreaterThan(0);
      expect((await search({ q: other })).items.map(({ id }) => id)).toEqual(found);
    }
  });

  test("of a query that is wrong is refused with the place of the mistake", async () => {
    for (const q of ['"open quote', "(tram", "tram AND"])
      await expect(search({ q })).rejects.toMatchObject({
        code: "bad-query",
        message: expect.stringMatching(/\.$/),
        params: { start: expect.any(Number), end: expect.any(Number) },
      });
  });

  test("is read page by page without a gap and without a double, also where the database only narrows", async () => {
    for (const q of [undefined, "NOT трамвай", "tram NEAR/3 delay OR ტრამვაი", "link:example.org"]) {
      const whole = (await search({ ...(q && { q }) })).items.map(({ id }) => id);
      const paged: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await search({ ...(q && { q }), limit: 7, ...(cursor && { cursor }) });
        paged.push(...page.items.map(({ id }) => id));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(paged).toEqual(whole);
    }
  });

  test("with a cursor that nobody gave out begins at the beginning or finds nothing, and never breaks", async () => {
    for (const cursor of ["", "x", "1_", "_", "1_x", "99999999999999999_1", "1e400_1", "-1_-1", "1_1e400"])
      expect((await search({ cursor })).items.length).toBeGreaterThanOrEqual(0);
  });

  test("counts as many as it lists, for every facet", async () => {
    const { workspaceId } = bench.admin;
    for (const q of ["tram", "NOT tram", "lang:ka", "hashtag:трамвай", "tram NEAR/2 delay"]) {
      const { items } = await search({ q });
      const wish = service.toSearch(workspaceId, { q, limit: 200, show: "all" });
      const { total, platforms: byPlatform } = await service.countFacets(bench.context, wish);
      expect({ q, total }).toEqual({ q, total: items.length });
      expect(byPlatform.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
    }
  });
});
