import type { Clause } from "./clauses.ts";
import type { PostView } from "./view.ts";

/**
 * Which queries a post could match at all.
 *
 * Each query waits at the keys of its rarest clause. How rare a key is shows only in the stream, so keys are counted, and
 * a key that has sent many queries to be tried in vain is looked at again: its queries move to a clause that has turned
 * out rarer, or, where even the rarest is frequent (a brand named like a common word), wait at pairs: a key of that clause
 * together with a key of the next one. A post then looks up pairs of its own keys, and meets only the queries of which
 * both clauses are there.
 */
export class Router {
  /** Queries waiting at a key, by key. */
  private readonly single: (number[] | undefined)[] = [];
  /** Queries waiting at a pair: by the key of the rarer clause, then by the other. */
  private readonly pairs: (Map<number, number[]> | undefined)[] = [];
  /** Queries that no key can call. */
  private readonly always = new Set<number>();
  private readonly routes: Route[] = [];
  /** Posts with a key, halved from time to time so that old days are forgotten. */
  private counts = new Float64Array(1024);
  private posts = 0;
  /** What the queries at a key have cost since they were looked at, and how much they may. */
  private cost: number[] = [];
  private patience: number[] = [];
  private readonly due: number[] = [];

  /** How often a post has one of these keys, as far as known; `guess` stands for what was never seen. */
  readonly frequencyOf = (clause: Clause): number => {
    let sum = 0;
    for (const key of clause) sum += (this.counts[key] ?? 0) + (this.guesses[key] ?? 0.01);
    return sum / (this.posts + 1);
  };
  private readonly guesses: number[] = [];

  /** What is thought of a key before posts show it; a key's number may have belonged to another one. */
  guess(key: number, share: number): void {
    this.guesses[key] = share;
    if (key < this.counts.length) this.counts[key] = 0;
    this.cost[key] = 0;
    this.patience[key] = FIRST_PATIENCE;
  }

  add(query: number, clauses: readonly Clause[]): void {
    const route = this.chooseRoute(clauses);
    this.routes[query] = route;
    if (route.head === null) this.always.add(query);
    else if (route.tail === null) for (const key of route.head) this.queriesAt(key).push(query);
    else for (const key of route.head) for (const other of route.tail) this.pairAt(key, other).push(query);
  }

  delete(query: number): void {
    const { head, tail } = this.routes[query]!;
    if (head === null) this.always.delete(query);
    else if (tail === null) for (const key of head) this.single[key] = without(this.single[key], query);
    else for (const key of head) for (const other of tail) this.leavePair(key, other, query);
    this.routes[query] = UNROUTED;
  }

  /** Calls `attempt` with each query that the post could match; a query may come twice. */
  visit(view: PostView, attempt: (query: number) => void): void {
    const { present, count } = view;
    for (const query of this.always) attempt(query);
    for (let i = 0; i < count; i++) {
      const key = present[i]!;
      const queries = this.single[key];
      if (queries !== undefined) {
        for (let at = 0; at < queries.length; at++) attempt(queries[at]!);
        if (queries.length > CHEAP) this.charge(key, queries.length);
      }
      const tails = this.pairs[key];
      if (tails === undefined) continue;
      for (let other = 0; other < count; other++) {
        const both = tails.get(present[other]!);
        if (both !== undefined) for (let at = 0; at < both.length; at++) attempt(both[at]!);
      }
    }
  }

  /** Learns from a post that has been matched, and gives the queries that should be routed again. */
  learn({ present, count }: PostView): number[] {
    this.posts++;
    for (let i = 0; i < count; i++) {
      const key = present[i]!;
      if (key >= this.counts.length) this.counts = grownTo(this.counts, key + 1);
      this.counts[key] = this.counts[key]! + 1;
    }
    if (this.posts >= MEMORY) this.forgetHalf();
    return this.due.length === 0 ? NONE : this.takeDue();
  }

  private takeDue(): number[] {
    const queries = this.due.flatMap((key) => this.single[key] ?? []);
    this.due.length = 0;
    return queries;
  }

  private charge(key: number, tried: number): void {
    const cost = (this.cost[key] ?? 0) + tried;
    this.cost[key] = cost;
    const patience = this.patience[key] ?? FIRST_PATIENCE;
    if (cost < patience) return;
    this.cost[key] = 0;
    this.patience[key] = patience * 2;
    this.due.push(key);
  }

  private chooseRoute(clauses: readonly Clause[]): Route {
    const [head, ...others] = [...clauses].sort((a, b) => this.frequencyOf(a) - this.frequencyOf(b));
    if (head === undefined) return UNROUTED;
    const isFrequent = this.posts >= KNOWN_FROM && this.frequencyOf(head) > FREQUENT;
    const tail = isFrequent ? others.find((clause) => clause.length * head.length <= MOST_PAIRS) : undefined;
    return { head, tail: tail ?? null };
  }

  private queriesAt(key: number): number[] {
    const known = this.single[key];
    if (known !== undefined) return known;
    const made: number[] = [];
    this.single[key] = made;
    return made;
  }

  private pairAt(key: number, other: number): number[] {
    const tails = this.pairs[key] ?? new Map<number, number[]>();
    this.pairs[key] = tails;
    const known = tails.get(other);
    if (known !== undefined) return known;
    const made: number[] = [];
    tails.set(other, made);
    return made;
  }

  private leavePair(key: number, other: number, query: number): void {
    const tails = this.pairs[key];
    const left = without(tails?.get(other), query);
    if (left === undefined) tails?.delete(other);
    if (tails?.size === 0) this.pairs[key] = undefined;
  }

  private forgetHalf(): void {
    this.posts /= 2;
    for (let key = 0; key < this.counts.length; key++) this.counts[key] = this.counts[key]! / 2;
  }
}

interface Route {
  readonly head: Clause | null;
  readonly tail: Clause | null;
}

const UNROUTED: Route = { head: null, tail: null };
const NONE: number[] = [];
/** So few queries at a key are tried sooner than counted. */
const CHEAP = 4;
/** Attempts a key may cause before its queries are looked at again; doubled each time. */
const FIRST_PATIENCE = 2_000;
/** Posts after which frequencies are worth something, and the span they are remembered over. */
const KNOWN_FROM = 500;
const MEMORY = 200_000;
/** A clause that more posts than one in this share have is worth a pair. */
const FREQUENT = 1 / 20_000;
const MOST_PAIRS = 400;

/** Takes one query out of a list in place; an empty list is none. Queries stand in no order. */
function without(queries: number[] | undefined, query: number): number[] | undefined {
  if (queries === undefined) return undefined;
  const at = queries.indexOf(query);
  if (at !== -1) {
    queries[at] = queries.at(-1)!;
    queries.pop();
  }
  return queries.length === 0 ? undefined : queries;
}

function grownTo(array: Float64Array, wanted: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(array.length * 2, wanted));
  larger.set(array);
  return larger;
}
