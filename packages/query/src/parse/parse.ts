import { allOf, anyOf, asksForSomething, hasPlace, negated, type Query } from "../tree/node.ts";
import { type FieldLexeme, fieldNameOf, readField, readReach } from "./fields.ts";
import { type Lexeme, lexQuery } from "./lex.ts";
import { type Place, type Problem, ProblemList } from "./problem.ts";
import { readPhrase, readTerm } from "./terms.ts";

/**
 * From a written query to its tree, by recursive descent.
 *
 *   any   = all { "OR" all }
 *   all   = not { ["AND"] not }
 *   not   = { "NOT" | "-" } near
 *   near  = item { ("NEAR/" | "BEFORE/") number item }
 *   item  = "(" any ")" | word | word* | ~word | =Word | "phrase" | #tag | @handle
 *         | field:value | field:"(" any ")" | is:flag | has:flag | reach>number
 *
 * Keywords count only in upper case, so that "or" and "not" can be searched for. A person types into this while an alarm
 * rings: reading never fails. What cannot be used is reported with its place, and the rest still makes a tree.
 *
 * Depth is bounded because every later step walks the tree recursively. Parentheses past the bound group nothing, and a
 * chain of NEARs past its bound goes on as AND.
 */
const DEEPEST = 50;
const LONGEST_NEAR_CHAIN = 8;

export interface ParsedQuery {
  /** Null when nothing searchable is left. */
  readonly query: Query | null;
  readonly problems: Problem[];
}

/** The tree of `text` and what is wrong with it, in reading order. Never throws. */
export function parseQuery(text: string): ParsedQuery {
  const problems = new ProblemList();
  const query = new Reader(text, lexQuery(text, problems), problems).readWhole();
  complainOfTheWhole(query, text, problems);
  return { query, problems: problems.inOrder() };
}

function complainOfTheWhole(query: Query | null, text: string, problems: ProblemList): void {
  const place = { start: 0, end: text.length };
  if (query === null) problems.add(place, { code: "empty" });
  else if (!asksForSomething(query)) problems.add(place, { code: "only-negative" });
}

function chainLength(query: Query): number {
  return query.kind === "near" ? 1 + chainLength(query.left) : 0;
}

class Reader {
  private at = 0;
  private depth = 0;
  /** The field whose parentheses are being read: it counts for every bare word and phrase in them. */
  private field: string | null = null;
  /** Parentheses opened past the bound, whose closing ones are skipped as well. */
  private ignoredOpen = 0;

  constructor(
    private readonly text: string,
    private readonly lexemes: readonly Lexeme[],
    private readonly problems: ProblemList,
  ) {}

  readWhole(): Query | null {
    const parts = [this.readAny()];
    while (this.at < this.lexemes.length) {
      this.problems.add(this.take(), { code: "unopened-parenthesis", suggestion: "" });
      parts.push(this.readAny());
    }
    return allOf(parts);
  }

  private readAny(): Query | null {
    const children = [this.readAll()];
    while (this.peek()?.kind === "or") {
      const operator = this.take();
      const right = this.readAll();
      if (right === null || children.at(-1) === null) this.complainOfDangling(operator);
      children.push(right);
    }
    return anyOf(children);
  }

  private readAll(): Query | null {
    const children: (Query | null)[] = [];
    let next = this.peek();
    while (next !== undefined && next.kind !== "or" && next.kind !== "close") {
      if (next.kind === "and") this.readAnd(children.length > 0);
      else children.push(this.readNot());
      next = this.peek();
    }
    return allOf(children);
  }

  /** An AND says nothing that standing side by side does not; only its place can be wrong. */
  private readAnd(hasLeft: boolean): void {
    const operator = this.take();
    const next = this.peek()?.kind;
    const hasRight = next !== undefined && next !== "or" && next !== "and" && next !== "close";
    if (!hasLeft || !hasRight) this.complainOfDangling(operator);
  }

  private readNot(): Query | null {
    let isNegated = false;
    let operator: Lexeme | null = null;
    while (this.peek()?.kind === "not") {
      operator = this.take();
      isNegated = !isNegated;
    }
    const child = this.startsOperand() ? this.readNear() : null;
    if (operator !== null && child === null) this.complainOfDangling(operator);
    return child !== null && isNegated ? negated(child) : child;
  }

  private readNear(): Query | null {
    const finished: (Query | null)[] = [];
    let left = this.readItem();
    while (this.peek()?.kind === "near") {
      const operator = this.take() as Extract<Lexeme, { kind: "near" }>;
      const right = this.startsOperand() ? this.readItem() : null;
      if (left === null || right === null) {
        this.complainOfDangling(operator);
        left ??= right;
      } else if (this.canBeNear(operator, left, right)) {
        const { distance, isOrdered } = operator;
        left = { kind: "near", distance, isOrdered, left, right };
      } else {
        finished.push(left);
        left = right;
      }
    }
    return allOf([...finished, left]);
  }

