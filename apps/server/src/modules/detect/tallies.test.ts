import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, openBench, storePosts, type TestBench } from "../../testing.ts";
import { storeBrand, storeWatch } from "../prepare/index.ts";
import { findDetector, listCounts, type WatchKey } from "./queries.ts";
import { advanceAll } from "./service.ts";
import { recountTallies } from "./tallies/queries.ts";

let bench: TestBench;
let key: WatchKey;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const brand = await storeBrand(bench.context, bench.admin, { name: "Aurora", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Aurora", query: "aurora", weeklyBudget: 1 as const, isPaused: false };
  key = { workspaceId: bench.admin.workspaceId, watchId: (await storeWatch(bench.context, bench.admin, wish)).id };
});
afterAll(() => bench.stop());

const texts = [
  "Aurora is terrible, I am so angry and disappointed",
  "Aurora is wonderful, I love it, thank you",
  "Aurora opens at nine",
  "What a horrible awful day with Aurora",
  "Nothing about the brand at all",
];
interface Drawn {
  readonly second: number;
  readonly author: number;
  readonly text: string;
  readonly isOwnWording: boolean;
  readonly followers: number | undefined;
}
const anyPost: fc.Arbitrary<Drawn> = fc.record({
  second: fc.integer({ min: 0, max: 300 }),
  author: fc.integer({ min: 1, max: 4 }),
  text: fc.constantFrom(...texts),
  isOwnWording: fc.boolean(),
  followers: fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined }),
});

let number = 0;
function toPost({ second, author, text, isOwnWording, followers }: Drawn) {
  const id = `${number++}`;
  return {
    platform: "x",
    externalId: id,
    author: { handle: `author${author}`, ...(followers !== undefined && { followers }) },
    text: isOwnWording ? `${text} ${Math.sin(number)} ${Math.cos(number)} ${Math.tan(number)}` : text,
    publishedAt: new Date(bench.clock.now().getTime() - second * 1_000).toISOString(),
  };
}
const readTallies = async () => {
  const { db } = bench.context;
  const read = (table: "tally" | "tally_hour") =>
    db.selectFrom(table).selectAll().where("watch_id", "=", key.watchId).orderBy("at").execute();
  const hours = (await read("tally_hour")).map((row) => JSON.stringify(row)).sort();
  return { minutes: await read("tally"), hours };
};

describe("counts of a watch", () => {
  test("kept up batch by batch are what a count from the beginning gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyPost, { maxLength: 8 }), { maxLength: 4 }), async (batches) => {
        for (const batch of batches) await storePosts(bench, batch.map(toPost));
        const kept = await readTallies();
        await recountTallies(bench.context.db, key);
        expect(kept).toEqual(await readTallies());
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test("hold every sighting once, by minute and by hour", async () => {
    const { db } = bench.context;
    const sightings = await db.selectFrom("sighting").selectAll().execute();
    const { minutes } = await readTallies();
    expect(minutes.reduce((sum, row) => sum + row.seen, 0)).toBe(sightings.length);
    const stretch = { from: new Date(0), to: new Date("2100-01-01"), timeZone: "UTC" };
    for (const stepMinutes of [5, 60, 1440]) {
      const rows = await listCounts(db, key, { ...stretch, stepMinutes });
      expect(rows.reduce((sum, row) => sum + Number(row.seen), 0)).toBe(sightings.length);
    }
  });

  test("count a person once a minute, and copies not at all", async () => {
    bench.clock.pass(24 * 3_600_000);
    const at = new Date(Math.floor(bench.clock.now().getTime() / 60_000) * 60_000).toISOString();
    const say = (author: string, text: string) => ({
      ...toPost({ second: 0, author: 1, text, isOwnWording: false, followers: 10 }),
      author: { handle: author, followers: 10 },
      publishedAt: at,
    });
    const story = "Aurora closed the office on the square without a word to anybody who was waiting there";
    await storePosts(bench, [say("nino", story), say("vano", story), say("nino", "Aurora again, it is a shame")]);
    const { minutes } = await readTallies();
    expect(minutes.at(-1)).toMatchObject({ at: new Date(at), seen: 3, echoes: 1, voices: 1, reach: 10 });
  });
});

test("a watch lives by the calendars of its brand, and learns anew when they change", async () => {
  const { db } = bench.context;
  const readLived = async () => {
    await advanceAll(bench.context);
    return (await findDetector(db, key))?.snapshot.settings.calendars;
  };
  await storePosts(bench, [examplePost("calendar", { text: "Aurora opens at nine" })]);
  expect(await readLived()).toEqual(["new-year", "christmas", "western-easter"]);
  await db
    .updateTable("brand")
    .set({ calendars: ["nowruz", "ramadan"] })
    .execute();
  expect(await readLived()).toEqual(["nowruz", "ramadan"]);
});
