/**
 * `npm run bench:visible`: from the answer that a post is stored until its alert is visible, through the real server. Two
 * hundred posts a second arrive over signed HTTP for a minute, most of them about nothing that is watched; every half
 * second the burst of another brand is among them. An open live stream hears of the alert, and only when the alert has been
 * fetched as a page would fetch it does it count as visible. Sender, reader and server share one process, and the brands
 * are competitors of each other, because the fires of own brands would be told as one.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { type Product, readConfig, startProduct } from "../../apps/server/src/index.ts";
import type { ExchangePost } from "../../lab/src/index.ts";
import type { Client } from "../../packages/contract/src/client.ts";
import { knock } from "../browser/filled.ts";
import { type Entrance, sendPosts } from "../browser/outsider.ts";

const FIRES = 110;
const SECONDS = 60;
const POSTS_PER_SECOND = 200;
const DELIVERIES_PER_SECOND = 4;
const BURST = 32;
const HISTORY_HOURS = 72;
const PATIENCE_MS = 20_000;
const HOUR = 3_600_000;

export interface VisibleFigures {
  readonly postsPerSecond: number;
  readonly fires: number;
  readonly seen: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly withinFiveSeconds: number;
  /** Processes that wanted a core, for each core there is: above one the machine was busy with something else too. */
  readonly loadPerCore: number;
}

const brandOf = (fire: number): string =>
  `Brandov${String.fromCharCode(97 + (fire % 26), 97 + Math.floor(fire / 26))}x`;
let number = 0;
function postOf(text: string, at: number): ExchangePost {
  const id = `v${++number}`;
  const author = { handle: `author_${id}`, name: `Author ${id}`, followers: 40 + (number % 900) };
  return { platform: "x", externalId: id, author, text, publishedAt: new Date(at).toISOString() } as ExchangePost;
}

const NOUNS = "order ticket queue gate hotel phone seat meal crew desk refund door lamp coat river".split(" ");
const VERBS = "waited paid asked lost wrote called stood missed found broke".split(" ");
const VERDICTS = ["terrible", "a disaster", "awful", "broken again", "the worst", "shameful"];
/** Near-equal texts count as one voice; these have little in common. */
function ownWords(seed: number): string {
  return [1, 2, 3, 4, 5]
    .map((place) => {
      const dice = Math.imul(seed * 31 + place * 7_919, 2_654_435_761) >>> 0;
      return `${VERBS[dice % VERBS.length]!} ${NOUNS[(dice >>> 8) % NOUNS.length]!}${(dice >>> 12) % 9_973}`;
    })
    .join(", ");
}
const complaint = (fire: number, place: number, at: number): ExchangePost =>
  postOf(`${brandOf(fire)} is ${VERDICTS[place % VERDICTS.length]!}: ${ownWords(number)}`, at);
const chatter = (at: number): ExchangePost => postOf(`The weather in town: ${ownWords(number)}`, at);

