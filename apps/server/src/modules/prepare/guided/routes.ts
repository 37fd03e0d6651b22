import type { EndpointName } from "@tocsin/contract";
import { explainQuery, parseQuery, printQuery, suggestSpellings, wordForms } from "@tocsin/query";
import { foldText } from "@tocsin/text";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { importAnyDialect } from "./importAnyDialect.ts";
import { readGuided } from "./readGuided.ts";

type Mine = Extract<EndpointName, "checkQuery" | "suggestSpellings" | "importQuery">;

const MOST_FORMS_SHOWN = 5;

/** The shortest forms of the last word: the rest of a name rarely changes, and the shortest are the commonest. */
function formsShown(name: string): string[] {
  const word = foldText(name.trim().split(/\s+/).at(-1)!);
  const others = [...wordForms(word)].filter((form) => form !== word);
  return others.sort((a, b) => a.length - b.length).slice(0, MOST_FORMS_SHOWN);
}

/** What is asked about a query while it is being written; no stored post is needed for it. */
export function queryRoutes(): SomeHandlers<Mine> {
  return {
    async checkQuery({ body }) {
      const { query, problems } = parseQuery(body.query);
      return {
        problems: [...problems],
        explanation: query === null ? null : explainQuery(query),
        printed: query === null ? "" : printQuery(query),
        guided: readGuided(body.query),
      };
    },
    async suggestSpellings({ body }) {
      const items = body.names.flatMap((name) =>
        suggestSpellings(name).map(({ term, script, why }) => ({ name, text: term, script, why })),
      );
      return { items, forms: body.names.map((name) => ({ name, forms: formsShown(name) })) };
    },
    async importQuery({ body }) {
      const { dialect, text, report, problems } = importAnyDialect(body.text, body.dialect);
      return { dialect, query: text, report: [...report], problems: problems.map((problem) => ({ ...problem })) };
    },
  };
}
