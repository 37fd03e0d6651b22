/** What is wrong with a query. "error": a part could not be used as written; "warning": it works, but perhaps not as meant. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** A sentence for the person who wrote the query. */
  readonly message: string;
  /** UTF-16 offsets into the query as written. */
  readonly start: number;
  readonly end: number;
  /** A text that could stand in place of [start, end). */
  readonly suggestion?: string;
}

export type ProblemCode =
  | "empty"
  | "empty-parentheses"
  | "unclosed-quote"
  | "unclosed-parenthesis"
  | "unopened-parenthesis"
  | "dangling-operator"
  | "unknown-field"
  | "unknown-language"
  | "missing-value"
  | "bad-number"
  | "near-operand"
  | "too-deep"
  | "no-letters"
  | "misplaced-star"
  | "foreign-operator"
  | "lower-case-operator"
  | "only-negative";

const WARNINGS: ReadonlySet<ProblemCode> = new Set([
  "unknown-language",
  "no-letters",
  "misplaced-star",
  "foreign-operator",
  "lower-case-operator",
  "only-negative",
]);

/** Past this many a list says nothing more to a person, and a hostile query would fill the memory. */
const MOST_PROBLEMS = 50;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Complaint {
  readonly code: ProblemCode;
  readonly message: string;
  readonly suggestion?: string;
}

/** Collects problems while a query is read. */
export class ProblemList {
  readonly found: Problem[] = [];

  add(place: Place, complaint: Complaint): void {
    if (this.found.length >= MOST_PROBLEMS) return;
    const severity = WARNINGS.has(complaint.code) ? "warning" : "error";
    this.found.push({ ...complaint, severity, start: place.start, end: place.end });
  }

  /** The problems in reading order; those at the same place in the order found. */
  inOrder(): Problem[] {
    return [...this.found].sort((a, b) => a.start - b.start);
  }
}
