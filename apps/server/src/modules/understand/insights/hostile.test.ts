import type { Client } from "@tocsin/contract/client";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  examplePost,
  type HttpBench,
  openBench,
  openHttp,
  PASSWORD,
  storePosts,
  type TestBench,
} from "../../../testing.ts";
import { addPerson } from "../../people/index.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";

const span = { from: "2026-03-01T00:00:00Z", to: "2026-03-03T00:00:00Z" };
const TALE = "Zumvari forklift drove through the greenhouse wall and the tomatoes rolled downhill";

let bench: TestBench;
let http: HttpBench;
let admin: Client;
let brandId: string;

const hostile = [
  `Zumvari ${"price ".repeat(17_000)}`,
  `zumvari ${"😡".repeat(200)}`,
  `Zumvari \u202eright\u202c left ${"z͑ͫ".repeat(300)}`,
  `zumvari ${"a".repeat(40_000)}`,
  "Zumvari \ud83d half a face, فروشگاه бак ბანკი",
];

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
  brandId = (
    await storeBrand(bench.context, bench.admin, { name: "Zumvari", kind: "own", spellings: ["@zumvari_help"] })
  ).id;
  const wish = { brandId, name: "Zumvari", query: "zumvari", weeklyBudget: 1 as const, isPaused: false };
  await storeWatch(bench.context, bench.admin, wish);
  await storePosts(bench, [
    ...hostile.map((text, n) => examplePost(`x${n}`, { text, title: n % 2 === 0 ? "" : " " })),
    ...["a", "b", "c"].map((id) => examplePost(`t${id}`, { text: TALE, author: { handle: id === "c" ? "a" : id } })),
    ...[1, 2, 3].map((n) =>
      examplePost(`h${n}`, {
        text: `@zumvari_help zumvari order number ${n} never came, where is it?`,
        author: { handle: `asker${n}` },
      }),
    ),
  ]);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const insights = (path: string, query: Record<string, string>) =>
  http.call(`/insights/${path}?${new URLSearchParams(query)}`, { headers: { cookie } });
let cookie = "";
beforeAll(async () => {
  cookie = (await http.signInHeaders("ada@example.org")).cookie!;
});

describe("posts that nobody should write", () => {
  test("have reasons, narratives and topics like any other", async () => {
    const { items } = await admin.listMentions({ query: { limit: 100 } });
    expect(items.filter(({ externalId }) => externalId.startsWith("x"))).toHaveLength(hostile.length);
    for (const mention of items) {
      const { sentiment, aspects } = await admin.getMentionReasons({ params: { id: mention.id } });
      for (const { start, end } of [...sentiment.words, ...aspects.flatMap(({ spans }) => spans)])
        expect(start).toBeLessThan(end);
      if (mention.narrativeId !== null)
        await admin.getNarrative({ params: { id: mention.narrativeId }, query: { ...span, readerLanguage: "en" } });
    }
    await admin.listNarratives({ query: span });
    await admin.listAuthors({ query: span });
    const rising = await admin.listRising({ query: span });
    for (const { term } of rising.topics) expect(term.toLowerCase()).not.toContain("zumvari");
  });
});

describe("questions that nobody should ask", () => {
  const odd = [
    { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z" },
    { from: "2016-01-01T00:00:00Z", to: "2026-03-03T00:00:00Z" },
    { from: "0001-01-01T00:00:00Z", to: "0001-01-02T00:00:00Z" },
    { ...span, brandId: "nobody's", watchId: "nobody's", platform: "\u0000", language: "🏴" },
    { ...span, limit: "0" },
    { ...span, limit: "1e9" },
    { from: "yesterday", to: "today" },
  ];
  test.each(odd)("are answered or refused, and break nothing: %o", async (query) => {
    for (const path of ["share", "narratives", "narratives/1", "rising", "authors", "author"]) {
      const { status } = await insights(path, { ...query, authorKey: "x a' or 1=1 --" });
      expect(status).toBeLessThan(500);
    }
  });

  test.each(["999999999999999_999999999999999", "0_0", "-1_2", "1_2; drop table mention", "🦊".repeat(50)])(
    "begin a list at a place that is none: %s",
    async (cursor) => {
      for (const path of ["/mentions", "/corrections"]) {
        const call = await http.call(`${path}?${new URLSearchParams({ cursor })}`, { headers: { cookie } });
        expect(call.status).toBeLessThan(500);
      }
    },
  );
});

describe("another workspace", () => {
  test("sees nothing of this one, whatever ids it names", async () => {
    const others = sql`insert into workspace select (jsonb_populate_record(w, '{"id": "other", "slug": "other"}')).* from workspace w`;
    await others.execute(bench.context.db);
    const account = { name: "Otto Other", email: "otto@example.org", password: PASSWORD } as const;
    await addPerson(bench.context, "other", { ...account, role: "admin", language: "en" });
    const other = await http.signIn("otto@example.org");
    const [mine] = (await admin.listMentions({ query: { limit: 1 } })).items;
    const missing = { problem: { status: 404 } };
    expect((await other.getShareOfVoice({ query: { ...span, brandId } })).brands).toEqual([]);
    expect((await other.listNarratives({ query: { ...span, brandId } })).items).toEqual([]);
    expect((await other.listMentions({ query: { brandId } })).items).toEqual([]);
    expect((await other.listAuthors({ query: span })).items).toEqual([]);
    expect((await other.listRising({ query: span })).topics).toEqual([]);
    await expect(other.getNarrative({ params: { id: mine!.narrativeId! }, query: span })).rejects.toMatchObject(
      missing,
    );
    await expect(other.getMentionReasons({ params: { id: mine!.id } })).rejects.toMatchObject(missing);
    await expect(other.getAuthor({ query: { ...span, authorKey: "x a" } })).rejects.toMatchObject(missing);
    const body = { field: "sentiment", sentiment: "neutral" } as const;
    await expect(other.correctMention({ params: { id: mine!.id }, body })).rejects.toMatchObject(missing);
    const { correction } = await admin.correctMention({ params: { id: mine!.id }, body });
    await expect(other.undoCorrection({ params: { id: correction.id } })).rejects.toMatchObject(missing);
  });
});

describe("people", () => {
  test("are not carried on by repeating themselves", async () => {
    const { items } = await admin.listAuthors({ query: span });
    const carried = (key: string) => items.find(({ authorKey }) => authorKey === key)?.carriedOn;
    expect(carried("x a")).toBe(1);
    expect(carried("x b")).toBe(0);
  });
});
