import { buildBackground, buildCrisis, type ExchangePost, taintedBatch } from "@tocsin/lab";
import { loadBundledAnalyser } from "@tocsin/text/node";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { advanceAll, relearnWatch } from "../modules/detect/index.ts";
import { readJsonLines } from "../modules/listen/index.ts";
import { storeBrand, storeWatch } from "../modules/prepare/index.ts";
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import { inTransaction } from "../platform/db/database.ts";
import { openBench, storePosts, type TestBench } from "../testing.ts";
import { gatherPosts } from "./gather.ts";
import { replay } from "./replay.ts";

interface Ring {
  readonly type: "alert" | "escalated" | "closed";
  readonly at: number;
  readonly watch: string;
  readonly kind: string;
}

const STORY_MINUTES = 60;
const AFTERMATH = 3 * HOUR;
const watches = taintedBatch.watches.slice(0, 2);

let bench: TestBench;
let live: Ring[];
let replayed: Ring[];

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  const start = bench.clock.now();
  const end = new Date(start.getTime() + STORY_MINUTES * MINUTE + AFTERMATH);
  const from = new Date(start.getTime() - 6 * DAY);
  const before = buildBackground(taintedBatch, { seed: "live", from, until: start });
  const background = buildBackground(taintedBatch, { seed: "live-on", from: start, until: end });
  const crisis = buildCrisis(taintedBatch, { seed: "live", start, minutes: STORY_MINUTES, paceFactor: 2 });
  const story = [...background, ...crisis].sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1));
  live = await playLive(before, story, end);
  replayed = await playBack([...before, ...story], start, end);
}, 600_000);
afterAll(() => bench.stop());

/** The stream reaches the product minute by minute, and the product says what it says. */
async function playLive(before: readonly ExchangePost[], story: readonly ExchangePost[], end: Date): Promise<Ring[]> {
  const { context, clock, admin } = bench;
  for (const { name, query, kind } of watches) {
    const brand = await storeBrand(context, admin, { name, kind, spellings: [] });
    await storeWatch(context, admin, { brandId: brand.id, name, query, weeklyBudget: 1, isPaused: false });
  }
  await storePosts(bench, before, true);
  const { workspaceId } = admin;
  for (const { id: watchId } of await context.db.selectFrom("watch").select("id").execute())
    await inTransaction(context.db, (tx) => relearnWatch(context, tx, { workspaceId, watchId }));
  const diary = new Diary();
  for (let place = 0; clock.now() < end; ) {
    clock.pass(MINUTE);
    const now = clock.now().toISOString();
    const posts = [];
    while (place < story.length && story[place]!.publishedAt < now) posts.push(story[place++]!);
    if (posts.length > 0) await storePosts(bench, posts);
    await advanceAll(context);
    diary.note(clock.now().getTime(), await readEpisodes());
  }
  return diary.rings;
}

const readEpisodes = () =>
  bench.context.db
    .selectFrom("episode")
    .innerJoin("watch", "watch.id", "episode.watch_id")
    .select(["episode.id", "episode.state", "episode.kind", "episode.escalations", "watch.name"])
    .execute();
type Standing = Awaited<ReturnType<typeof readEpisodes>>[number];

/** What changes from look to look at the episodes on record. */
class Diary {
  readonly rings: Ring[] = [];
  private known = new Map<string, Standing>();

  note(at: number, episodes: readonly Standing[]): void {
    for (const episode of episodes) {
      const type = whatHappened(this.known.get(episode.id), episode);
      if (type !== null) this.rings.push({ type, at, watch: episode.name, kind: episode.kind });
    }
    this.known = new Map(episodes.map((episode) => [episode.id, episode]));
  }
}

function whatHappened(before: Standing | undefined, now: Standing): Ring["type"] | null {
  if (before?.state !== "open") return now.state === "open" ? "alert" : null;
  if (now.state === "closed") return "closed";
  return now.escalations > before.escalations || now.kind !== before.kind ? "escalated" : null;
}

async function playBack(posts: readonly ExchangePost[], start: Date, end: Date): Promise<Ring[]> {
  async function* asFile() {
    for (const post of posts) yield `${JSON.stringify(post)}\n`;
  }
  const gathered = await gatherPosts([{ name: "stream", lines: readJsonLines(asFile(), () => end) }]);
  const settings = { analyser: loadBundledAnalyser(), timeZone: "UTC", weeklyBudget: 1 };
  const wishes = watches.map(({ name, query, kind }) => ({ name, query, isOwn: kind === "own" }));
  const rings: Ring[] = [];
  for await (const { type, at, watch, kind } of replay(gathered.posts, wishes, settings))
    if (type !== "notice" && Date.parse(at) > start.getTime())
      rings.push({ type, at: Date.parse(at), watch: watch!, kind });
  return rings;
}

describe("one stream, through the live product and through replay", () => {
  test("rings the same watches in the same way", () => {
    const nameOf = ({ type, watch, kind }: Ring) => `${watch} ${type} ${kind}`;
    expect(live.length).toBeGreaterThan(0);
    expect(live.map(nameOf)).toEqual(replayed.map(nameOf));
  });

  test("at the same times, to the minute", () => {
    for (const [place, ring] of live.entries())
      expect(Math.abs(ring.at - replayed[place]!.at)).toBeLessThanOrEqual(MINUTE);
  });
});
