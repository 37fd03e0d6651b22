import type { Query } from "../tree/node.ts";
import type { KeyedNode } from "./keys.ts";

/**
 * A clause is a set of keys of which every post that matches has at least one. A query usually has several: its spellings
 * are one, its context words another. Whatever has none ("not", reach) can only be checked against every post.
 */
export type Clause = readonly number[];

/** More clauses than these only take room; each is as good a filter as it is rare. */
const MOST_CLAUSES = 6;
/** A clause of very many keys is set off by nearly every post. */
const LONGEST_CLAUSE = 400;

/** Finds the key that was given to a node when the query was added. */
export type KeyOf = (node: KeyedNode) => number;

/** How likely a post has one of these keys. */
export type CostOf = (clause: Clause) => number;

/** The clauses of `query`, the rarest first. */
export function clausesOf(query: Query, keyOf: KeyOf, costOf: CostOf): Clause[] {
  const found = collect(query, keyOf, costOf);
  return found.sort((a, b) => costOf(a) - costOf(b)).slice(0, MOST_CLAUSES);
}

function collect(query: Query, keyOf: KeyOf, costOf: CostOf): Clause[] {
  switch (query.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
    case "hashtag":
    case "handle":
    case "field":
    case "flag":
      return [[keyOf(query)]];
    case "phrase":
      return query.words.slice(0, MOST_CLAUSES).map((atom) => [keyOf(atom)]);
    case "part":
      return query.part === "title" ? collect(query.asked, keyOf, costOf) : [];
    case "near":
      return [...collect(query.left, keyOf, costOf), ...collect(query.right, keyOf, costOf)];
    case "and":
      return query.children.flatMap((child) => collect(child, keyOf, costOf));
    case "or":
      return together(
        query.children.map((child) => collect(child, keyOf, costOf)),
        costOf,
      );
    default:
      return [];
  }
}

/** Of an alternative, the cheapest clause of each branch taken together. */
function together(branches: readonly Clause[][], costOf: CostOf): Clause[] {
  const keys = new Set<number>();
  for (const clauses of branches) {
    const [first, ...rest] = clauses;
    if (first === undefined) return [];
    const best = rest.reduce((cheapest, clause) => (costOf(clause) < costOf(cheapest) ? clause : cheapest), first);
    for (const key of best) keys.add(key);
  }
  return keys.size > LONGEST_CLAUSE ? [] : [[...keys]];
}

/** Gives every part of `query` that can be looked up its key, or gives the keys back. */
export function eachKeyed(query: Query, visit: (node: KeyedNode) => void): void {
  switch (query.kind) {
    case "phrase":
      for (const atom of query.words) visit(atom);
      return;
    case "part":
      if (query.part === "title") eachKeyed(query.asked, visit);
      return;
    case "near":
      eachKeyed(query.left, visit);
      eachKeyed(query.right, visit);
      return;
    case "and":
    case "or":
      for (const child of query.children) eachKeyed(child, visit);
      return;
    case "not":
      eachKeyed(query.child, visit);
      return;
    case "reach":
      return;
    default:
      visit(query);
  }
}
