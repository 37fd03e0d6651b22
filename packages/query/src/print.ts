import type { Atom, Query } from "./node.ts";

/** Strength of binding: what is weaker than its surroundings stands in parentheses. */
const STRENGTH = { or: 1, and: 2, not: 3, near: 4 } as const;
const ITEM = 5;

/** `query` in its canonical writing; `parseQuery(printQuery(query)).query` equals `query`. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case "word":
    case "prefix":
      return printAtom(query);
    case "phrase":
      return `"${query.words.map(printAtom).join(" ")}"`;
    case "hashtag":
      return `#${printAtom(query.tag)}`;
    case "handle":
      return `@${printAtom(query.handle)}`;
    case "near":
      return `${printWithin(query.left, STRENGTH.near)} NEAR/${query.distance} ${printWithin(query.right, ITEM)}`;
    case "field":
      return `${query.field}:${printValue(query.value)}`;
    case "reach":
      return `reach${query.comparison}${query.followers}`;
    case "and":
      return query.children.map((child) => printWithin(child, STRENGTH.not)).join(" AND ");
    case "or":
      return query.children.map((child) => printWithin(child, STRENGTH.and)).join(" OR ");
    case "not":
      return `NOT ${printWithin(query.child, STRENGTH.near)}`;
  }
}

function printWithin(query: Query, least: number): string {
  const strength = query.kind in STRENGTH ? STRENGTH[query.kind as keyof typeof STRENGTH] : ITEM;
  return strength < least ? `(${printQuery(query)})` : printQuery(query);
}

function printAtom(atom: Atom): string {
  return atom.kind === "word" ? atom.word : `${atom.prefix}*`;
}

function printValue(value: string): string {
  return /^[\p{L}\p{N}._@/-]+$/u.test(value) ? value : `"${value}"`;
}
