/**
 * Posts placed per second by the echo index at different sizes, what a snapshot costs, and the cost of the questions asked
 * of an episode. Posts are invented: nine of ten have their own words, one of ten is a varied copy of an earlier post.
 * Times are of processor time, so that other work on the machine does not count. Prints one JSON object.
 */
import {
  clusterNarratives,
  createEchoIndex,
  distinctiveTerms,
  type EchoPost,
  findCoordination,
  restoreEchoIndex,
} from "../src/index.ts";

const VOCABULARY = 20_000;
const WORDS_IN_A_POST = 18;
const DAY = 24 * 60;

const next = seededNumbers(11);
const words = Array.from({ length: VOCABULARY }, (_, rank) => inventWord(rank));

console.log(
  JSON.stringify({ engine: "narrative", placing: [10_000, 100_000].map(placing), episode: episode(1000) }, null, 2),
);

function placing(count: number) {
  const posts = inventPosts(count);
  const index = createEchoIndex({ windowMinutes: DAY });
  const heapBefore = process.memoryUsage().heapUsed;
  const first = timed(() => posts.slice(0, count - 2000).map((post) => index.place(post).isEcho));
  const last = timed(() => posts.slice(-2000).map((post) => index.place(post).isEcho));
  const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  const snapshot = timed(() => JSON.stringify(index.snapshot()));
  const restored = timed(() => restoreEchoIndex(JSON.parse(snapshot.result)));
  return {
    posts: count,
    groups: index.snapshot().groups.length,
    echoes: [...first.result, ...last.result].filter(Boolean).length,
    postsPerSecond: perSecond(count - 2000, first.ms),
    postsPerSecondAtTheEnd: perSecond(2000, last.ms),
    heapMb: Math.round(heapMb),
    snapshotMb: round(snapshot.result.length / 2 ** 20),
    snapshotMs: round(snapshot.ms),
    restoreMs: round(restored.ms),
  };
}

/** An hour of `count` posts against a day of five times as many. */
function episode(count: number) {
  const posts = inventPosts(count);
  const texts = posts.map((post) => post.text);
  const usual = inventPosts(count * 5).map((post) => post.text);
  return {
    posts: count,
    usual: usual.length,
    distinctiveTermsMs: round(timed(() => distinctiveTerms(texts, usual, { limit: 15 })).ms),
    clusterNarrativesMs: round(timed(() => clusterNarratives(posts, { usual })).ms),
    findCoordinationMs: round(timed(() => findCoordination(posts)).ms),
  };
}

function inventPosts(count: number): EchoPost[] {
  const posts: EchoPost[] = [];
  for (let i = 0; i < count; i++) {
    const copied = i > 10 && next() < 0.1 ? posts[Math.floor(next() * i)]!.text : null;
    const text = copied === null ? inventText() : `${copied} https://t.example/${i}`;
    posts.push({ id: `${i}`, text, authorKey: `a${i}`, at: Math.floor((i / count) * DAY * 60_000) });
  }
  return posts;
}

/** Zipf's law: the n-th most frequent word is n times rarer than the first. */
function inventText(): string {
  return Array.from({ length: WORDS_IN_A_POST }, () => words[Math.floor(VOCABULARY ** next()) - 1]).join(" ");
}

function inventWord(rank: number): string {
  const length = 2 + Math.floor(Math.log2(rank + 2) / 1.7);
  return Array.from({ length }, () => "aeioubcdfghlmnprstvz"[Math.floor(next() * 20)]).join("");
}

/** Park and Miller's generator: the same posts in every run. */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const from = processorMs();
  const result = work();
  return { result, ms: processorMs() - from };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function perSecond(count: number, ms: number): number {
  return Math.round((count / ms) * 1000);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
