import type { Atom, Comparison, FieldNode, Query } from "./node.ts";
import { printQuery } from "./print.ts";

/** A query as a plain nested structure: each part with its kind, its canonical writing and what it asks for in English. */
export interface QueryExplanation {
  readonly kind: Query["kind"];
  readonly query: string;
  readonly words: string;
  readonly children: readonly QueryExplanation[];
}

const COMPARISONS: Record<Comparison, string> = {
  ">": "more than",
  ">=": "at least",
  "<": "fewer than",
  "<=": "at most",
};

export function explainQuery(query: Query): QueryExplanation {
  return {
    kind: query.kind,
    query: printQuery(query),
    words: demandOf(query),
    children: childrenOf(query).map(explainQuery),
  };
}

/** One English sentence that says which posts `query` finds. */
export function explainInWords(query: Query): string {
  return `Finds posts that ${demandOf(query)}.`;
}

function childrenOf(query: Query): readonly Query[] {
  switch (query.kind) {
    case "and":
    case "or":
      return query.children;
    case "not":
      return [query.child];
    case "near":
      return [query.left, query.right];
    default:
      return [];
  }
}

/** What is said of the posts, to stand behind "posts that". */
function demandOf(query: Query): string {
  switch (query.kind) {
    case "and":
      return listed(query.children.map(grouped), "and");
    case "or":
      return query.children.every(isThing)
        ? `contain ${listed(query.children.map(thingOf), "or")}`
        : `either ${listed(query.children.map(grouped), "or")}`;
    case "not":
      return refusalOf(query.child);
    case "field":
      return fieldDemand(query, true);
    case "reach":
      return `have an author with ${COMPARISONS[query.comparison]} ${query.followers.toLocaleString("en")} followers`;
    default:
      return `contain ${thingOf(query)}`;
  }
}

function refusalOf(query: Query): string {
  if (query.kind === "field") return fieldDemand(query, false);
  if (query.kind === "and") return `do not at the same time ${listed(query.children.map(grouped), "and")}`;
  if (query.kind === "or") {
    return query.children.every(isThing)
      ? `contain neither ${listed(query.children.map(thingOf), "nor")}`
      : `do not do any of this: ${listed(query.children.map(grouped), "or")}`;
  }
  return `do not ${demandOf(query)}`;
}

function grouped(query: Query): string {
  const isGroup = query.kind === "and" || (query.kind === "or" && !query.children.every(isThing));
  return isGroup ? `(${demandOf(query)})` : demandOf(query);
}

/** Whether a part is a thing that a text contains. */
function isThing(query: Query): boolean {
  return ["word", "prefix", "phrase", "hashtag", "handle", "near"].includes(query.kind);
}

function thingOf(query: Query): string {
  switch (query.kind) {
    case "word":
      return `the word “${query.word}”`;
    case "prefix":
      return `a word beginning with “${query.prefix}”`;
    case "phrase":
      return `the phrase “${query.words.map(writtenAtom).join(" ")}”`;
    case "hashtag":
      return `the hashtag #${writtenAtom(query.tag)}`;
    case "handle":
      return `a mention of @${writtenAtom(query.handle)}`;
    case "near":
      return `${thingOf(query.left)} ${nearness(query.distance)} ${thingOf(query.right)}`;
    case "or":
      return listed(query.children.map(thingOf), "or");
    default:
      return printQuery(query);
  }
}

function nearness(distance: number): string {
  return distance === 1 ? "right beside" : `within ${distance} words of`;
}

function writtenAtom(atom: Atom): string {
  return atom.kind === "word" ? atom.word : `${atom.prefix}…`;
}

function fieldDemand({ field, value }: FieldNode, isWanted: boolean): string {
  const not = isWanted ? "" : "not ";
  switch (field) {
    case "from":
      return `are ${not}written by @${value}`;
    case "lang":
      return `are ${not}in the language “${value}”`;
    case "platform":
      return `${isWanted ? "come" : "do not come"} from ${value}`;
    case "link":
      return `${isWanted ? "link" : "do not link"} to ${value}`;
  }
}

function listed(parts: readonly string[], word: string): string {
  if (parts.length <= 2) return parts.join(` ${word} `);
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;
}