export async function measureVisible(): Promise<VisibleFigures> {
  const dataFolder = mkdtempSync(join(tmpdir(), "tocsin-visible-"));
  const product = await startProduct(readConfig({ dataFolder, port: 0, logLevel: "error" }, {}));
  try {
    const { client, cookies } = knock(product.address);
    const entrance = await furnish(client, product);
    const stream = await openStream(product, client, cookies());
    const stored = await play(entrance, stream.seen);
    stream.close();
    return summarise(stored, stream.seen);
  } finally {
    await product.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function furnish(client: Client, { address, context }: Product): Promise<Entrance> {
  const account = { name: "Ada Admin", email: "ada@example.org", password: "a bell in the night" };
  await client.createSetup({ body: { ...account, workspace: "Visible", timeZone: "UTC", language: "en" } });
  for (let fire = 0; fire < FIRES; fire++) {
    const name = brandOf(fire);
    const brand = await client.createBrand({ body: { name, kind: "competitor", spellings: [] } });
    await client.createWatch({ body: { brandId: brand.id, name, query: name.toLowerCase() } });
  }
  const source = await client.createSource({ body: { kind: "webhook", name: "Crawler" } });
  const entrance = { address: `${address}${new URL(source.address).pathname}`, secret: source.secret! };
  await sendPosts(entrance, history(Date.now()));
  await context.jobs.settle();
  return entrance;
}

/** A quiet post now and then about each brand, so that every watch knows what is usual. */
function history(now: number): ExchangePost[] {
  const posts: ExchangePost[] = [];
  for (let hour = HISTORY_HOURS; hour > 0; hour--)
    for (let fire = hour % 2; fire < FIRES; fire += 2)
      posts.push(postOf(`${brandOf(fire)} opens at nine: ${ownWords(number)}`, now - hour * HOUR + fire * 20_000));
  return posts;
}

interface Stream {
  /** When the alert of a watch could be read, by the watch's name. */
  readonly seen: Map<string, number>;
  close(): void;
}

async function openStream(
  { address }: Product,
  client: Client,
  cookies: readonly { name: string; value: string }[],
): Promise<Stream> {
  const leaving = new AbortController();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${address}/api/v1/live`, { headers: { cookie }, signal: leaving.signal });
  if (!answer.ok) throw new Error(`The live stream was refused (${answer.status}).`);
  const seen = new Map<string, number>();
  void follow(answer.body!, client, seen).catch(() => undefined);
  return { seen, close: () => leaving.abort() };
}

async function follow(body: ReadableStream<Uint8Array>, client: Client, seen: Map<string, number>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data:")) void look(JSON.parse(line.slice(5)), client, seen);
  }
}

async function look(event: { kind: string; id: string }, client: Client, seen: Map<string, number>): Promise<void> {
  if (event.kind !== "alert") return;
  const { parts } = await client.getAlert({ params: { id: event.id } });
  for (const { name } of parts) if (!seen.has(name)) seen.set(name, performance.now());
}

/** Sends for a minute, at an even pace, and gives the time at which each burst was stored. */
async function play(entrance: Entrance, seen: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const stored = new Map<string, number>();
  const deliveries = SECONDS * DELIVERIES_PER_SECOND;
  const size = POSTS_PER_SECOND / DELIVERIES_PER_SECOND;
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (let place = 0; place < deliveries; place++) {
    await until(start + (place * 1_000) / DELIVERIES_PER_SECOND);
    const fire = place % 2 === 0 && place / 2 < FIRES ? place / 2 : null;
    sent.push(deliver(entrance, { fire, size }, stored));
  }
  await Promise.all(sent);
  const patience = performance.now() + PATIENCE_MS;
  while (seen.size < stored.size && performance.now() < patience) await until(performance.now() + 100);
  return stored;
}

const until = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));

async function deliver(
  entrance: Entrance,
  { fire, size }: { fire: number | null; size: number },
  stored: Map<string, number>,
): Promise<void> {
  const now = Date.now();
  const burst =
    fire === null ? [] : Array.from({ length: BURST }, (_, place) => complaint(fire, place, now - place * 900));
  const noise = Array.from({ length: size - burst.length }, () => chatter(now));
  await sendPosts(entrance, [...noise, ...burst]);
  if (fire !== null) stored.set(brandOf(fire), performance.now());
}

function summarise(stored: ReadonlyMap<string, number>, seen: ReadonlyMap<string, number>): VisibleFigures {
  const waits = [...stored]
    .flatMap(([name, at]) => (seen.has(name) ? [Math.max(0, seen.get(name)! - at)] : []))
    .sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round(waits[Math.min(waits.length - 1, Math.ceil(waits.length * share) - 1)] ?? Number.NaN);
  return {
    ...{ postsPerSecond: POSTS_PER_SECOND, fires: stored.size, seen: waits.length },
    ...{ medianMs: at(0.5), p99Ms: at(0.99) },
    loadPerCore: Number((loadavg()[0]! / availableParallelism()).toFixed(1)),
    withinFiveSeconds: Number((waits.filter((wait) => wait <= 5_000).length / stored.size).toFixed(3)),
  };
}

const figures = await measureVisible();
console.table({
  "posts stored per second": figures.postsPerSecond,
  "bursts sent": figures.fires,
  "alerts seen": figures.seen,
  "from stored to visible, median, ms": figures.medianMs,
  "from stored to visible, 99 %, ms": figures.p99Ms,
  "visible within five seconds (target 0.99)": figures.withinFiveSeconds,
  "load per core meanwhile": figures.loadPerCore,
});
console.log(JSON.stringify({ visible: figures }));
process.exit(0);
