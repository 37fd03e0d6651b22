import type { QueryPost } from "../match/post.ts";
import { anyOf, type Query } from "../tree/node.ts";
import { printQuery } from "../tree/print.ts";
import { clausesOf, eachKeyed } from "./clauses.ts";
import { KeyBook, type KeyedNode } from "./keys.ts";
import { ProgramPool } from "./pool.ts";
import { compileProgram, MATCHES, type WorkedOut } from "./program.ts";
import { Router } from "./router.ts";
import { Scanner } from "./scan.ts";
import { type PartToWorkOut, PostView, wordRowsOf } from "./view.ts";

/**
 * Thousands of queries against one post.
 *
 * A post matches hardly any of the queries that wait for it, so the work is in rejecting quickly, and in reading the post
 * only once for all of them. Three steps:
 *
 * 1. Everything queries ask for at single places (a word, a beginning, a hashtag, an author, a language) is a *key* with a
 *    number, shared by all queries (`keys.ts`). The post is read once, unit by unit, folding and hashing as it goes, and
 *    leaves the numbers of the keys it has (`scan.ts`). Words that no query asks for cost a failed look-up and no memory.
 * 2. Each query is known by its *clauses*: sets of keys of which a matching post has at least one (`clauses.ts`). It waits
 *    at its rarest clause, or at pairs of keys where even that one is frequent; how rare, the stream teaches (`router.ts`).
 *    This is the rarest-term routing of standing queries (Yan and Garcia-Molina, 1994, "Index structures for selective
 *    dissemination of information") with the second key of tree-based publish and subscribe (Aguilera et al., 1999).
 * 3. Queries that are called are run as tests that jump over whatever does not matter any more (`program.ts`). Phrases,
 *    nearness, titles and reach are worked out last, once per post for all queries that share them (`view.ts`); the
 *    plain matcher does it, so that there is one meaning.
 *
 * Adding and removing touch only the query's own keys. What was not done: one automaton over all texts of all queries, as
 * it grows with the prefixes and cannot forget; SQL, as it cannot read a post a hundred thousand times a second.
 */
export interface CompiledQueries {
  /** Ids of the queries that `post` matches, in the order in which they were added. */
  match(post: QueryPost): string[];
  /** Adds a query; one of the same id is replaced and goes to the end of the order. */
  add(id: string, query: Query): void;
  /** Removes a query; false when there is none of that id. */
  remove(id: string): boolean;
  readonly size: number;
}

/** Prepares `entries` for matching. An id given twice stands for either of its queries. */
export function compileQueries(entries: readonly { readonly id: string; readonly query: Query }[]): CompiledQueries {
  const compiled = new QuerySet();
  const byId = new Map<string, Query[]>();
  for (const { id, query } of entries) byId.set(id, [...(byId.get(id) ?? []), query]);
  for (const [id, queries] of byId) compiled.add(id, anyOf(queries)!);
  return compiled;
}

interface Entry {
  readonly id: string;
  readonly query: Query;
  readonly order: number;
}

