import type { AnswerOf } from "@tocsin/contract";
import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../../testing.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";

const span = { from: "2026-03-01T00:00:00Z", to: "2026-03-03T00:00:00Z" };

let bench: TestBench;
let http: HttpBench;
let admin: Client;
const brandIds: Record<string, string> = {};

/** A post of `hours` before the bench's nine o'clock. */
const post = (
  id: string,
  text: string,
  change: { hours?: number; handle?: string; followers?: number; [field: string]: unknown } = {},
) => {
  const { hours = 2, handle = `person-${id}`, followers, ...rest } = change;
  const publishedAt = new Date(Date.parse("2026-03-02T09:00:00Z") - hours * 3_600_000).toISOString();
  const author = { handle, ...(followers !== undefined && { followers }) };
  return examplePost(id, { text, author, publishedAt, ...rest });
};

const recall = "Zumvari recalls its cream puffs after children fell ill, hospital says";
const posts = [
  post("n1", recall, { hours: 8, handle: "portnews", followers: 40_000, engagement: { reposts: 90 } }),
  post("n2", `RT ${recall}`, { hours: 7, repostOf: "n1" }),
  post("n3", `${recall}!!! 😡`, { hours: 6 }),
  post("n4", "Children fell ill after Zumvari cream puffs, the hospital confirms the recall", { hours: 5 }),
  post("n5", "Awful: the recalled Zumvari cream puffs made our children ill, hospital full", { hours: 4 }),
  post("k1", "Wonderful fresh bread at Lidroni this morning", { hours: 3 }),
  post("k2", "I left Zumvari for Lidroni, so happy with the bread", { hours: 3 }),
  post("h1", "Queue at Zumvari #creampuffgate", { hours: 1 }),
  post("h2", "My turn to complain about Zumvari #creampuffgate", { hours: 1 }),
  post("h3", "Nobody answers at Zumvari #creampuffgate", { hours: 1 }),
  ...[
    "Terrible morning at Zumvari, rude staff and a cold oven",
    "Zumvari lied to me again about the opening hours, I hate this place",
    "The worst cake of my life came from Zumvari, disgusting",
    "Zumvari lost my birthday order, awful people, never again",
    "Horrible queue, horrible bread, horrible Zumvari",
  ].map((text, day) => post(`o${day}`, text, { handle: "grumbler", hours: day * 6 + 1 })),
];

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
  for (const [name, kind] of [
    ["Zumvari", "own"],
    ["Lidroni", "competitor"],
  ] as const) {
    const { id } = await storeBrand(bench.context, bench.admin, { name, kind, spellings: [] });
    brandIds[name] = id;
    for (const query of [name, `${name} OR #${name}`])
      await storeWatch(bench.context, bench.admin, {
        brandId: id,
        name: query,
        query,
        weeklyBudget: 1,
        isPaused: false,
      });
  }
  await storePosts(bench, posts);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const shareOf = (share: AnswerOf<"getShareOfVoice">, name: string) =>
  share.brands.find((brand) => brand.brandId === brandIds[name])!;

describe("share and tone of voice", () => {
  test("count a post once per brand, however many watches see it, and add up over languages, platforms and time", async () => {
    const share = await admin.getShareOfVoice({ query: span });
    const own = shareOf(share, "Zumvari");
    expect(own.mentions).toBe(posts.length - 1);
    expect(shareOf(share, "Lidroni").mentions).toBe(2);
    expect(own.share + shareOf(share, "Lidroni").share).toBeCloseTo(1);
    expect(own.negative + own.neutral + own.positive).toBe(own.mentions);
    for (const split of [share.languages, share.platforms]) {
      const sum = split.flatMap(({ brands }) => brands).filter(({ brandId }) => brandId === own.brandId);
      expect(sum.reduce((total, one) => total + one.mentions, 0)).toBe(own.mentions);
    }
    const steps = share.series.flatMap(({ brands }) => brands).filter(({ brandId }) => brandId === own.brandId);
    expect(steps.reduce((total, one) => total + one.mentions, 0)).toBe(own.mentions);
    expect(own.reach).toBe(40_000);
  });

  test("lead to exactly the mentions they count", async () => {
    const share = await admin.getShareOfVoice({ query: span });
    for (const brand of share.brands)
      for (const sentiment of ["negative", "neutral", "positive"] as const) {
        const { total } = await admin.listMentionFacets({ query: { ...span, brandId: brand.brandId, sentiment } });
        expect(total).toBe(brand[sentiment]);
      }
    const own = shareOf(share, "Zumvari");
    const unsure = await admin.listMentionFacets({ query: { ...span, brandId: own.brandId, sureness: "unsure" } });
    expect(unsure.total).toBe(own.unsure);
  });

  test("tell the tone toward each brand of a post that names two", async () => {
    const { items } = await admin.listMentions({ query: { q: "left" } });
    expect(Object.fromEntries(items[0]!.toward.map(({ name, sentiment }) => [name, sentiment]))).toEqual({
      Zumvari: "negative",
      Lidroni: "positive",
    });
    const better = await admin.listMentions({ query: { brandId: brandIds.Lidroni!, sentiment: "positive" } });
    expect(better.items.map((mention) => mention.externalId)).toContain("k2");
  });

  test("refuse a stretch that ends before it begins", async () => {
    await expect(admin.getShareOfVoice({ query: { from: span.to, to: span.from } })).rejects.toMatchObject({
      problem: { status: 422, code: "bad-span" },
    });
  });
});

