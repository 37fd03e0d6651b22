import type { Clause } from "./clauses.ts";
import type { PostView } from "./view.ts";
import { WaitingRoom } from "./waitingRoom.ts";

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
  private readonly waiting = new WaitingRoom();
  /** Queries that no key can call. */
  private readonly always = new Set<number>();
  private readonly routes: Route[] = [];
  private posts = 0;
  private readonly guesses: number[] = [];
  private readonly due: number[] = [];

  /** How often a post has one of these keys, as far as known. */
  readonly frequencyOf = (clause: Clause): number => {
    let sum = 0;
    for (const key of clause) sum += this.waiting.countOf(key) + (this.guesses[key] ?? 0);
    return sum / (this.posts + 1);
  };

  /** What is thought of a key before posts show it; a key's number may have belonged to another one. */
  guess(key: number, share: number): void {
    this.guesses[key] = share;
    this.waiting.open(key);
  }

  add(query: number, clauses: readonly Clause[]): void {
    const route = this.chooseRoute(clauses);
    this.routes[query] = route;
    if (route.head === null) this.always.add(query);
    else if (route.tail === null) for (const key of route.head) this.waiting.enter(key, query);
    else for (const key of route.head) for (const other of route.tail) this.waiting.enterPair(key, other, query);
  }

  delete(query: number): void {
    const { head, tail } = this.routes[query]!;
    if (head === null) this.always.delete(query);
    else if (tail === null) for (const key of head) this.waiting.leave(key, query);
    else for (const key of head) for (const other of tail) this.waiting.leavePair(key, other, query);
    this.routes[query] = UNROUTED;
  }

  /** Calls `attempt` with each query that the post could match; a query may come twice. */
  visit(view: PostView, attempt: (query: number) => void): void {
    if (this.always.size > 0) for (const query of this.always) attempt(query);
    for (let i = 0; i < view.count; i++)
      if (this.waiting.call(view.present[i]!, view, attempt)) this.due.push(view.present[i]!);
  }

  /** Learns that a post has been matched, and gives the queries that should be routed again. */
  learn(): number[] {
    if (++this.posts >= MEMORY) {
      this.posts /= 2;
      this.waiting.forgetHalf();
    }
    if (this.due.length === 0) return NONE;
    const queries = [...new Set(this.due.flatMap((key) => this.waiting.listAt(key)))];
    this.due.length = 0;
    return queries;
  }

  private chooseRoute(clauses: readonly Clause[]): Route {
    const [head, ...others] = [...clauses].sort((a, b) => this.frequencyOf(a) - this.frequencyOf(b));
    if (head === undefined) return UNROUTED;
    const isFrequent = this.posts >= KNOWN_FROM && this.frequencyOf(head) > FREQUENT;
    const tail = isFrequent ? others.find((clause) => clause.length * head.length <= MOST_PAIRS) : undefined;
    return { head, tail: tail ?? null };
  }
}

interface Route {
  readonly head: Clause | null;
  readonly tail: Clause | null;
}

const UNROUTED: Route = { head: null, tail: null };
const NONE: number[] = [];
/** Posts after which frequencies are worth something, and the span they are remembered over. */
const KNOWN_FROM = 500;
const MEMORY = 200_000;
/** A clause that more posts than one in this share have is worth a pair. */
const FREQUENT = 1 / 20_000;
const MOST_PAIRS = 400;
