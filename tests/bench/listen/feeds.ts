/**
 * Thousands of feeds asked by one process in their cycle, as the product asks them: due sources from the database, the whole
 * way of an answer, posts stored. The feeds' servers are another process; every feed has a new entry at every visit, so
 * that none is asked more slowly for being quiet, and 304 spares nothing. What counts is how much later than its pace a feed is
 * asked again. `npx tsx tests/bench/listen/feeds.ts [feeds] [minutes] [pace in minutes]`: 5,000 feeds for 16 minutes at five
 * unless said otherwise; 500 4 1 is a quick look.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Product, readConfig, setUp, startProduct } from "../../../apps/server/src/index.ts";
import { listSources } from "../../../apps/server/src/modules/listen/index.ts";
import { storeSource as storeRow } from "../../../apps/server/src/modules/listen/queries.ts";

const MINUTE = 60_000;

export interface FeedFigures {
  readonly feeds: number;
  readonly paceMinutes: number;
  readonly visits: number;
  /** Of a feed's second and later visits: how much later than its pace it was asked, in seconds. */
  readonly medianLateSeconds: number;
  readonly p99LateSeconds: number;
  readonly worstLateSeconds: number;
  readonly failing: number;
  readonly neverAsked: number;
  readonly mostMegabytes: number;
  readonly loadPerCore: number;
}

interface Wish {
  readonly feeds: number;
  readonly minutes: number;
  readonly paceMinutes: number;
}

export async function measureFeeds({ feeds, minutes, paceMinutes }: Wish): Promise<FeedFigures> {
  const server = fork(fileURLToPath(import.meta.url), ["serve"]);
  const [port] = (await once(server, "message")) as [number];
  const folder = mkdtempSync(join(tmpdir(), "tocsin-bench-feeds-"));
  const config = { dataFolder: folder, port: 0, logLevel: "silent" as const, allowPrivateAddresses: true };
  const product = await startProduct(readConfig(config, {}));
  await addFeeds(product, { feeds, paceMinutes, port });
  const memory = watchMemory();
  await new Promise((resolve) => setTimeout(resolve, minutes * MINUTE));
  const mostMegabytes = memory.stop();
  const visits = await askVisits(server);
  const failing = await countFailing(product);
  await product.stop();
  server.kill();
  return {
    ...latenessOf(visits, paceMinutes),
    feeds,
    paceMinutes,
    failing,
    neverAsked: feeds - visits.length,
    mostMegabytes,
    loadPerCore: loadavg()[0]! / availableParallelism(),
  };
}

async function addFeeds(
  { context }: Product,
  { feeds, paceMinutes, port }: { feeds: number; paceMinutes: number; port: number },
) {
  const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  const admin = await setUp(context, { ...account, workspace: "Bench", language: "en", timeZone: "UTC" });
  const now = Date.now();
  for (let number = 0; number < feeds; number++)
    await storeRow(context.db, {
      ...{
        workspace_id: admin.workspaceId,
        id: `feed-${number}`,
        kind: "feed",
        name: `Feed ${number}`,
        platform: "news",
      },
      ...{ address: `http://127.0.0.1:${port}/${number}`, is_paused: false, every_minutes: paceMinutes, secret: "" },
      ...{ created_at: new Date(now), state: "new", failures: 0, settings: {}, memory: {}, connection_id: null },
      ...{ last_checked_at: null, last_post_at: null, problem_code: null, problem_message: null, problem_since: null },
      // Spread over the cycle, as feeds that were added one by one are.
      next_check_at: new Date(now + ((number % 97) / 97) * paceMinutes * MINUTE),
    });
}

async function countFailing({ context }: Product): Promise<number> {
  const { workspace_id: workspaceId } = await context.db
    .selectFrom("source")
    .select("workspace_id")
    .executeTakeFirstOrThrow();
  return (await listSources(context.db, workspaceId)).filter(({ failures }) => failures > 0).length;
}

function watchMemory() {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 1_000);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(most / 1024 / 1024);
    },
  };
}

function latenessOf(visits: readonly (readonly number[])[], paceMinutes: number) {
  const late = visits
    .flatMap((times) => times.slice(1).map((time, index) => (time - times[index]!) / 1000 - paceMinutes * 60))
    .sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? Number.NaN) * 10) / 10;
  return {
    visits: visits.reduce((sum, times) => sum + times.length, 0),
    medianLateSeconds: at(0.5),
    p99LateSeconds: at(0.99),
    worstLateSeconds: at(1),
  };
}

async function askVisits(server: ChildProcess): Promise<number[][]> {
  server.send("visits");
  const [visits] = (await once(server, "message")) as [number[][]];
  return visits;
}

/** The other process: a feed at every path, with twenty entries, the first of them new at each visit. */
async function serveFeeds(): Promise<void> {
  const visits = new Map<string, number[]>();
  const server = createServer((request, response) => {
    const path = request.url!;
    const times = visits.get(path) ?? [];
    visits.set(path, [...times, Date.now()]);
    response.writeHead(200, { "content-type": "application/rss+xml" }).end(writeFeed(path, times.length));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send!((server.address() as AddressInfo).port);
  process.on("message", () => process.send!([...visits.values()]));
}

function writeFeed(path: string, visit: number): string {
  const items = Array.from({ length: 20 }, (_, index) => {
    const id = visit + 20 - index;
    const text = `Tram ${id} of line ${path.slice(1)} stands still at the harbour &amp; waits for news of the bridge.`;
    return `<item><guid>https://town.example${path}/${id}</guid><title>Tram ${id}</title><link>https://town.example${path}/${id}</link><description>${text}</description><pubDate>${new Date().toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Line ${path}</title>${items.join("")}</channel></rss>`;
}

if (process.argv[2] === "serve") await serveFeeds();
else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [feeds = 5_000, minutes = 16, paceMinutes = 5] = process.argv.slice(2).map(Number);
  const figures = await measureFeeds({ feeds, minutes, paceMinutes });
  console.log(JSON.stringify({ bench: "feeds", minutes, ...figures }));
  process.exit(0);
}