describe("narratives", () => {
  test("gather what is said of one thing, with its first post, its carriers and its curve", async () => {
    const { items } = await admin.listNarratives({ query: { ...span, readerLanguage: "en" } });
    const story = items[0]!;
    expect(story).toMatchObject({ size: 5, echoes: 2, languages: [{ value: "en", count: 5 }] });
    expect(story.label).not.toBe("");
    const told = await admin.getNarrative({ params: { id: story.id }, query: span });
    expect(told.firstPost?.externalId).toBe("n1");
    expect(told.firstHighReachPost?.externalId).toBe("n1");
    expect(told.carriers[0]).toMatchObject({ author: { handle: "portnews" } });
    expect(told.series.reduce((sum, step) => sum + step.mentions, 0)).toBe(5);
    const mentions = await admin.listMentions({ query: { narrativeId: story.id } });
    expect(mentions.items.map((mention) => mention.externalId).sort()).toEqual(["n1", "n2", "n3", "n4", "n5"]);
  });

  test("keep their id while they grow", async () => {
    const before = (await admin.listNarratives({ query: span })).items[0]!;
    await storePosts(bench, [
      post("n6", "Zumvari recall: more children ill after cream puffs, hospital", { hours: 0.2 }),
    ]);
    const after = (await admin.listNarratives({ query: span })).items[0]!;
    expect(after).toMatchObject({ id: before.id, size: before.size + 1 });
  });

  test("that do not exist are missing", async () => {
    await expect(admin.getNarrative({ params: { id: "999999" }, query: span })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });
});

describe("authors", () => {
  test("stand in order of influence, with role, record and standing", async () => {
    const { items } = await admin.listAuthors({ query: span });
    expect(items[0]).toMatchObject({ authorKey: "x portnews", role: { value: "press", by: "profile" } });
    expect(items[0]!.carriedOn).toBeGreaterThanOrEqual(90);
    const grumbler = items.find((person) => person.authorKey === "x grumbler")!;
    expect(grumbler).toMatchObject({
      posts: 5,
      record: { negative: 5 },
      standing: { value: "opponent", by: "record" },
    });
    const opponents = await admin.listAuthors({ query: { ...span, standing: "opponent" } });
    expect(opponents.items.map((person) => person.authorKey)).toEqual(["x grumbler"]);
  });

  test("are what the team knows them for, until it takes that back", async () => {
    const mark = { authorKey: "x grumbler", role: "customer", standing: "friend", note: "Met on Monday." } as const;
    const marked = await admin.markAuthor({ query: span, body: mark });
    expect(marked).toMatchObject({
      role: { value: "customer", by: "team" },
      standing: { value: "friend", by: "team" },
      note: "Met on Monday.",
    });
    const back = await admin.markAuthor({ query: span, body: { ...mark, role: null, standing: null, note: "" } });
    expect(back).toMatchObject({ role: { by: "none" }, standing: { value: "opponent", by: "record" } });
    await expect(admin.markAuthor({ query: span, body: { ...mark, authorKey: "x nobody" } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test("lead to their posts", async () => {
    const { items } = await admin.listMentions({ query: { authorKey: "x grumbler" } });
    expect(items).toHaveLength(5);
    const person = await admin.getAuthor({ query: { ...span, authorKey: "x grumbler" } });
    expect(person.posts).toBe(5);
  });
});

describe("rising topics", () => {
  test("name the hashtag of the hour and lead to its posts", async () => {
    const rising = await admin.listRising({ query: { from: "2026-03-02T07:30:00Z", to: "2026-03-02T09:00:00Z" } });
    const tag = rising.hashtags.find((topic) => topic.term === "#creampuffgate")!;
    expect(tag).toMatchObject({ voices: 3, factor: null });
    expect(tag.exampleIds).toHaveLength(3);
    expect(rising.isSample).toBe(false);
  });
});
