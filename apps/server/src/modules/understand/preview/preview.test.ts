import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let client: Awaited<ReturnType<HttpBench["signIn"]>>;

const fruit = [
  "A pear cake with sugar and cream.",
  "Sugar, cream and pear: my cake recipe.",
  "Recipe: pear cake, cream, sugar.",
];
const brand = [
  "Pear phones lose their battery after the update.",
  "The update of my Pear phone ate the battery.",
  "Battery dead, phone from Pear, update again.",
];

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const day = (at: number) => new Date(bench.clock.now().getTime() - (at + 0.5) * 86_400_000).toISOString();
  const told = [...fruit, ...brand].flatMap((text, kind) =>
    Array.from({ length: 4 }, (_, at) => ({
      text: `${text} ${kind}${at}`,
      publishedAt: day(at),
      platform: kind % 2 ? "x" : "news",
    })),
  );
  const other = Array.from({ length: 6 }, (_, at) => ({
    text: `Трамвай снова стоит у моста, уже ${at} раз.`,
    publishedAt: day(at + 8),
  }));
  await storePosts(
    bench,
    [...told, ...other].map((post, at) => examplePost(`p${at}`, post)),
  );
  http = await openHttp(bench);
  client = await http.signIn("ada@example.org");
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

describe("the preview of a query", () => {
  test("counts by day, language, platform and name what the query finds, and shows the latest marked", async () => {
    const preview = await client.previewQuery({ body: { query: "pear OR Трамвай OR nobody", days: 28 } });
    expect(preview).toMatchObject({ count: 30, stored: 30, isEstimate: false });
    expect(preview.perDay.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    expect(preview.languages).toEqual([
      { value: "en", count: 24 },
      { value: "ru", count: 6 },
    ]);
    expect(preview.platforms.find(({ value }) => value === "news")?.count).toBe(12);
    expect(preview.names.map(({ count }) => count)).toEqual([24, 6, 0]);
    expect(preview.hints).toContainEqual({ code: "narrow-term", values: { text: "nobody", days: 28 } });
    expect(preview.examples).toHaveLength(6);
    expect(preview.examples.every(({ highlights }) => highlights.length > 0)).toBe(true);
  });

  test("of fewer days, and of what only the engine can match, finds the same as the plain reading", async () => {
    const week = await client.previewQuery({ body: { query: "pear OR трамвай", days: 7 } });
    expect([week.count, week.stored]).toEqual([24, 24]);
    const near = await client.previewQuery({ body: { query: "=Pear NEAR/4 battery" } });
    expect(near).toMatchObject({ count: 12, isEstimate: false });
  });

  test("says when a script is missing that the workspace listens in, and when nothing is found", async () => {
    const { hints } = await client.previewQuery({ body: { query: "quince" } });
    expect(hints).toEqual([
      { code: "narrow-nothing", values: { days: 28 } },
      { code: "narrow-script", values: { script: "cyrillic" } },
    ]);
  });

  test("needs no name: a language alone is counted, too", async () => {
    const { count, languages, names } = await client.previewQuery({ body: { query: "lang:en,ru" } });
    expect([count, languages.length, names]).toEqual([30, 2, []]);
  });

  test("is refused for a query with an error", async () => {
    const bad = client.previewQuery({ body: { query: '"pear' } });
    await expect(bad).rejects.toMatchObject({ problem: { code: "bad-query" } });
  });
});

test("contexts of a name with namesakes say what leaving each out would drop", async () => {
  const { matched, contexts } = await client.previewContexts({ body: { query: "pear", days: 28 } });
  expect(matched).toBe(24);
  const cake = contexts.find(({ words }) => words.includes("cake"));
  expect(cake).toMatchObject({ count: 12, exclusion: { drops: 12, dropsElsewhere: 0 } });
});

test("pasted posts are matched as they are, each with its places", async () => {
  const lines = ["Norvia is late", "nothing here", "Снова Норвия"];
  const { count, languages, posts } = await client.previewSample({ body: { query: "norvia OR норвия", lines } });
  expect(count).toBe(2);
  expect(languages.map(({ value }) => value)).toContain("ru");
  expect(posts.map(({ isFound, highlights }) => [isFound, highlights])).toEqual([
    [true, [{ start: 0, end: 6 }]],
    [false, []],
    [true, [{ start: 6, end: 12 }]],
  ]);
});

test("too many pasted lines are refused", async () => {
  const lines = Array.from({ length: 501 }, () => "a");
  await expect(client.previewSample({ body: { query: "a", lines } })).rejects.toMatchObject({
    problem: { status: 422 },
  });
});

test("spellings are offered in the other scripts", async () => {
  const { items } = await client.suggestSpellings({ body: { names: ["Norvia"] } });
  expect(items).toContainEqual({ name: "Norvia", text: "норвия", script: "cyrillic", why: "sound" });
});

test("a query of another tool is translated, its tool found out, and each part reported", async () => {
  const text = "norvia (delay OR cancel) -is:retweet place_country:GE";
  const imported = await client.importQuery({ body: { text } });
  expect(imported).toMatchObject({ dialect: "x", query: "norvia AND (delay OR cancel) AND NOT is:repost" });
  expect(imported.report.map(({ fate, was }) => [fate, was])).toEqual([
    ["translated", "is:retweet"],
    ["impossible", "place_country:GE"],
  ]);
  expect((await client.importQuery({ body: { text: "{Norvia} NEAR/5f strike" } })).dialect).toBe("brandwatch");
});

test("a checked query comes with its guided form, and without it while it has an error", async () => {
  const { guided } = await client.checkQuery({ body: { query: "Norvia -jobs lang:ka" } });
  expect(guided).toMatchObject({
    names: [{ text: "Norvia", match: "word" }],
    never: [{ text: "jobs" }],
    languages: ["ka"],
  });
  expect((await client.checkQuery({ body: { query: '"norvia' } })).guided).toBeNull();
});
