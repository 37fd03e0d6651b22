import type { PostView } from "./view.ts";

/** The places of what is known about a key, which lie together: a look-up costs the way there, not the looking. */
const WIDTH = 4;
/** Who waits: 0 for nobody, the number of a list + 1, or of a single query, negated, - 1. */
const WAITING = 0;
/** The number of the key's pairs + 1. */
const PAIRS = 1;
/** How many queries it has called since they were looked at. */
const CALLED = 2;
/** Posts that have had the key. */
const COUNT = 3;

/** Queries a key may call before they are looked at again; doubled each time. */
const FIRST_PATIENCE = 500;

/** Where queries wait for the keys and the pairs of keys that call them. */
export class WaitingRoom {
  private rows = new Int32Array(1024 * WIDTH);
  private readonly lists: number[][] = [];
  private readonly pairs: Map<number, number[]>[] = [];
  private readonly patience = new Map<number, number>();

  /** Makes a place for a key that has just come to be. */
  open(key: number): void {
    if ((key + 1) * WIDTH > this.rows.length) this.rows = doubled(this.rows, (key + 1) * WIDTH);
    this.rows[key * WIDTH + CALLED] = 0;
    this.rows[key * WIDTH + COUNT] = 0;
    this.patience.delete(key);
  }

  countOf(key: number): number {
    return this.rows[key * WIDTH + COUNT]!;
  }

  enter(key: number, query: number): void {
    const who = this.rows[key * WIDTH + WAITING]!;
    if (who > 0) this.lists[who - 1]!.push(query);
    else this.rows[key * WIDTH + WAITING] = who === 0 ? -1 - query : this.lists.push([-1 - who, query]);
  }

  leave(key: number, query: number): void {
    const who = this.rows[key * WIDTH + WAITING]!;
    if (who > 0) takeOut(this.lists[who - 1]!, query);
    else this.rows[key * WIDTH + WAITING] = 0;
  }

  enterPair(key: number, other: number, query: number): void {
    const place = key * WIDTH + PAIRS;
    if (this.rows[place] === 0) this.rows[place] = this.pairs.push(new Map());
    const pairs = this.pairs[this.rows[place]! - 1]!;
    const queries = pairs.get(other);
    if (queries === undefined) pairs.set(other, [query]);
    else queries.push(query);
  }

  leavePair(key: number, other: number, query: number): void {
    const pairs = this.pairs[this.rows[key * WIDTH + PAIRS]! - 1]!;
    const queries = pairs.get(other)!;
    takeOut(queries, query);
    if (queries.length === 0) pairs.delete(other);
  }

  /** The queries that wait at a key alone. */
  listAt(key: number): readonly number[] {
    const who = this.rows[key * WIDTH + WAITING]!;
    if (who === 0) return [];
    return who > 0 ? this.lists[who - 1]! : [-1 - who];
  }

  /** Counts a key that a post has and calls the queries that wait for it; true when they have been called too often. */
  call(key: number, view: PostView, attempt: (query: number) => void): boolean {
    const { rows } = this;
    const row = key * WIDTH;
    rows[row + COUNT] = rows[row + COUNT]! + 1;
    const pairs = rows[row + PAIRS]!;
    if (pairs !== 0) this.callPairs(this.pairs[pairs - 1]!, view, attempt);
    const who = rows[row + WAITING]!;
    if (who === 0) return false;
    if (who > 0) for (const query of this.lists[who - 1]!) attempt(query);
    else attempt(-1 - who);
    const called = rows[row + CALLED]! + (who > 0 ? this.lists[who - 1]!.length : 1);
    rows[row + CALLED] = called;
    return called >= FIRST_PATIENCE && this.losesPatience(key, called);
  }

  forgetHalf(): void {
    for (let row = 0; row < this.rows.length; row += WIDTH) this.rows[row + COUNT] = this.rows[row + COUNT]! >> 1;
  }

  private callPairs(pairs: ReadonlyMap<number, number[]>, view: PostView, attempt: (query: number) => void): void {
    for (let i = 0; i < view.count; i++) {
      const queries = pairs.get(view.present[i]!);
      if (queries !== undefined) for (const query of queries) attempt(query);
    }
  }

  private losesPatience(key: number, called: number): boolean {
    const patience = this.patience.get(key) ?? FIRST_PATIENCE;
    if (called < patience) return false;
    this.patience.set(key, patience * 2);
    this.rows[key * WIDTH + CALLED] = 0;
    return true;
  }
}

/** Takes one query out in place. Queries wait in no order. */
function takeOut(queries: number[], query: number): void {
  const at = queries.indexOf(query);
  if (at === -1) return;
  queries[at] = queries.at(-1)!;
  queries.pop();
}

function doubled(rows: Int32Array, wanted: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(rows.length * 2, wanted));
  larger.set(rows);
  return larger;
}
