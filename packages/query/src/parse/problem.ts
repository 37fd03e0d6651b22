/** What fills the sentence about a problem. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** What is wrong with a query. "error": a part could not be used as written; "warning": it works, but perhaps not as meant. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** What fills the sentence that people read; the sentences stand where the product's languages are kept. */
  readonly values: ProblemValues;
  /** UTF-16 offsets into the query as written. */
  readonly start: number;
  readonly end: number;
  /** A repair: a text to put in place of [start, end); empty where the part is better left out. */
  readonly suggestion?: string;
}

export const PROBLEM_CODES = [
  "empty",
  "empty-parentheses",
  "unclosed-quote",
  "unclosed-parenthesis",
  "unopened-parenthesis",
  "dangling-operator",
  "unknown-field",
  "unquoted-address",
  "unknown-language",
  "unknown-flag",
  "missing-value",
  "bad-distance",
  "bad-number",
  "near-operand",
  "near-chain",
  "too-deep",
  "no-letters",
  "misplaced-star",
  "misplaced-sign",
  "foreign-operator",
  "foreign-pattern",
  "lower-case-operator",
  "only-negative",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

const WARNINGS: ReadonlySet<ProblemCode> = new Set([
  "unknown-language",
  "no-letters",
  "misplaced-star",
  "misplaced-sign",
  "foreign-operator",
  "lower-case-operator",
  "only-negative",
]);

/** Past this many a list says nothing more to a person, and a hostile query would fill the memory. */
const MOST_PROBLEMS = 50;
/** A sentence never repeats a long input whole. */
const LONGEST_VALUE = 40;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Complaint {
  readonly code: ProblemCode;
  readonly values?: ProblemValues;
  readonly suggestion?: string;
}

/** Collects problems while a query is read. */
export class ProblemList {
  readonly found: Problem[] = [];

  add(place: Place, { code, values = {}, suggestion }: Complaint): void {
    if (this.found.length >= MOST_PROBLEMS) return;
    const severity = WARNINGS.has(code) ? "warning" : "error";
    const problem = { code, severity, values: shortened(values), start: place.start, end: place.end } as const;
    this.found.push(suggestion === undefined ? problem : { ...problem, suggestion });
  }

  /** The problems in reading order; those at the same place in the order found. */
  inOrder(): Problem[] {
    return [...this.found].sort((a, b) => a.start - b.start);
  }
}

function shortened(values: ProblemValues): ProblemValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? cut(value) : value]),
  );
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
