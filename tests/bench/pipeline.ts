/**
 * Posts per second through the whole of listen, understand, detect and store, in one process on the embedded database, as
 * a ratio to the bare batched insert of the same rows into a plain table in the same run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { normalisePost, type Post, takeIn } from "../../apps/server/src/modules/listen/index.ts";
import { storeBrand, storeWatch } from "../../apps/server/src/modules/prepare/index.ts";
import { openDatabase } from "../../apps/server/src/platform/db/database.ts";
import { startEmbedded } from "../../apps/server/src/platform/db/embedded.ts";
import { runRaw } from "../../apps/server/src/platform/jobs/queries.ts";
import { openBench, type TestBench } from "../../apps/server/src/testing.ts";
import { buildHistory, taintedBatch } from "../../lab/src/index.ts";

const SEEDS = 10;
const BATCH = 500;
const FIVE_HOURS = 5 * 3_600_000;

export interface PipelineFigures {
  readonly posts: number;
  readonly barePerSecond: number;
  readonly wholeWayPerSecond: number;
  readonly ratio: number;
}

/** Different posts of the invented brand, spread over the last hours so that every one counts as news. */
function makePosts(now: Date): Post[] {
  const seeds = Array.from({ length: SEEDS }, (_, index) => `bench-${index}`);
  const raw = seeds.flatMap((seed) => buildHistory(taintedBatch, { seed, until: now }));
  return raw.flatMap((post, index) => {
    const publishedAt = new Date(now.getTime() - FIVE_HOURS + (index * FIVE_HOURS) / raw.length).toISOString();
    const result = normalisePost({ ...post, publishedAt }, now);
    return result.ok ? [result.post] : [];
  });
}

const rate = (posts: number, milliseconds: number): number => Math.round((posts * 1000) / milliseconds);

async function measure(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function insertBare(url: string, posts: readonly Post[]): Promise<void> {
  const { db, close } = openDatabase(url);
  const run = (statement: string, values: unknown[] = []) => runRaw(db, statement, values);
  await run(`create table bare (platform text, external_id text, author text, text text, published_at timestamptz, raw jsonb,
    primary key (platform, external_id, published_at))`);
  for (let start = 0; start < posts.length; start += BATCH) {
    const rows = posts.slice(start, start + BATCH);
    const columns = [
      rows.map((post) => post.platform),
      rows.map((post) => post.externalId),
      rows.map((post) => post.author.handle),
      rows.map((post) => post.text),
      rows.map((post) => post.publishedAt),
      rows.map((post) => JSON.stringify(post)),
    ];
    await run(
      "insert into bare select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[]) on conflict do nothing",
      columns,
    );
  }
  await close();
}

async function addWatches({ context, admin }: TestBench): Promise<void> {
  for (const { name, query, kind, brand } of taintedBatch.watches) {
    const { id } = await storeBrand(context, admin, { name: brand.latin, kind, spellings: [] });
    await storeWatch(context, admin, { brandId: id, name, query, weeklyBudget: 1, isPaused: false });
  }
  await context.jobs.settle();
}

export async function measurePipeline(): Promise<PipelineFigures> {
  const directory = mkdtempSync(join(tmpdir(), "tocsin-bench-"));
  const database = await startEmbedded({ directory });
  const bench = await openBench({ databaseUrl: database.url });
  try {
    const posts = makePosts(bench.clock.now());
    await addWatches(bench);
    const bare = await measure(() => insertBare(database.url, posts));
    const whole = await measure(async () => {
      for (let start = 0; start < posts.length; start += BATCH)
        await takeIn(bench.context, {
          workspaceId: bench.admin.workspaceId,
          sourceId: null,
          posts: posts.slice(start, start + BATCH),
        });
      await bench.context.jobs.settle();
    });
    const barePerSecond = rate(posts.length, bare);
    const wholeWayPerSecond = rate(posts.length, whole);
    return {
      posts: posts.length,
      barePerSecond,
      wholeWayPerSecond,
      ratio: Number((wholeWayPerSecond / barePerSecond).toFixed(3)),
    };
  } finally {
    await bench.stop();
    await database.stop();
    rmSync(database.cluster, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  }
}
