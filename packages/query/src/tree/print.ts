import type { Atom, FlagName, NearNode, PhraseNode, Query } from "./node.ts";

/** Strength of binding: what is weaker than its surroundings stands in parentheses. */
const STRENGTH = { or: 1, and: 2, not: 3, near: 4 } as const;
const ITEM = 5;

/** Flags that say what a post is; the others say what it has. */
const IS: ReadonlySet<FlagName> = new Set(["reply", "repost", "verified"]);

/** `query` in its canonical writing; `parseQuery(printQuery(query)).query` equals `query`. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
      return printAtom(query);
    case "phrase":
      return printPhrase(query);
    case "hashtag":
      return `#${printAtom(query.tag)}`;
    case "handle":
      return `@${printAtom(query.handle)}`;
    case "near":
      return printNear(query);
    case "part":
      return `${query.part}:${printQuery(query.asked)}`;
    case "field":
      return `${query.field}:${printValue(query.value)}`;
    case "flag":
      return printFlag(query.flag);
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

/** A word in its writing: `word`, `beginning*`, `~word` for its forms, `=Word` as written. */
export function printAtom(atom: Atom): string {
  switch (atom.kind) {
    case "word":
      return atom.word;
    case "prefix":
      return `${atom.prefix}*`;
    case "forms":
      return `~${atom.word}`;
    case "exact":
      return `=${atom.written}`;
  }
}

export function printFlag(flag: FlagName): string {
  return `${IS.has(flag) ? "is" : "has"}:${flag}`;
}

function printPhrase({ words }: PhraseNode): string {
  return `"${words.map(printAtom).join(" ")}"`;
}

function printNear({ left, right, distance, isOrdered }: NearNode): string {
  const keyword = isOrdered ? "BEFORE" : "NEAR";
  return `${printWithin(left, STRENGTH.near)} ${keyword}/${distance} ${printWithin(right, ITEM)}`;
}

function printWithin(query: Query, least: number): string {
  const strength = query.kind in STRENGTH ? STRENGTH[query.kind as keyof typeof STRENGTH] : ITEM;
  return strength < least ? `(${printQuery(query)})` : printQuery(query);
}

function printValue(value: string): string {
  return /^[\p{L}\p{N}._@/-]+$/u.test(value) ? value : `"${value}"`;
}
