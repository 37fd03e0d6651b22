import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { advanceAll, relearnWatch, type WatchKey } from "../modules/detect/index.ts";
import { storeBrand, storeWatch } from "../modules/prepare/index.ts";
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import { inTransaction } from "../platform/db/database.ts";
import { openBench, storePosts, type TestBench } from "../testing.ts";

const DAYS = 9;
const PER_HOUR = 300;
const HOURS_AROUND = 7;

const STORY = [
  "The heated seat on Zumvari tram 14 burned my leg, awful",
  "Zumvari tram 14: my daughter burned her hand on the heated seat, terrible",
  "Who checks the heated seats on tram 14? Burned through my coat, Zumvari, disgusting",
  "Another burned leg from a heated seat, tram 14, shame on you Zumvari",
  "Zumvari heated seats are dangerous, tram 14 burned two people this morning",
  "Just burned myself on the heated seat in Zumvari's tram 14, horrible",
  "Tram 14 again, heated seat smoking and my skin burned. Worst company, Zumvari",
  "My mother was burned by a heated seat on tram 14. Zumvari does nothing, awful",
  "Zumvari, switch the heated seats off! Burned thigh on tram 14, it hurts badly",
  "Doctor says second degree, burned by the heated seat of tram 14. Terrible, Zumvari",
  "Heated seat on tram 14 burned a hole in my trousers, Zumvari is a disgrace",
  "Never again tram 14: heated seat burned me and Zumvari staff laughed, disgusting",
  "Zumvari tram 14 heated seat burned my back, I am furious",
  "Horrible smell and a burned passenger, heated seat, tram 14. Zumvari must answer",
];

let bench: TestBench;
let key: WatchKey;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const { context, admin } = bench;
  const brand = await storeBrand(context, admin, { name: "Zumvari", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Zumvari", query: "zumvari", weeklyBudget: 1 as const, isPaused: false };
  key = { workspaceId: admin.workspaceId, watchId: (await storeWatch(context, admin, wish)).id };
  await context.jobs.settle();
  await storeTalk();
  await inTransaction(context.db, (tx) => relearnWatch(context, tx, key));
}, 120_000);
afterAll(() => bench.stop());

/** Ordinary talk as if it had been read: counts of the last days, and posts of the hours around now, each about something else. */
async function storeTalk(): Promise<void> {
  const { db, clock } = bench.context;
  const now = clock.now().getTime();
  await sql`insert into tally (workspace_id, watch_id, at, voices, negative_voices, reach, seen, echoes, negative, neutral, positive)
    select ${key.workspaceId}, ${key.watchId}, at, 5, 1, 500, 5, 0, 1, 4, 0
    from generate_series(${new Date(now - DAYS * DAY)}::timestamptz, ${new Date(now)}::timestamptz, interval '1 minute') at`.execute(
    db,
  );
  const talk = sql`select -n as id, ${new Date(now - 3 * HOUR)}::timestamptz + n * interval '12 seconds' as at,
    case when n % 5 = 0 then 'negative' else 'neutral' end as sentiment, 'x r' || n as author
    from generate_series(1, ${HOURS_AROUND * PER_HOUR}::int) n`;
  await sql`insert into reading (workspace_id, mention_id, published_at, language, sentiment, negative, neutral, positive, is_sure,
      crisis_types, group_id, is_echo, narrative_id)
    select ${key.workspaceId}, id, at, 'en', sentiment, 0.2, 0.7, 0.1, true, '[]', id::text, false, id::text from (${talk}) t`.execute(
    db,
  );
  await sql`insert into sighting (workspace_id, watch_id, at, mention_id, sentiment, language, platform, is_echo, author_key, reach)
    select ${key.workspaceId}, ${key.watchId}, at, id, sentiment, 'en', 'x', false, author, 100 from (${talk}) t`.execute(
    db,
  );
}

const episodes = () => bench.context.db.selectFrom("episode").selectAll().execute();

describe("one story of fourteen angry people on a watch with three hundred posts an hour", () => {
  test("rings as that story and as one alert, whose brief names it first", async () => {
    for (const [place, text] of STORY.entries()) {
      bench.clock.pass(2 * MINUTE);
      const publishedAt = bench.clock.now().toISOString();
      const author = { handle: `rider${place}` };
      await storePosts(bench, [{ platform: "x", externalId: `s${place}`, author, text, publishedAt }]);
    }
    const [episode, ...others] = await episodes();
    expect(others).toEqual([]);
    expect(episode).toMatchObject({ state: "open", kind: "crisis", watch_id: key.watchId });
    expect(episode!.explanation.narratives[0]!.narrativeId).toBe(episode!.narrative_id);
    expect(episode!.explanation).toMatchObject({ channel: "share", windowMinutes: 30, negativeShare: 1 });
    expect(await bench.context.db.selectFrom("alert").select("state").execute()).toEqual([{ state: "ringing" }]);
  });

  test("goes on when it turns out to be part of an older story, and after a restart, and ends two hours later", async () => {
    const { db } = bench.context;
    const [{ narrative_id: told } = { narrative_id: "" }] = await episodes();
    await db.updateTable("reading").set({ narrative_id: "older" }).where("narrative_id", "=", told).execute();
    bench.clock.pass(HOUR);
    await advanceAll(bench.context);
    expect(await episodes()).toMatchObject([{ state: "open", narrative_id: "older" }]);
    bench.clock.pass(2 * HOUR);
    await advanceAll(bench.context);
    expect(await episodes()).toMatchObject([{ state: "closed" }]);
  });

  test("is remembered in a few numbers beside the detector", async () => {
    const [detector] = await bench.context.db.selectFrom("detector").select("narratives").execute();
    const narratives = detector!.narratives;
    expect(narratives!.bar.weeks).toBeGreaterThan(1);
    expect(JSON.stringify(narratives).length).toBeLessThan(300);
  });
});
