import { foldText } from "@tocsin/text/fold";
import type { Comparison } from "../tree/node.ts";
import type { Place, ProblemList } from "./problem.ts";

/** A sign in front of a word or quote: its forms, or exactly as written. */
export type Mark = "" | "~" | "=";

/** The signs of a query, in order. Positions are UTF-16 offsets into the query as written. */
export type Lexeme = Place & { readonly raw: string } & (
    | { readonly kind: "open" | "close" | "and" | "or" | "not" }
    | { readonly kind: "near"; readonly distance: number; readonly isOrdered: boolean }
    | { readonly kind: "run"; readonly content: string }
    | { readonly kind: "quote"; readonly content: string; readonly mark: Mark }
    | { readonly kind: "fieldGroup"; readonly name: string }
    | FieldShape
    | { readonly kind: "reach"; readonly comparison: Comparison; readonly content: string }
  );

interface FieldShape {
  readonly kind: "field";
  readonly name: string;
  readonly content: string;
  readonly mark: Mark;
  readonly isQuoted: boolean;
}

type Shape = Lexeme extends infer L ? (L extends Lexeme ? Omit<L, "start" | "end" | "raw"> : never) : never;

/** Space, and the invisible marks that copying from right-to-left pages leaves between words. */
const GAP = /[\s\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/uy;
const RUN = /[^\s()"“”„«»\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/uy;
const FIELD_HEAD = /(\p{L}[\p{L}_]*):/uy;
const REACH = /reach\s*(>=|<=|>|<)\s*([^\s()"“”„«»]*)/iuy;
const OPENING_QUOTE = /["“”„«»]/;
/** What ends a phrase, by what began it. Telephones turn straight quotes into curly ones, often only on one side. */
const CLOSING_QUOTES: Record<string, string> = {
  '"': '"',
  "“": '"“”',
  "”": '"“”',
  "„": '"“”',
  "«": "»",
  "»": "«»",
};

const DEFAULT_DISTANCE = 10;
export const GREATEST_DISTANCE = 100;

/** Cuts a query into its signs. Never throws: what cannot be read becomes a problem, and reading goes on behind it. */
export function lexQuery(text: string, problems: ProblemList): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = skipGap(text, 0);
  while (at < text.length) {
    // Elsewhere "+" says that a word must be there; here every word must.
    if (text[at] === "+" && beginsOperand(text, at + 1)) at++;
    const lexeme = nextLexeme(text, at, problems);
    lexemes.push(lexeme);
    at = skipGap(text, lexeme.end);
  }
  return lexemes;
}

function nextLexeme(text: string, at: number, problems: ProblemList): Lexeme {
  const sign = text[at]!;
  if (sign === "(") return lexeme(text, at, at + 1, { kind: "open" });
  if (sign === ")") return lexeme(text, at, at + 1, { kind: "close" });
  const mark = markBeforeQuote(text, at);
  if (mark !== null) {
    const { content, end } = readQuote(text, at + mark.length, problems);
    return lexeme(text, at, end, { kind: "quote", content, mark });
  }
  if ((sign === "-" || sign === "!") && beginsOperand(text, at + 1)) return lexeme(text, at, at + 1, { kind: "not" });
  return readReach(text, at) ?? readField(text, at, problems) ?? readRun(text, at, problems);
}

function beginsOperand(text: string, at: number): boolean {
  return at < text.length && text[at] !== ")" && skipGap(text, at) === at;
}

/** The mark in front of a quote that opens at `at`, or null when none opens there. */
function markBeforeQuote(text: string, at: number): Mark | null {
  if (OPENING_QUOTE.test(text[at] ?? "")) return "";
  const mark = text[at];
  return (mark === "~" || mark === "=") && OPENING_QUOTE.test(text[at + 1] ?? "") ? mark : null;
}

function readReach(text: string, at: number): Lexeme | null {
  const found = matchAt(REACH, text, at);
  if (found === null) return null;
  const comparison = found[1] as Comparison;
  return lexeme(text, at, at + found[0].length, { kind: "reach", comparison, content: found[2]! });
}

function readField(text: string, at: number, problems: ProblemList): Lexeme | null {
  const head = matchAt(FIELD_HEAD, text, at);
  if (head === null) return null;
  const name = foldText(head[1]!);
  const from = at + head[0].length;
  if (text[from] === "(") return lexeme(text, at, from + 1, { kind: "fieldGroup", name });
  const mark = markBeforeQuote(text, from);
  if (mark !== null) {
    const { content, end } = readQuote(text, from + mark.length, problems);
    return lexeme(text, at, end, { kind: "field", name, content, mark, isQuoted: true });
  }
  const content = matchAt(RUN, text, from)?.[0] ?? "";
  return lexeme(text, at, from + content.length, { kind: "field", name, content, mark: "", isQuoted: false });
}

function readRun(text: string, at: number, problems: ProblemList): Lexeme {
  const content = matchAt(RUN, text, at)?.[0] ?? text[at]!;
  const end = at + content.length;
  if (content === "AND" || content === "&&") return lexeme(text, at, end, { kind: "and" });
  if (content === "OR" || content === "||" || content === "|") return lexeme(text, at, end, { kind: "or" });
  if (content === "NOT") return lexeme(text, at, end, { kind: "not" });
  const keyword = /^(NEAR|BEFORE)(\/|$)/.exec(content)?.[1];
  if (keyword === undefined) return lexeme(text, at, end, { kind: "run", content });
  const distance = readDistance(content, { start: at, end }, problems);
  return lexeme(text, at, end, { kind: "near", distance, isOrdered: keyword === "BEFORE" });
}

function readDistance(content: string, place: Place, problems: ProblemList): number {
  const keyword = content.replace(/\/.*$/su, "");
  if (keyword === content) return DEFAULT_DISTANCE;
  const digits = /\/(\d{1,3})$/.exec(foldDigits(content))?.[1];
  const distance = Number(digits);
  if (digits !== undefined && distance >= 1 && distance <= GREATEST_DISTANCE) return distance;
  const values = { keyword, most: GREATEST_DISTANCE, used: DEFAULT_DISTANCE };
  problems.add(place, { code: "bad-distance", values, suggestion: `${keyword}/${DEFAULT_DISTANCE}` });
  return DEFAULT_DISTANCE;
}

function foldDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** A backslash keeps the quote behind it inside. */
function readQuote(text: string, at: number, problems: ProblemList): { content: string; end: number } {
  const closing = CLOSING_QUOTES[text[at]!]!;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (closing.includes(text[end]!)) return { content: text.slice(at + 1, end), end: end + 1 };
  }
  const suggestion = text.slice(at).trimEnd() + closing.at(-1)!;
  problems.add({ start: at, end: text.length }, { code: "unclosed-quote", suggestion });
  return { content: text.slice(at + 1), end: text.length };
}

function skipGap(text: string, at: number): number {
  return at + (matchAt(GAP, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lexeme(text: string, start: number, end: number, shape: Shape): Lexeme {
  return { ...shape, start, end, raw: text.slice(start, end) } as Lexeme;
}
