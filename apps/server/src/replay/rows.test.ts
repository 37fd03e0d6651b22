import type { Row } from "@tocsin/anomaly";
import { loadBundledAnalyser } from "@tocsin/text/node";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { listMinutes, openEars, openRows, readTaught, type WatchKey } from "../modules/detect/index.ts";
import { readJsonLines } from "../modules/listen/index.ts";
import { storeBrand, storeWatch } from "../modules/prepare/index.ts";
import { HOUR, MINUTE } from "../platform/clock.ts";
import { openBench, storePosts, type TestBench } from "../testing.ts";
import { gatherPosts } from "./gather.ts";
import { hearMinutes } from "./hear.ts";
import { Roll } from "./minute.ts";
import { startReader } from "./replay.ts";

const QUERY = "zumvari";
const START = Date.parse("2026-03-02T09:00:00Z");
const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();

const news = (externalId: string, minute: number, change: object) => ({
  ...{ externalId, platform: "news", publishedAt: at(minute), text: `Zumvari recalls tram seats, part ${externalId}.` },
  ...change,
});
const said = (externalId: string, minute: number, likes: number, change: object = {}) => ({
  ...{ externalId, platform: "x", author: { handle: `rider${externalId}` }, publishedAt: at(minute) },
  ...{ text: `Zumvari seat ${externalId} broke under me on line ${externalId}`, engagement: { likes, views: 9_000 } },
  ...change,
});

/** What was delivered at which minute. */
const DELIVERIES: readonly (readonly [minute: number, posts: readonly object[]])[] = [
  [
    1,
    [
      said("1", 0, 5),
      said("2", 1, 0),
      news("n1", 1, { author: { handle: "Ann" }, url: "https://www.tramnews.example/1" }),
    ],
  ],
  [4, [news("n2", 3, { author: { handle: "Bo" }, url: "https://tramnews.example/2" }), said("3", 4, 3)]],
  [6, [news("n3", 5, { author: { handle: "Cy" }, url: "https://lidroni.example/a" })]],
  // Read again: more, fewer, and as many as before.
  [20, [said("1", 0, 405), said("2", 1, 12, { engagement: { likes: 12, comments: 3, reposts: 2, quotes: 1 } })]],
  [21, [said("1", 0, 400), said("3", 4, 3)]],
  [22, [said("1", 0, 410)]],
  // A copy shows the reactions of its original.
  [25, [said("4", 24, 9_000, { repostOf: "1", text: said("1", 0, 0).text })]],
  // Heard hours late: its reactions are where the counting starts.
  [30, [said("5", -180, 500)]],
  [50, [said("5", -180, 520)]],
];

let bench: TestBench;
let key: WatchKey;
let brandId: string;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const { context, admin, clock } = bench;
  ({ id: brandId } = await storeBrand(context, admin, { name: "Zumvari", kind: "own", spellings: [] }));
  const watch = await storeWatch(context, admin, {
    brandId,
    name: "W",
    query: QUERY,
    weeklyBudget: 1,
    isPaused: false,
  });
  key = { workspaceId: admin.workspaceId, watchId: watch.id };
  for (const [minute, posts] of DELIVERIES) {
    clock.at = new Date(at(minute));
    await storePosts(bench, posts);
  }
});
afterAll(() => bench.stop());

async function hearLive(): Promise<Row[]> {
  const { db } = bench.context;
  const span = { from: new Date(START - 4 * HOUR), to: new Date(START + HOUR) };
  const counts = new Map((await listMinutes(db, key, span)).map((row) => [row.at.getTime(), row]));
  const taught = await readTaught(db, key);
  const rowAt = openRows(counts, await openEars(db, { workspaceId: key.workspaceId, brandId, taught, ...span }));
  return [...counts.keys()].map(rowAt);
}

async function hearReplayed(): Promise<Row[]> {
  async function* asFile() {
    for (const [minute, posts] of DELIVERIES)
      for (const post of posts) yield `${JSON.stringify({ ...post, readAt: at(minute) })}\n`;
  }
  const lines = readJsonLines(asFile(), () => bench.clock.now());
  const gathered = await gatherPosts([{ name: "deliveries", lines }]);
  const reader = startReader([{ name: "W", query: QUERY, isOwn: true }], loadBundledAnalyser());
  const roll = new Roll();
  return [...hearMinutes(gathered, reader)].flatMap(({ minute, seen, gained }) =>
    seen.has(0) || gained.has(0) ? [roll.countMinute(minute, seen.get(0) ?? [], gained.get(0))] : [],
  );
}

test("replay hears every minute as the live product heard it, with reactions and publishers", async () => {
  const live = await hearLive();
  expect(live).toEqual(await hearReplayed());
  expect(live.length).toBeGreaterThan(8);
});

test("reactions count in the minute of their reading, what was read before is not counted again", async () => {
  const byMinute = (await hearLive()).flatMap(({ at: minute, engagement }) =>
    engagement === undefined ? [] : [[(minute - START) / MINUTE, engagement]],
  );
  expect(byMinute).toEqual([
    [1, 5],
    [4, 3],
    [20, 418],
    [22, 5],
    [50, 20],
  ]);
});

test("two people of one house are one publisher, and people among news carry for themselves", async () => {
  const publishers = (await hearLive()).flatMap(({ at: minute, publishers: count }) =>
    count === undefined ? [] : [[(minute - START) / MINUTE, count]],
  );
  expect(publishers).toEqual([
    [1, 2],
    [3, 0],
    [5, 1],
  ]);
});

test("the latest counts stand beside a post that was delivered again", async () => {
  const row = await bench.context.db
    .selectFrom("mention")
    .select("engagement")
    .where("external_id", "=", "2")
    .executeTakeFirstOrThrow();
  expect(row.engagement).toEqual({ likes: 12, comments: 3, reposts: 2, quotes: 1, views: 9_000 });
});
