import type { Client } from "@tocsin/contract/client";
import { createSentimentReader } from "@tocsin/text";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { inTransaction } from "../../../platform/db/database.ts";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../../testing.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";
import { holdSightings } from "../queries.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Client;
let watchId: string;
let brandId: string;
const wish = { name: "Zumvari", query: "zumvari", weeklyBudget: 1 as const, isPaused: false };

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
  const brand = await storeBrand(bench.context, bench.admin, { name: "Zumvari", kind: "own", spellings: [] });
  brandId = brand.id;
  watchId = (await storeWatch(bench.context, bench.admin, { ...wish, brandId })).id;
  await bench.context.jobs.settle();
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

async function store(externalId: string, text: string) {
  await storePosts(bench, [examplePost(externalId, { text })]);
  return find(externalId);
}
async function find(externalId: string) {
  const { items } = await admin.listMentions({ query: { show: "all" } });
  return items.find((mention) => mention.externalId === externalId)!;
}
const correct = (id: string, body: Parameters<Client["correctMention"]>[0]["body"]) =>
  admin.correctMention({ params: { id }, body });

async function signsOf(id: string): Promise<string[]> {
  const { rows } = await sql<{
    signs: { sign: string }[];
  }>`select signs from reading where mention_id = ${id}::bigint`.execute(bench.context.db);
  return rows[0]!.signs.map(({ sign }) => sign);
}

describe("a correction", () => {
  test("stands beside others that are made of the same post at the same time", async () => {
    const { id } = await store("s1", "The Zumvari counter by the canal opens at nine, the queue is long");
    await Promise.all([
      correct(id, { field: "sentiment", sentiment: "negative" }),
      correct(id, { field: "crisis-types", crisisTypes: ["outage"] }),
      correct(id, { field: "language", language: "el" }),
      correct(id, { field: "relevance", watchId, isRelevant: false }),
    ]);
    expect(await find("s1")).toMatchObject({
      sentiment: "negative",
      language: "el",
      crisisTypes: [{ type: "outage" }],
      watches: [],
    });
  });

  test("taken back twice at the same time is taken back once", async () => {
    const { id } = await store("s2", "Zumvari baked a loaf as tall as a door for the fair");
    const { correction } = await correct(id, { field: "sentiment", sentiment: "negative" });
    const undo = () => admin.undoCorrection({ params: { id: correction.id } });
    const outcomes = (await Promise.allSettled([undo(), undo()])).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("gives up while a watch is matched anew, rather than keep everybody waiting", async () => {
    const { id } = await store("s3", "Zumvari sells rye on Thursdays");
    await inTransaction(bench.context.db, async (tx) => {
      await holdSightings(tx, bench.admin.workspaceId);
      const busy = { problem: { status: 503, code: "unavailable" } };
      await expect(correct(id, { field: "sentiment", sentiment: "negative" })).rejects.toMatchObject(busy);
    });
    expect((await correct(id, { field: "sentiment", sentiment: "negative" })).mention.sentiment).toBe("negative");
  });

  test("of the language lets the sentiment be read in it", async () => {
    const text = "Zumvari brot gut, sehr gut, danke!";
    const { id, language } = await store("l1", text);
    expect(language).not.toBe("ru");
    const { mention } = await correct(id, { field: "language", language: "ru" });
    const read = createSentimentReader(bench.context.textModel)(text, "ru");
    expect(mention.scores!.negative).toBeCloseTo(read.negative, 4);
    expect(mention.scores!.positive).toBeCloseTo(read.positive, 4);
  });

  test("to no kind of crisis takes the signs of harm with it, and gives them back when it is undone", async () => {
    const { id } = await store(
      "h1",
      "Three people were poisoned by Zumvari cakes and are in hospital, police investigate",
    );
    const before = await signsOf(id);
    expect(before).toContain("harm");
    const { correction } = await correct(id, { field: "crisis-types", crisisTypes: [] });
    expect(await signsOf(id)).not.toContain("harm");
    await admin.undoCorrection({ params: { id: correction.id } });
    expect(await signsOf(id)).toEqual(before);
  });

  test("that a post is about the brand outlives a change of the watch", async () => {
    const { id } = await store("v1", "That bakery by the canal burnt my loaf again");
    await correct(id, { field: "relevance", watchId, isRelevant: true });
    await admin.updateWatch({ params: { id: watchId }, body: { ...wish, brandId, query: "zumvari OR zumvary" } });
    await bench.context.jobs.settle();
    expect((await find("v1")).watches.map((watch) => watch.id)).toEqual([watchId]);
  });
});
