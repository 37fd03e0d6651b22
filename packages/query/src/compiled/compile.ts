import { matchReadPost } from "../match/match.ts";
import { type QueryPost, type ReadPost, readPost } from "../match/post.ts";
import type { Query } from "../tree/node.ts";
import { queryWords } from "../tree/vocabulary.ts";

/**
 * Thousands of queries against one post.
 *
 * A workspace has hundreds of watches and a post matches hardly any, so the work is in rejecting quickly. Each query gets
 * a cover: a small set of keys (a word, the beginning of a word, an author) of which every matching post has at least one.
 * An "and" is covered by its cheapest child, an "or" by all of its children together, a "not" by nothing. The keys go into
 * maps; a post's own words look up the few queries that could match, and only those are verified by the plain matcher.
 * This is the "rarest term" routing of standing-query systems (Yan and Garcia-Molina, 1994, "Index structures for
 * selective dissemination of information").
 *
 * How rare a word is cannot be known before posts are seen; long words that few of the queries share are taken for rare.
 * Queries without a cover (only fields such as lang:, only negations) are verified against every post.
 */
export interface CompiledQueries {
  /** Ids of the queries that `post` matches, in the order they were given. */
  match(post: QueryPost): string[];
}

interface Cover {
  readonly keys: readonly Key[];
  /** Expected number of verifications it causes, in arbitrary units. */
  readonly cost: number;
}

/** What of a post is looked up: one of its words, the beginning of one, or its author. */
interface Key {
  readonly in: "words" | "prefixes" | "authors";
  readonly key: string;
}

/** Numbers of entries by key. */
type Index = Record<Key["in"], Map<string, number[]>>;

interface Plan {
  readonly index: Index;
  readonly prefixLengths: readonly number[];
  /** Entries without a cover. */
  readonly always: readonly number[];
}

/** Prepares `entries` for matching. The result is the same as matching each entry by `matchQuery`. */
export function compileQueries(entries: readonly { readonly id: string; readonly query: Query }[]): CompiledQueries {
  const plan = planFor(entries.map((entry) => entry.query));
  return {
    match(post) {
      const read = readPost(post);
      return candidatesFor(read, plan)
        .filter((number) => matchReadPost(entries[number]!.query, read))
        .map((number) => entries[number]!.id);
    },
  };
}

function planFor(queries: readonly Query[]): Plan {
  const popularity = countWords(queries);
  const index: Index = { words: new Map(), prefixes: new Map(), authors: new Map() };
  const always: number[] = [];
  queries.forEach((query, number) => {
    const cover = coverOf(query, popularity);
    if (cover === null) always.push(number);
    else for (const { in: where, key } of cover.keys) addTo(index[where], key, number);
  });
  const lengths = new Set([...index.prefixes.keys()].map((prefix) => prefix.length));
  return { index, always, prefixLengths: [...lengths] };
}

function candidatesFor(post: ReadPost, { index, always, prefixLengths }: Plan): number[] {
  const candidates = new Set(always);
  const add = (numbers: readonly number[] | undefined) => {
    if (numbers !== undefined) for (const number of numbers) candidates.add(number);
  };
  add(index.authors.get(post.handle));
  for (const word of post.occurrences.keys()) {
    add(index.words.get(word));
    for (const length of prefixLengths) if (length <= word.length) add(index.prefixes.get(word.slice(0, length)));
  }
  return [...candidates].sort((a, b) => a - b);
}

function coverOf(query: Query, popularity: ReadonlyMap<string, number>): Cover | null {
  switch (query.kind) {
    case "word":
      return { keys: [{ in: "words", key: query.word }], cost: costOf(query.word, popularity) };
    case "prefix":
      return { keys: [{ in: "prefixes", key: query.prefix }], cost: 4 * costOf(query.prefix, popularity) };
    case "hashtag":
      return coverOf(query.tag, popularity);
    case "handle":
      return coverOf(query.handle, popularity);
    case "phrase":
      return cheapest(query.words.map((word) => coverOf(word, popularity)));
    case "near":
      return cheapest([coverOf(query.left, popularity), coverOf(query.right, popularity)]);
    case "and":
      return cheapest(query.children.map((child) => coverOf(child, popularity)));
    case "or":
      return together(query.children.map((child) => coverOf(child, popularity)));
    case "field":
      return query.field === "from" ? { keys: [{ in: "authors", key: query.value }], cost: 0.01 } : null;
    default:
      return null;
  }
}

/** Frequency of words falls steeply with their length: half for each letter is near enough to choose by. */
function costOf(word: string, popularity: ReadonlyMap<string, number>): number {
  return (popularity.get(word) ?? 1) * 2 ** -Math.min(word.length, 10);
}

function cheapest(covers: readonly (Cover | null)[]): Cover | null {
  let best: Cover | null = null;
  for (const cover of covers) if (cover !== null && (best === null || cover.cost < best.cost)) best = cover;
  return best;
}

function together(covers: readonly (Cover | null)[]): Cover | null {
  const keys: Key[] = [];
  let cost = 0;
  for (const cover of covers) {
    if (cover === null) return null;
    for (const key of cover.keys) keys.push(key);
    cost += cover.cost;
  }
  return { keys, cost };
}

function countWords(queries: readonly Query[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const query of queries) for (const word of queryWords(query)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function addTo(index: Map<string, number[]>, key: string, number: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [number]);
  // A query may name a word twice; its numbers come in order, so a repeat stands last.
  else if (known.at(-1) !== number) known.push(number);
}
