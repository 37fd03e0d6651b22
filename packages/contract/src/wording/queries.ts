import type { QueryExplanation } from "../query.ts";
import type { Sentence } from "./reasons.ts";

/** Says a sentence of the catalogue. */
export type Say = (id: string, values: Sentence["values"]) => string;

/** The sentence about a problem of a query. */
export function queryProblemSentence(problem: {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}): Sentence {
  return { id: `query.problem.${problem.code}`, values: problem.values };
}

/** One sentence that says which posts a query finds. */
export function sayQuery(explanation: QueryExplanation, say: Say, locale: string): string {
  return say("query.explained", { demands: sayDemands(explanation, say, locale) });
}

function sayDemands(said: QueryExplanation, say: Say, locale: string): string {
  if (said.kind === "demand") return say(`query.${said.isNegated ? "no" : "demand"}.${said.code}`, said.values);
  const parts = said.parts.map((part) => {
    const words = sayDemands(part, say, locale);
    return part.kind === "demand" ? words : `(${words})`;
  });
  const type = said.kind === "all" ? "conjunction" : "disjunction";
  return new Intl.ListFormat(locale, { type }).format(parts);
}
