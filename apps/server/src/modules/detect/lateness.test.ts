import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { openBench, storePosts, type TestBench } from "../../testing.ts";
import { storeBrand, storeWatch } from "../prepare/index.ts";
import type { WatchKey } from "./queries.ts";
import { advanceAll, relearnWatch } from "./service.ts";

let bench: TestBench;
let key: WatchKey;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const { context, admin } = bench;
  const brand = await storeBrand(context, admin, { name: "Aurora", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Aurora", query: "aurora", weeklyBudget: 1 as const, isPaused: false };
  key = { workspaceId: admin.workspaceId, watchId: (await storeWatch(context, admin, wish)).id };
  await storePosts(bench, say(4 * 24 * 4, { ago: 4 * DAY, span: 4 * DAY, text: "Aurora opens at nine" }), true);
  await inTransaction(context.db, (tx) => relearnWatch(context, tx, key));
});
afterAll(() => bench.stop());
beforeEach(async () => {
  await bench.context.db.deleteFrom("episode").execute();
});

const NOUNS = "tram ticket queue gate hotel phone seat meal crew desk refund door lamp coat river".split(" ");
const VERBS = "waited paid asked lost wrote called stood missed found broke".split(" ");
/** Near-equal texts count as one voice; these have little in common. */
function ownWords(seed: number): string {
  return [1, 2, 3, 4, 5]
    .map((place) => {
      const dice = Math.imul(seed * 31 + place * 7_919, 2_654_435_761) >>> 0;
      return `${VERBS[dice % VERBS.length]!} ${NOUNS[(dice >>> 8) % NOUNS.length]!}${(dice >>> 12) % 9_973}`;
    })
    .join(", ");
}

interface Saying {
  readonly ago: number;
  readonly span: number;
  readonly text?: string;
}
let number = 0;
/** Posts of as many people, spread over a span that begins so long ago. */
const say = (count: number, { ago, span, text = "Aurora is terrible" }: Saying) =>
  Array.from({ length: count }, (_, place) => ({
    platform: "x",
    externalId: `late-${++number}`,
    author: { handle: `author${number}` },
    text: `${text} ${ownWords(number)}`,
    publishedAt: new Date(bench.clock.now().getTime() - ago + (place * span) / count).toISOString(),
  }));
const countSeen = async (from: number, to: number): Promise<number> => {
  const now = bench.clock.now().getTime();
  const { rows } = { rows: await bench.context.db.selectFrom("tally").select(["at", "seen"]).execute() };
  return rows
    .filter(({ at }) => at.getTime() >= now - from && at.getTime() < now - to)
    .reduce((sum, { seen }) => sum + seen, 0);
};
const episodes = () => bench.context.db.selectFrom("episode").selectAll().execute();

describe("posts that come late", () => {
  test.each([
    ["a day", 24 * HOUR - MINUTE],
    ["half a day", 12 * HOUR],
    ["three hours", 3 * HOUR],
  ])("%s late count where they belong and ring nobody", async (_, ago) => {
    const before = await countSeen(ago, ago - 30 * MINUTE);
    await storePosts(bench, say(60, { ago, span: 25 * MINUTE }));
    await advanceAll(bench.context);
    expect(await countSeen(ago, ago - 30 * MINUTE)).toBe(before + 60);
    expect(await episodes()).toEqual([]);
  });

  test("as an archive of a fire that is over teach the watch and ring nobody", async () => {
    await storePosts(bench, say(90, { ago: 4 * HOUR, span: 2 * HOUR }), true);
    await inTransaction(bench.context.db, (tx) => relearnWatch(bench.context, tx, key));
    expect(await episodes()).toEqual([]);
  });

  test("by some minutes still ring, for the fire is burning", async () => {
    bench.clock.pass(8 * HOUR);
    await advanceAll(bench.context);
    await storePosts(bench, say(60, { ago: 20 * MINUTE, span: 15 * MINUTE }));
    expect(await episodes()).toMatchObject([{ state: "open", watch_id: key.watchId }]);
  });
});

describe("a clock that is put right", () => {
  test("after it ran two days ahead leaves no watch deaf", async () => {
    bench.clock.pass(2 * DAY);
    await advanceAll(bench.context);
    bench.clock.pass(-2 * DAY + 8 * HOUR);
    await advanceAll(bench.context);
    expect(await episodes()).toEqual([]);
    await storePosts(bench, say(60, { ago: 10 * MINUTE, span: 8 * MINUTE }));
    expect(await episodes()).toMatchObject([{ state: "open" }]);
  });

  test("by some minutes back changes nothing and breaks nothing", async () => {
    bench.clock.pass(DAY);
    await advanceAll(bench.context);
    bench.clock.pass(-30 * MINUTE);
    await advanceAll(bench.context);
    await storePosts(bench, say(3, { ago: 5 * MINUTE, span: 4 * MINUTE, text: "Aurora opens at nine" }));
    expect(await episodes()).toEqual([]);
  });
});
