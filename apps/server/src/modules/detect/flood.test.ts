import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { DAY, HOUR, MINUTE, startOfMinute } from "../../platform/clock.ts";
import { openBench, storePosts, type TestBench } from "../../testing.ts";
import { storeBrand, storeWatch } from "../prepare/index.ts";
import type { WatchKey } from "./queries.ts";
import { advanceAll } from "./service.ts";

const FLOOD = 10_000_000;
let bench: TestBench;
let key: WatchKey;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const { context, admin, clock } = bench;
  const brand = await storeBrand(context, admin, { name: "Aurora", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Aurora", query: "aurora", weeklyBudget: 1 as const, isPaused: false };
  key = { workspaceId: admin.workspaceId, watchId: (await storeWatch(context, admin, wish)).id };
  await context.jobs.settle();
  const start = startOfMinute(clock.now()).getTime() - 8 * DAY;
  for (let hour = 0; hour < 8 * 24; hour++) await storeTally(new Date(start + hour * HOUR), hour % 3);
});
afterAll(() => bench.stop());

const storeTally = (at: Date, voices: number) =>
  bench.context.db
    .insertInto("tally")
    .values({
      ...{ workspace_id: key.workspaceId, watch_id: key.watchId, at, seen: voices, voices, negative_voices: voices },
      ...{ echoes: 0, negative: voices, neutral: 0, positive: 0, reach: voices * 1_000 },
    })
    .execute();
const WORDS = ["tram", "hotel", "refund", "lamp", "river", "queue", "meal", "crew", "coat", "ticket", "seat", "door"];
/** As many as are needed to be a public; the rest of the flood is a number. */
const people = () =>
  WORDS.map((word, place) => ({
    ...{ platform: "x", externalId: `flood-${place}`, author: { handle: `author${place}` } },
    text: `aurora lost my ${word}, terrible ${WORDS[(place + 5) % WORDS.length]} ${place * 7_919}`,
    publishedAt: bench.clock.now().toISOString(),
  }));
const advance = async (milliseconds: number) => {
  bench.clock.pass(milliseconds);
  await advanceAll(bench.context);
};
const readEpisodes = () => bench.context.db.selectFrom("episode").selectAll().execute();

test("ten million voices in a minute ring with finite numbers, and the watch hears on afterwards", async () => {
  await advance(MINUTE);
  await storePosts(bench, people());
  await bench.context.db
    .updateTable("tally")
    .set({ seen: FLOOD, voices: FLOOD, negative_voices: FLOOD, negative: FLOOD, reach: FLOOD * 1_000 })
    .where("at", "=", startOfMinute(bench.clock.now()))
    .execute();
  await advance(MINUTE);
  const [episode] = await readEpisodes();
  expect(episode).toMatchObject({ state: "open", watch_id: key.watchId });
  expect(episode!.explanation.observed).toBeGreaterThanOrEqual(FLOOD);
  const numbers = [episode!.score, episode!.severity, ...Object.values(episode!.explanation)];
  expect(numbers.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
  await advance(6 * HOUR);
  expect(await readEpisodes()).toMatchObject([{ state: "closed" }]);
  const band = await bench.context.db.selectFrom("expected_band").selectAll().execute();
  expect(band.length).toBeGreaterThan(0);
  expect(band.every(({ expected, upper }) => expected >= 0 && Number.isFinite(upper))).toBe(true);
});
