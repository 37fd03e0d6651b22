/** A whole word or the beginning of one, folded: all that a hashtag or a handle can be made of. */
export type PlainAtom = WordNode | PrefixNode;

/** One word as a query asks for it: what phrases, titles and names are made of. */
export type Atom = PlainAtom | FormsNode | ExactNode;

export interface WordNode {
  readonly kind: "word";
  readonly word: string;
}

export interface PrefixNode {
  readonly kind: "prefix";
  readonly prefix: string;
}

/** A word in any of its inflected forms; `word` is folded and in its dictionary form. */
export interface FormsNode {
  readonly kind: "forms";
  readonly word: string;
}

/** A word exactly as written: capitals, accents and letter variants count. */
export interface ExactNode {
  readonly kind: "exact";
  readonly written: string;
}

/** Words next to each other, in this order; at least two. */
export interface PhraseNode {
  readonly kind: "phrase";
  readonly words: readonly Atom[];
}

export interface HashtagNode {
  readonly kind: "hashtag";
  readonly tag: PlainAtom;
}

/** A handle mentioned in the text, not its author: that is `from:`. */
export interface HandleNode {
  readonly kind: "handle";
  readonly handle: PlainAtom;
}

/**
 * Left and right stand at most `distance` words from each other; 1 is "next to each other". In either order, unless
 * `isOrdered`: then left comes first.
 */
export interface NearNode {
  readonly kind: "near";
  readonly distance: number;
  readonly isOrdered: boolean;
  readonly left: Query;
  readonly right: Query;
}

export const PART_NAMES = ["title", "name"] as const;
/** The title of a post, or the name its author shows beside the handle. */
export type PartName = (typeof PART_NAMES)[number];

/** Words asked for in one part of a post only. */
export interface PartNode {
  readonly kind: "part";
  readonly part: PartName;
  readonly asked: Atom | PhraseNode;
}

export const FIELD_NAMES = ["from", "lang", "platform", "link"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface FieldNode {
  readonly kind: "field";
  readonly field: FieldName;
  readonly value: string;
}

export const FLAG_NAMES = ["reply", "repost", "verified", "link", "media", "hashtag", "mention"] as const;
export type FlagName = (typeof FLAG_NAMES)[number];

/** What a post is (`is:reply`) or has (`has:link`). */
export interface FlagNode {
  readonly kind: "flag";
  readonly flag: FlagName;
}

export type Comparison = ">" | ">=" | "<" | "<=";

export interface ReachNode {
  readonly kind: "reach";
  readonly comparison: Comparison;
  readonly followers: number;
}

/** At least two children, none of them an "and" itself. */
export interface AndNode {
  readonly kind: "and";
  readonly children: readonly Query[];
}

/** At least two children, none of them an "or" itself. */
export interface OrNode {
  readonly kind: "or";
  readonly children: readonly Query[];
}

/** The child is never a "not": two negations cancel when the tree is built. */
export interface NotNode {
  readonly kind: "not";
  readonly child: Query;
}

export type Query =
  | Atom
  | PhraseNode
  | HashtagNode
  | HandleNode
  | NearNode
  | PartNode
  | FieldNode
  | FlagNode
  | ReachNode
  | AndNode
  | OrNode
  | NotNode;

type Maybe = Query | null;

/** All of the children; absent ones fall away, groups of the same kind melt together. */
export function allOf(children: readonly Maybe[]): Maybe {
  return joined("and", children);
}

/** Any of the children; absent ones fall away, groups of the same kind melt together. */
export function anyOf(children: readonly Maybe[]): Maybe {
  return joined("or", children);
}

export function negated(child: Query): Query {
  return child.kind === "not" ? child.child : { kind: "not", child };
}

/** One atom stands alone, several make a phrase, none is nothing to search for. */
export function inARow(words: readonly Atom[]): Atom | PhraseNode | null {
  if (words.length === 0) return null;
  return words.length === 1 ? words[0]! : { kind: "phrase", words };
}

function joined(kind: "and" | "or", children: readonly Maybe[]): Maybe {
  const flat: Query[] = [];
  for (const child of children) {
    if (child === null) continue;
    if (child.kind === kind) for (const inner of child.children) flat.push(inner);
    else flat.push(child);
  }
  if (flat.length === 0) return null;
  return flat.length === 1 ? flat[0]! : { kind, children: flat };
}

/** Whether `query` has a place in the text, so that NEAR can measure from it. */
export function hasPlace(query: Query): boolean {
  switch (query.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
    case "phrase":
    case "hashtag":
    case "handle":
    case "near":
      return true;
    case "or":
      return query.children.every(hasPlace);
    default:
      return false;
  }
}

/** Whether a post must contain or be something to match, and not merely lack something. */
export function asksForSomething(query: Query): boolean {
  if (query.kind === "not") return false;
  if (query.kind === "and") return query.children.some(asksForSomething);
  if (query.kind === "or") return query.children.every(asksForSomething);
  return true;
}
