import type { Atom, FieldName, FlagName, PartName, Query, ReachNode } from "../tree/node.ts";
import { printAtom, printQuery } from "../tree/print.ts";

/**
 * What a query asks of a post, ready to be said in any language.
 *
 * Negations are carried down to the single demands (not (a or b) is: no a and no b), so a language needs two sentences for
 * each kind of demand and a way to list them, and no grammar for nested negations.
 */
export type Explanation = ExplainedGroup | Demand;

export interface ExplainedGroup {
  /** All of the parts must hold, or any of them. */
  readonly kind: "all" | "any";
  readonly parts: readonly Explanation[];
}

export interface Demand {
  readonly kind: "demand";
  readonly code: DemandCode;
  /** Whether it must not hold. */
  readonly isNegated: boolean;
  /** What fills the sentence. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The part of the query that asks for it, in its canonical writing. */
  readonly query: string;
}

export const DEMAND_CODES = [
  "word",
  "prefix",
  "forms",
  "exact",
  "phrase",
  "hashtag",
  "handle",
  "near",
  "before",
  "title",
  "name",
  "from",
  "lang",
  "platform",
  "link",
  "is-reply",
  "is-repost",
  "is-verified",
  "has-link",
  "has-media",
  "has-hashtag",
  "has-mention",
  "reach",
] as const;
export type DemandCode = (typeof DEMAND_CODES)[number];

type Said = Pick<Demand, "code" | "values">;
type Simple = Exclude<Query, { kind: "and" | "or" | "not" }>;

const FLAG_CODES: Record<FlagName, DemandCode> = {
  reply: "is-reply",
  repost: "is-repost",
  verified: "is-verified",
  link: "has-link",
  media: "has-media",
  hashtag: "has-hashtag",
  mention: "has-mention",
};

/** The demands of `query`, negations carried down to the single ones. */
export function explainQuery(query: Query, isNegated = false): Explanation {
  switch (query.kind) {
    case "not":
      return explainQuery(query.child, !isNegated);
    case "and":
    case "or": {
      const isAll = (query.kind === "and") !== isNegated;
      return { kind: isAll ? "all" : "any", parts: query.children.map((child) => explainQuery(child, isNegated)) };
    }
    default:
      return { kind: "demand", ...demandOf(query), isNegated, query: printQuery(query) };
  }
}

function demandOf(query: Simple): Said {
  switch (query.kind) {
    case "phrase":
      return { code: "phrase", values: { phrase: query.words.map(printAtom).join(" ") } };
    case "hashtag":
      return { code: "hashtag", values: { hashtag: `#${printAtom(query.tag)}` } };
    case "handle":
      return { code: "handle", values: { handle: `@${printAtom(query.handle)}` } };
    case "near":
      return {
        code: query.isOrdered ? "before" : "near",
        values: { left: printQuery(query.left), right: printQuery(query.right), words: query.distance },
      };
    case "part":
      return partDemand(query.part, printQuery(query.asked));
    case "field":
      return fieldDemand(query.field, query.value);
    case "flag":
      return { code: FLAG_CODES[query.flag], values: {} };
    case "reach":
      return reachDemand(query);
    default:
      return atomDemand(query);
  }
}

function atomDemand(atom: Atom): Said {
  const word = atom.kind === "prefix" ? atom.prefix : atom.kind === "exact" ? atom.written : atom.word;
  return { code: atom.kind, values: { word } };
}

const partDemand = (part: PartName, asked: string): Said => ({ code: part, values: { asked } });

const fieldDemand = (field: FieldName, value: string): Said => ({ code: field, values: { value } });

const COMPARED: Record<ReachNode["comparison"], string> = { ">": "more", ">=": "least", "<": "fewer", "<=": "most" };

const reachDemand = ({ comparison, followers }: ReachNode): Said => ({
  code: "reach",
  values: { comparison: COMPARED[comparison], followers },
});