class QuerySet implements CompiledQueries {
  private readonly numbers = new Map<string, number>();
  private readonly entries: (Entry | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly book = new KeyBook();
  private readonly router = new Router();
  private readonly parts = new Parts(this.book);
  private readonly scanner = new Scanner(this.book);
  private readonly view = new PostView();
  private readonly pool = new ProgramPool();
  private readonly found: number[] = [];
  private posts = 0;
  private added = 0;

  get size(): number {
    return this.numbers.size;
  }

  add(id: string, query: Query): void {
    this.remove(id);
    const number = this.free.pop() ?? this.entries.length;
    eachKeyed(query, (node) => this.useKey(node));
    const program = compileProgram(query, this.keyOf, (node) => this.parts.use(node));
    this.entries[number] = { id, query, order: this.added++ };
    this.numbers.set(id, number);
    this.pool.store(number, program);
    this.route(number);
  }

  remove(id: string): boolean {
    const number = this.numbers.get(id);
    if (number === undefined) return false;
    const { query } = this.entries[number]!;
    this.router.delete(number);
    this.pool.delete(number);
    compileProgram(
      query,
      () => 0,
      (node) => this.parts.release(node),
    );
    eachKeyed(query, (node) => this.book.release(node));
    this.entries[number] = undefined;
    this.numbers.delete(id);
    this.free.push(number);
    return true;
  }

  match(post: QueryPost): string[] {
    const { view, found } = this;
    this.posts = (this.posts % 0x7ffffffe) + 1;
    view.begin(post, this.book.size, this.parts.size);
    this.scanner.read(post, view);
    found.length = 0;
    this.router.visit(view, this.attempt);
    for (const number of this.router.learn()) {
      this.router.delete(number);
      this.route(number);
    }
    if (found.length === 0) return [];
    return found.sort(this.byOrder).map((number) => this.entries[number]!.id);
  }

  private readonly attempt = (number: number): void => {
    const { starts } = this.pool;
    if (starts[number * 2 + 1] === this.posts) return;
    starts[number * 2 + 1] = this.posts;
    if (this.run(starts[number * 2]!)) this.found.push(number);
  };

  private readonly byOrder = (a: number, b: number): number => this.entries[a]!.order - this.entries[b]!.order;

  private run(start: number): boolean {
    const { view, parts } = this;
    const { row } = this.pool;
    for (let at = start; ; ) {
      const test = row[at]!;
      const isTrue = test >= 0 ? view.has(test) : view.holds(-1 - test, parts.get(-1 - test));
      const next = row[isTrue ? at + 1 : at + 2]!;
      if (next < 0) return next === MATCHES;
      at = start + next;
    }
  }

  private useKey(node: KeyedNode): void {
    const before = this.book.edition;
    const key = this.book.use(node);
    if (this.book.edition !== before) this.router.guess(key, guessedShare(node));
  }

  private readonly keyOf = (node: KeyedNode): number => this.book.keyOf(node);

  private route(number: number): void {
    this.router.add(number, clausesOf(this.entries[number]!.query, this.keyOf, this.router.frequencyOf));
  }
}

/** Parts to be worked out, each known by a number and shared by the queries that ask for it. */
class Parts {
  private readonly numbers = new Map<string, { readonly number: number; users: number }>();
  private readonly parts: (PartToWorkOut | undefined)[] = [];
  private readonly free: number[] = [];

  constructor(private readonly book: KeyBook) {}

  get size(): number {
    return this.parts.length;
  }

  get(number: number): PartToWorkOut {
    return this.parts[number]!;
  }

  use(node: WorkedOut): number {
    const name = printQuery(node);
    const known = this.numbers.get(name);
    if (known !== undefined) {
      known.users++;
      return known.number;
    }
    const number = this.free.pop() ?? this.parts.length;
    this.parts[number] = { node, words: wordRowsOf(node, (word) => this.book.words.table.findWord(word)) };
    this.numbers.set(name, { number, users: 1 });
    return number;
  }

  release(node: WorkedOut): number {
    const name = printQuery(node);
    const known = this.numbers.get(name)!;
    if (--known.users > 0) return known.number;
    this.numbers.delete(name);
    this.parts[known.number] = undefined;
    this.free.push(known.number);
    return known.number;
  }
}

/** Frequency of words falls steeply with their length: half for each letter is near enough to begin with. */
function guessedShare(node: KeyedNode): number {
  switch (node.kind) {
    case "word":
    case "forms":
      return 2 ** -Math.min(node.word.length, 10);
    case "exact":
      return 2 ** -Math.min(node.written.length, 10);
    case "prefix":
      return 4 * 2 ** -Math.min(node.prefix.length, 10);
    case "hashtag":
    case "handle":
      return 0.001;
    case "flag":
      return 0.5;
    case "field":
      return node.field === "from" || node.field === "link" ? 0.001 : 0.3;
  }
}