  private canBeNear(operator: Lexeme, left: Query, right: Query): boolean {
    const isTooLong = chainLength(left) >= LONGEST_NEAR_CHAIN;
    if (!isTooLong && hasPlace(left) && hasPlace(right)) return true;
    const code = isTooLong ? "near-chain" : "near-operand";
    const keyword = operator.raw.replace(/\/.*$/su, "");
    this.problems.add(operator, { code, values: { keyword, most: LONGEST_NEAR_CHAIN }, suggestion: "AND" });
    return false;
  }

  private startsOperand(): boolean {
    const kind = this.peek()?.kind;
    return kind !== undefined && kind !== "and" && kind !== "or" && kind !== "close" && kind !== "not";
  }

  private readItem(): Query | null {
    const lexeme = this.take();
    switch (lexeme.kind) {
      case "open":
        return this.readGroup(lexeme);
      case "fieldGroup":
        return this.readFieldGroup(lexeme);
      case "quote":
        return this.field === null
          ? readPhrase(lexeme, this.problems)
          : readField(inField(this.field, { ...lexeme, isQuoted: true }), this.problems);
      case "field":
        return readField(lexeme, this.problems);
      case "reach":
        return readReach(lexeme, lexeme, this.problems);
      case "run":
        return this.readRun(lexeme);
      default:
        this.at--;
        return null;
    }
  }

  private readRun(lexeme: Extract<Lexeme, { kind: "run" }>): Query | null {
    if (/^(and|or|not|near\/\d+|before\/\d+)$/i.test(lexeme.content)) {
      const keyword = lexeme.content.toUpperCase();
      const values = { word: lexeme.content, keyword };
      this.problems.add(lexeme, { code: "lower-case-operator", values, suggestion: keyword });
    }
    if (this.field === null) return readTerm(lexeme.content, lexeme, this.problems);
    return readField(inField(this.field, { ...lexeme, mark: "", isQuoted: false }), this.problems);
  }

  private readFieldGroup(open: Extract<Lexeme, { kind: "fieldGroup" }>): Query | null {
    const outer = this.field;
    const name = fieldNameOf(open, this.problems);
    this.field = name ?? outer;
    const inside = this.readGroup(open);
    this.field = outer;
    return inside;
  }

  private readGroup(open: Lexeme): Query | null {
    this.depth++;
    const inside = this.readAny();
    this.depth--;
    const close = this.peek();
    if (close === undefined) this.complainOfUnclosed(open);
    else this.at++;
    if (inside === null && close !== undefined && this.lexemes[this.at - 2] === open) {
      this.problems.add({ start: open.start, end: close.end }, { code: "empty-parentheses", suggestion: "" });
    }
    return inside;
  }

  private peek(): Lexeme | undefined {
    let next = this.lexemes[this.at];
    while (next !== undefined && this.isPastTheBound(next)) next = this.lexemes[++this.at];
    return next;
  }

  private take(): Lexeme {
    const lexeme = this.peek()!;
    this.at++;
    return lexeme;
  }

  private isPastTheBound(lexeme: Lexeme): boolean {
    if ((lexeme.kind === "open" || lexeme.kind === "fieldGroup") && this.depth >= DEEPEST) {
      if (this.ignoredOpen === 0) this.problems.add(lexeme, { code: "too-deep", values: { most: DEEPEST } });
      this.ignoredOpen++;
      return true;
    }
    if (lexeme.kind !== "close" || this.ignoredOpen === 0) return false;
    this.ignoredOpen--;
    return true;
  }

  private complainOfUnclosed({ start }: Place): void {
    const suggestion = `${this.text.slice(start).trimEnd()})`;
    this.problems.add({ start, end: this.text.length }, { code: "unclosed-parenthesis", suggestion });
  }

  private complainOfDangling(operator: Lexeme): void {
    this.problems.add(operator, { code: "dangling-operator", values: { operator: operator.raw }, suggestion: "" });
  }
}

type Content = Pick<FieldLexeme, "content" | "mark" | "isQuoted" | "start" | "end" | "raw">;

/** A bare word or phrase inside the parentheses of a field, as if the field stood before it. */
function inField(name: string, { content, mark, isQuoted, start, end, raw }: Content): FieldLexeme {
  return { kind: "field", name, content, mark, isQuoted, start, end, raw };
}
