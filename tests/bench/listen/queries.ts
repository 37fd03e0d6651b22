/**
 * One pass for thousands of queries: posts per second of processor time on one core, how that holds with ten times more
 * queries, how much faster it is than the plain evaluator on the same queries, and what memory a set takes.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  type CompiledQueries,
  compileQueries,
  matchQuery,
  parseQuery,
  type Query,
  type QueryPost,
} from "../../../packages/query/src/index.ts";
import { matchReadPost } from "../../../packages/query/src/match/match.ts";
import { type ReadPost, readPost } from "../../../packages/query/src/match/post.ts";
import { inventPosts, inventQueries } from "./inventStream.ts";

const QUERIES = 10_000;
/** Read before measuring: the set learns from them which words are frequent. */
const WARM_UP = 20_000;
const POSTS = 40_000;

export interface QueryFigures {
  readonly queries: number;
  readonly postsPerSecond: number;
  /** The same with a tenth and with ten times as many queries. */
  readonly postsPerSecondWithTenth: number;
  readonly postsPerSecondWithTenfold: number;
  /** Time per post as a multiple: this set against a tenth of it, and ten times this set against it. */
  readonly costOverTenth: number;
  readonly costOfTenfold: number;
  /** The plain evaluator: each query asked by itself with `matchQuery`. */
  readonly plainPostsPerSecond: number;
  readonly timesPlain: number;
  /** The plain evaluator over a post that is read once for all queries. */
  readonly plainReadOncePostsPerSecond: number;
  readonly timesPlainReadOnce: number;
  /** What the compiled set takes after it has learnt, without the queries' own trees. */
  readonly megabytes: number;
  readonly matchesPerPost: number;
  readonly addMicroseconds: number;
  readonly removeMicroseconds: number;
}

type Entry = { readonly id: string; readonly query: Query };

export function measureQueries(): QueryFigures {
  const posts = inventPosts(WARM_UP + POSTS);
  const entries = parsed(inventQueries(QUERIES));
  const before = megabytes();
  const compiled = compileQueries(entries);
  const fast = throughput(compiled, posts);
  const size = megabytes() - before;
  const alone = perSecond(posts.slice(WARM_UP, WARM_UP + 8), (post) => plainMatches(entries, post));
  const once = perSecond(posts.slice(WARM_UP, WARM_UP + 200), (post) => matchesOfRead(entries, readPost(post)));
  checkSame(compiled, entries, posts.slice(0, 8));
  const change = measureChange(compiled, entries);
  const tenth = throughput(compileQueries(parsed(inventQueries(QUERIES / 10))), posts);
  const tenfold = throughput(compileQueries(parsed(inventQueries(QUERIES * 10))), posts);
  return {
    queries: entries.length,
    postsPerSecond: Math.round(fast.perSecond),
    postsPerSecondWithTenth: Math.round(tenth.perSecond),
    postsPerSecondWithTenfold: Math.round(tenfold.perSecond),
    costOverTenth: round(tenth.perSecond / fast.perSecond),
    costOfTenfold: round(fast.perSecond / tenfold.perSecond),
    plainPostsPerSecond: round(alone.perSecond),
    timesPlain: Math.round(fast.perSecond / alone.perSecond),
    plainReadOncePostsPerSecond: round(once.perSecond),
    timesPlainReadOnce: Math.round(fast.perSecond / once.perSecond),
    megabytes: Math.round(size),
    matchesPerPost: round(fast.found / POSTS),
    ...change,
  };
}

const matchesOfRead = (entries: readonly Entry[], post: ReadPost): number =>
  entries.filter(({ query }) => matchReadPost(query, post)).length;

const parsed = (texts: readonly string[]): Entry[] =>
  texts.flatMap((text, index) => {
    const { query } = parseQuery(text);
    return query === null ? [] : [{ id: `q${index}`, query }];
  });

function throughput(compiled: CompiledQueries, posts: readonly QueryPost[]) {
  for (const post of posts.slice(0, WARM_UP)) compiled.match(post);
  // What parsing left behind must not be swept up on the matcher's time.
  megabytes();
  return perSecond(posts.slice(WARM_UP), (post) => compiled.match(post).length);
}

const plainMatches = (entries: readonly Entry[], post: QueryPost): number =>
  entries.filter(({ query }) => matchQuery(query, post)).length;

function checkSame(compiled: CompiledQueries, entries: readonly Entry[], posts: readonly QueryPost[]): void {
  for (const post of posts) {
    const plain = entries.filter(({ query }) => matchQuery(query, post)).map(({ id }) => id);
    if (compiled.match(post).join() !== plain.join()) throw new Error(`The matchers disagree on: ${post.text}`);
  }
}

function measureChange(compiled: CompiledQueries, entries: readonly Entry[]) {
  const changed = entries.filter((_, index) => index % 10 === 0);
  const remove = perSecond(changed, ({ id }) => Number(compiled.remove(id)));
  const add = perSecond(changed, ({ id, query }) => {
    compiled.add(id, query);
    return 1;
  });
  return {
    addMicroseconds: Math.round(1e6 / add.perSecond),
    removeMicroseconds: Math.round(1e6 / remove.perSecond),
  };
}

function perSecond<T>(things: readonly T[], count: (thing: T) => number): { perSecond: number; found: number } {
  const from = processorSeconds();
  let found = 0;
  for (const thing of things) found += count(thing);
  return { perSecond: things.length / (processorSeconds() - from), found };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function megabytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const round = (value: number): number => Math.round(value * 100) / 100;
