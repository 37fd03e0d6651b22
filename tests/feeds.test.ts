import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { listGaps, listSources } from "../apps/server/src/modules/listen/index.ts";
import { pullSource } from "../apps/server/src/modules/listen/pulling/pull.ts";
import { storeSource as storeRow } from "../apps/server/src/modules/listen/queries.ts";
import { createResolveHost } from "../apps/server/src/platform/hosts.ts";
import { createOutbound } from "../apps/server/src/platform/outbound.ts";
import { examplePost, openBench, type TestBench } from "../apps/server/src/testing.ts";
import { type Feed, FeedSite, type Trouble } from "../lab/src/platforms.ts";

const MINUTE = 60_000;
const site = new FeedSite();
const open = createOutbound(createResolveHost({ allowPrivateAddresses: true }));
let bench: TestBench;
let number = 0;
let path: string;

beforeAll(async () => {
  await site.start();
  bench = await openBench({
    databaseUrl: inject("databaseUrl"),
    startsJobs: false,
    replaced: {
      outbound: (address, request) =>
        open(address, { ...request, timeoutMilliseconds: 1_000, largestBytes: 2 * 1024 * 1024 }),
    },
  });
});
afterAll(async () => {
  await bench.stop();
  await site.stop();
});
beforeEach(() => {
  number += 1;
  path = `/feed-${number}`;
});

const feedOf = (format: Feed["format"], ...names: string[]): Feed => ({
  format,
  title: "Town news",
  posts: names.map((name) => ({
    ...examplePost(`${number}-${name}`, { publishedAt: "2026-03-02T08:00:00.000Z" }),
    platform: "news",
    author: { handle: "desk", name: "Desk" },
    text: `Tram ${name} stands still & waits`,
    url: `https://example.org/${number}/${name}`,
    invented: true,
    lab: { watch: "own", act: "test", language: "en", tone: "neutral", heardAs: "voice" },
  })),
});

async function addFeed(): Promise<string> {
  const id = `feed-${number}`;
  const never = { last_checked_at: null, last_post_at: null, next_check_at: null, problem_since: null };
  const unknown = { problem_code: null, problem_message: null, settings: {}, memory: {}, connection_id: null };
  await storeRow(bench.context.db, {
    ...never,
    ...unknown,
    workspace_id: bench.admin.workspaceId,
    id,
    kind: "feed",
    name: id,
    address: site.address(path),
    platform: "news",
    is_paused: false,
    every_minutes: 5,
    secret: "",
    created_at: bench.clock.now(),
    state: "new",
    failures: 0,
  });
  return id;
}
const read = async (id: string) =>
  (await listSources(bench.context.db, bench.admin.workspaceId)).find((row) => row.id === id)!;
const pull = async (id: string) => {
  await pullSource(bench.context, bench.admin.workspaceId, id);
  return read(id);
};
const textsOf = async (id: string) => {
  const rows = bench.context.db.selectFrom("mention").select("text").where("source_id", "=", id).orderBy("text");
  return (await rows.execute()).map(({ text }) => text);
};

describe("a feed", () => {
  test.each(["rss", "atom", "json"] as const)(
    "in the form %s is stored once, however often it is asked",
    async (format) => {
      site.publish(path, feedOf(format, "one", "two"));
      const id = await addFeed();
      expect(await pull(id)).toMatchObject({ state: "healthy", failures: 0 });
      site.publish(path, feedOf(format, "one", "two", "three"));
      await pull(id);
      expect(await textsOf(id)).toEqual(["one", "three", "two"].map((name) => `Tram ${name} stands still & waits`));
    },
  );

  test("that has not changed answers 304 and is not sent again", async () => {
    site.publish(path, feedOf("rss", "one"));
    const id = await addFeed();
    await pull(id);
    await pull(id);
    const visits = site.visits.filter((visit) => visit.path === path);
    expect(visits.map(({ status }) => status)).toEqual([200, 304]);
    expect(visits[1]!.headers["if-none-match"]).toBe((await read(id)).memory.etag);
    expect(await read(id)).toMatchObject({ state: "healthy" });
  });

  test.each<[Trouble, string]>([
    ["server-error", "server-error"],
    ["not-found", "address-not-found"],
    ["redirect-loop", "redirect-loop"],
    ["broken-xml", "not-a-feed"],
    ["endless", "answer-too-large"],
    ["slow", "timed-out"],
    ["not-a-feed", "not-a-feed"],
    ["cut-off", "unreachable"],
  ])("in trouble (%s) says so in a sentence and stores nothing", async (trouble, code) => {
    site.makeTrouble(path, trouble);
    const id = await addFeed();
    expect(await pull(id)).toMatchObject({
      state: "late",
      failures: 1,
      problem_code: code,
      problem_message: expect.stringMatching(/\.$/),
    });
    expect(await textsOf(id)).toEqual([]);
  });

  test("with an entity bomb blows nothing up", async () => {
    site.makeTrouble(path, "entity-bomb");
    const id = await addFeed();
    await pull(id);
    expect(await textsOf(id)).toEqual([]);
  });

  test("that fails again and again is asked less and less, counts as deaf, and its gap ends when it is heard", async () => {
    site.publish(path, feedOf("atom", "one"));
    site.makeTrouble(path, "server-error");
    const id = await addFeed();
    const pauses: number[] = [];
    const deafSince = bench.clock.now();
    for (let tries = 0; tries < 4; tries++) {
      const row = await pull(id);
      pauses.push((row.next_check_at!.getTime() - bench.clock.now().getTime()) / MINUTE);
      bench.clock.pass(pauses.at(-1)! * MINUTE);
    }
    expect(pauses).toEqual([10, 20, 40, 80]);
    expect((await read(id)).state).toBe("failing");
    site.mend(path);
    expect(await pull(id)).toMatchObject({ state: "healthy", failures: 0, problem_code: null });
    const stretch = { from: deafSince, to: new Date(bench.clock.now().getTime() + MINUTE) };
    const gaps = await listGaps(bench.context.db, bench.admin.workspaceId, stretch);
    expect(gaps.filter((gap) => gap.source_id === id)).toMatchObject([
      { from_at: deafSince, until_at: bench.clock.now() },
    ]);
    expect(await textsOf(id)).toHaveLength(1);
  });
});
