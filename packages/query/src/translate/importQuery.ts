import { parseQuery } from "../parse/parse.ts";
import type { Problem } from "../parse/problem.ts";
import type { Query } from "../tree/node.ts";
import { printQuery } from "../tree/print.ts";
import { type Dialect, type Fate, type ImportCode, ruleFor } from "./operators.ts";
import { readSource, type SourcePart } from "./readSource.ts";

/** What became of one operator of another tool's query. */
export interface ImportedPart {
  readonly start: number;
  readonly end: number;
  readonly code: ImportCode;
  readonly fate: Fate;
  readonly was: string;
  /** Empty where it was left out. */
  readonly became: string;
}

export interface ImportedQuery {
  /** Null when nothing searchable is left. */
  readonly query: Query | null;
  /** The query in this language, ready to be looked over. */
  readonly text: string;
  /** Every operator that was not simply a word, a phrase or a parenthesis, in reading order. */
  readonly report: readonly ImportedPart[];
  /** What is wrong with the outcome; places are in `text` before it was put in order, so they are not given. */
  readonly problems: readonly Pick<Problem, "code" | "severity" | "values">[];
}

/**
 * A query written for another tool, in this language. Whatever has no counterpart is left out and said; the rest still
 * makes a query. Boolean operators bind in all of these tools as they do here: NOT before AND before OR.
 */
export function importQuery(text: string, dialect: Dialect): ImportedQuery {
  const report: ImportedPart[] = [];
  const written = readSource(text, dialect)
    .map((part) => translate(part, dialect, report))
    .join("");
  const { query, problems } = parseQuery(written);
  return {
    query,
    text: query === null ? "" : printQuery(query),
    report,
    problems: problems
      .filter((problem) => !isLeftBehind(problem))
      .map(({ code, severity, values }) => ({ code, severity, values })),
  };
}

/** What leaving something out leaves behind: an operator without its side, parentheses without content. */
function isLeftBehind({ code, values }: Problem): boolean {
  return code === "dangling-operator" || code === "empty-parentheses" || (code === "no-letters" && values.text === "-");
}

function translate(part: SourcePart, dialect: Dialect, report: ImportedPart[]): string {
  const { start, end, raw } = part;
  const tell = (fate: Fate, code: ImportCode, became: string): string => {
    report.push({ start, end, code, fate, was: raw, became });
    return became;
  };
  switch (part.kind) {
    case "plain":
      return raw;
    case "comment":
      return tell("translated", "comment", " ");
    case "operator":
      return tell("translated", part.code, part.became);
    case "proximity":
      return tell(
        part.words.length > 2 ? "approximated" : "translated",
        "proximity",
        nearOf(part.words, part.distance),
      );
    case "written":
      return tell("translated", "written-so", `="${part.content}"`);
    case "wildcard":
      return tell("approximated", "wildcard", `${raw.slice(0, raw.search(/[?*]/))}*`);
    case "cashtag":
      return tell("approximated", "cashtag", raw.slice(1));
    case "emoji":
      return tell("impossible", "emoji", "");
    case "field":
      return translateField(part, dialect, tell);
  }
}

function translateField(
  { name, value }: Extract<SourcePart, { kind: "field" }>,
  dialect: Dialect,
  tell: (fate: Fate, code: ImportCode, became: string) => string,
): string {
  const { fate, code, write } = ruleFor(name, value, dialect);
  const became = fate === "impossible" ? "" : write(value);
  return tell(became === "" ? "impossible" : fate, became === "" && fate !== "impossible" ? "unknown" : code, became);
}

function nearOf(words: readonly string[], distance: number): string {
  return words.length === 1 ? words[0]! : `(${words.join(` NEAR/${distance} `)})`;
}
