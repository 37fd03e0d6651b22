/**
 * A firehose over a real WebSocket on loopback, heard by the connector as the product hears it: posts are numbered, and
 * each that a watch asks for is looked for among what was heard. `npx tsx tests/bench/listen/firehose.ts [seconds]`; ten
 * minutes where nothing is said. Sender and listener share one process, so the figures include the sender's work.
 */
import { pathToFileURL } from "node:url";
import { bluesky } from "../../../apps/server/src/modules/listen/connectors/bluesky/bluesky.ts";
import type { PostLike } from "../../../apps/server/src/modules/listen/connectors/connector.ts";
import { askAs } from "../../../apps/server/src/modules/listen/connectors/trial.ts";
import { BlueskyLikeRelay } from "../../../lab/src/platforms.ts";
import { compileQueries, parseQuery } from "../../../packages/query/src/index.ts";
import { BRANDS, queriesOf, writePost } from "./firehosePosts.ts";

export interface FirehoseWish {
  readonly seconds: number;
  readonly postsPerSecond: number;
}
export interface FirehoseFigures {
  readonly sent: number;
  /** Posts that were sent and never looked at by the watches. */
  readonly lost: number;
  readonly wanted: number;
  readonly heard: number;
  readonly lostWanted: number;
  /** From being written to being handed over for storing. */
  readonly lagMedianMs: number;
  readonly lag99Ms: number;
  readonly lagMostMs: number;
  readonly postsPerSecond: number;
  readonly queries: number;
  /** Processor time of sender and listener together. */
  readonly partOfCore: number;
  readonly heapBeforeMb: number;
  readonly heapMostMb: number;
  readonly residentMostMb: number;
}

const STEP_MS = 10;
/** What storing a batch takes on a database of one's own. */
const STORING_MS = 5;
const AUTHOR = "did:plc:firehose2345672345672345";

export async function measureFirehose({ seconds, postsPerSecond }: FirehoseWish): Promise<FirehoseFigures> {
  const relay = new BlueskyLikeRelay({ remembers: 1_000 });
  await relay.start();
  const count = new Count(seconds * postsPerSecond);
  const isWanted = countingMatcher(count);
  const stopping = new AbortController();
  const ask = askAs({ kind: "bluesky", address: "", isWanted, settings: { hear: "stream", jetstream: relay.address } });
  const held = bluesky.hold!({
    ...ask,
    // The directory of names is a question of its own: here it does not answer.
    outbound: async () => ({ status: 503, headers: {}, body: "", bytes: Buffer.alloc(0), address: "" }),
    signal: stopping.signal,
    alive: () => {},
    hear: async ({ posts }) => {
      await pause(STORING_MS);
      const now = Date.now();
      for (const post of posts) count.hear(post as { text: string; publishedAt: string }, now);
    },
  });
  while (relay.listening === 0) await pause(STEP_MS);
  const memory = new MemoryGauge();
  const cpuBefore = process.cpuUsage();
  const startedAt = Date.now();
  await send(relay, { seconds, postsPerSecond, count });
  const tookSeconds = (Date.now() - startedAt) / 1_000;
  await settle(count);
  const { user, system } = process.cpuUsage(cpuBefore);
  stopping.abort();
  await held;
  await relay.stop();
  return {
    ...count.figures(),
    ...memory.stop(),
    postsPerSecond: Math.round(count.sent / tookSeconds),
    queries: BRANDS.length * 10,
    partOfCore: round((user + system) / 1e6 / tookSeconds),
  };
}

/** At each step as many as are due by the clock, so that a slow step is made up for and the rate holds. */
async function send(relay: BlueskyLikeRelay, { seconds, postsPerSecond, count }: FirehoseWish & { count: Count }) {
  const startedAt = Date.now();
  const all = seconds * postsPerSecond;
  while (count.sent < all) {
    const due = Math.min(((Date.now() - startedAt) * postsPerSecond) / 1_000, all);
    while (count.sent < due) {
      const number = count.sent++;
      const { text, isWanted, langs } = writePost(number);
      if (isWanted) count.wanted++;
      relay.post({ did: AUTHOR, key: `n${number}`, text, langs });
    }
    await pause(STEP_MS);
  }
}

function countingMatcher(count: Count): (post: PostLike) => boolean {
  const compiled = compileQueries(
    queriesOf().map((text, number) => ({ id: `${number}`, query: parseQuery(text).query! })),
  );
  return ({ text, lang }) => {
    count.look(text);
    const language = lang === undefined ? {} : { language: lang };
    return compiled.match({ text, platform: "bluesky", author: { handle: "anybody" }, ...language }).length > 0;
  };
}

class Count {
  sent = 0;
  wanted = 0;
  /** A byte a post, so that counting a million of them is not what is measured. */
  readonly #isLooked: Uint8Array;
  readonly #isHeard: Uint8Array;
  readonly #lags: number[] = [];
  #looked = 0;
  #heard = 0;

  constructor(posts: number) {
    this.#isLooked = new Uint8Array(posts);
    this.#isHeard = new Uint8Array(posts);
  }

  look(text: string): void {
    this.#looked += mark(this.#isLooked, numberIn(text));
  }

  hear({ text, publishedAt }: { text: string; publishedAt: string }, now: number): void {
    this.#heard += mark(this.#isHeard, numberIn(text));
    this.#lags.push(now - Date.parse(publishedAt));
  }

  get isComplete(): boolean {
    return this.#looked >= this.sent && this.#heard >= this.wanted;
  }

  get progress(): number {
    return this.#looked + this.#heard;
  }

  figures() {
    const lags = this.#lags.sort((a, b) => a - b);
    const part = (share: number) => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))] ?? Number.NaN;
    return {
      ...{ sent: this.sent, lost: this.sent - this.#looked },
      ...{ wanted: this.wanted, heard: this.#heard, lostWanted: this.wanted - this.#heard },
      ...{ lagMedianMs: part(0.5), lag99Ms: part(0.99), lagMostMs: part(1) },
    };
  }
}

/** 1 at the first time, then 0. */
function mark(marks: Uint8Array, number: number): number {
  const isFirst = marks[number] === 0;
  marks[number] = 1;
  return isFirst ? 1 : 0;
}

const numberIn = (text: string): number => Number(/№(\d+)/.exec(text)?.[1] ?? Number.NaN);

/** Waits while anything still comes in. */
async function settle(count: Count): Promise<void> {
  for (let progress = -1; !count.isComplete && progress !== count.progress; ) {
    progress = count.progress;
    await pause(2_000);
  }
}

class MemoryGauge {
  readonly #before = process.memoryUsage().heapUsed;
  #heapMost = 0;
  #residentMost = 0;
  readonly #timer = setInterval(() => this.#look(), 500);

  #look(): void {
    const { heapUsed, rss } = process.memoryUsage();
    this.#heapMost = Math.max(this.#heapMost, heapUsed);
    this.#residentMost = Math.max(this.#residentMost, rss);
  }

  stop() {
    clearInterval(this.#timer);
    this.#look();
    const mb = (bytes: number) => Math.round(bytes / 1e6);
    return { heapBeforeMb: mb(this.#before), heapMostMb: mb(this.#heapMost), residentMostMb: mb(this.#residentMost) };
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const round = (value: number) => Math.round(value * 1_000) / 1_000;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const figures = await measureFirehose({ seconds: Number(process.argv[2] ?? 600), postsPerSecond: 2_000 });
  console.table(figures);
  console.log(JSON.stringify({ bench: "firehose", ...figures }));
  process.exit(figures.lost === 0 && figures.lostWanted === 0 && figures.lag99Ms < 2_000 ? 0 : 1);
}
