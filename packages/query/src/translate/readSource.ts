import { placedWords } from "../match/words.ts";
import { GREATEST_DISTANCE } from "../parse/lex.ts";
import type { Dialect } from "./operators.ts";

/** A piece of another tool's query. Pieces follow each other without gaps. */
export type SourcePart = { readonly start: number; readonly end: number; readonly raw: string } & (
  | { readonly kind: "plain" | "comment" | "wildcard" | "cashtag" | "emoji" }
  | { readonly kind: "operator"; readonly code: "order" | "lower-case"; readonly became: string }
  | { readonly kind: "proximity"; readonly words: readonly string[]; readonly distance: number }
  | { readonly kind: "written"; readonly content: string }
  | { readonly kind: "field"; readonly name: string; readonly value: string }
);

type Shape = SourcePart extends infer P ? (P extends SourcePart ? Omit<P, "start" | "end" | "raw"> : never) : never;

const COMMENT = /<<<.*?(>>>|$)/suy;
const QUOTE = /"((?:[^"\\]|\\.)*)"(?:~(\d+))?/suy;
const BRACES = /\{([^{}]*)\}/uy;
const FIELD = /(\p{L}[\p{L}\p{N}_.]*):/uy;
const NEARNESS = /(O?NEAR)\/(\d+)(f?)(?![\p{L}\p{N}])/iuy;
const RUN = /[^\s()"{}]+/uy;
const BRACKETS = /\[[^\]]*\]?/uy;

/** Cuts a query of another tool into pieces; whatever means the same here stays plain. Never throws. */
export function readSource(text: string, dialect: Dialect): SourcePart[] {
  const parts: SourcePart[] = [];
  for (let at = 0; at < text.length; ) {
    const [length, shape] = nextPiece(text, at, dialect);
    parts.push({ ...shape, start: at, end: at + length, raw: text.slice(at, at + length) } as SourcePart);
    at += length;
  }
  return parts;
}

type Piece = readonly [length: number, shape: Shape];
const plain = (length: number): Piece => [length, { kind: "plain" }];

function nextPiece(text: string, at: number, dialect: Dialect): Piece {
  const comment = dialect === "brandwatch" ? matchAt(COMMENT, text, at) : null;
  if (comment !== null) return [comment[0].length, { kind: "comment" }];
  const quote = matchAt(QUOTE, text, at);
  if (quote !== null) return readQuoted(quote);
  const braces = dialect === "x" ? null : matchAt(BRACES, text, at);
  if (braces !== null) return [braces[0].length, { kind: "written", content: braces[1]! }];
  return readNearness(text, at) ?? readField(text, at) ?? readRun(text, at, dialect);
}

function readQuoted(quote: RegExpExecArray): Piece {
  if (quote[2] === undefined) return plain(quote[0].length);
  const words = placedWords(quote[1]!).map(({ folded }) => folded);
  const distance = Math.min(GREATEST_DISTANCE, Math.max(1, Number(quote[2])));
  return words.length === 0 ? plain(quote[0].length) : [quote[0].length, { kind: "proximity", words, distance }];
}

function readNearness(text: string, at: number): Piece | null {
  const found = matchAt(NEARNESS, text, at);
  if (found === null || /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return null;
  const isOrdered = found[3] !== "" || /^o/i.test(found[1]!);
  const distance = Math.min(GREATEST_DISTANCE, Math.max(1, Number(found[2])));
  const became = `${isOrdered ? "BEFORE" : "NEAR"}/${distance}`;
  if (found[0] === became) return plain(became.length);
  return [found[0].length, { kind: "operator", code: isOrdered ? "order" : "lower-case", became }];
}

function readField(text: string, at: number): Piece | null {
  const head = matchAt(FIELD, text, at);
  if (head === null || text.startsWith("//", at + head[0].length)) return null;
  const from = at + head[0].length;
  const value = valueAt(text, from);
  return value === "" ? null : [head[0].length + value.length, { kind: "field", name: head[1]!, value }];
}

function valueAt(text: string, at: number): string {
  const found = matchAt(QUOTE, text, at) ?? matchAt(BRACKETS, text, at);
  if (found !== null) return found[0];
  return text[at] === "(" ? groupAt(text, at) : (matchAt(RUN, text, at)?.[0] ?? "");
}

/** From an opening parenthesis to the one that closes it. */
function groupAt(text: string, at: number): string {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === "(") depth++;
    if (text[end] === ")" && --depth === 0) return text.slice(at, end + 1);
  }
  return text.slice(at);
}

function readRun(text: string, at: number, dialect: Dialect): Piece {
  const run = matchAt(RUN, text, at)?.[0];
  if (run === undefined) return plain(1);
  if (run.length > 1 && /^[-!+]/.test(run)) return plain(1);
  if (dialect === "meltwater" && /^(and|or|not)$/.test(run))
    return [run.length, { kind: "operator", code: "lower-case", became: run.toUpperCase() }];
  if (/^\$\p{L}/u.test(run)) return [run.length, { kind: "cashtag" }];
  if (/[\p{L}\p{N}][?*]+[\p{L}\p{N}]|[\p{L}\p{N}]\?$/u.test(run)) return [run.length, { kind: "wildcard" }];
  if (/\p{Extended_Pictographic}/u.test(run) && placedWords(run).length === 0) return [run.length, { kind: "emoji" }];
  return plain(run.length);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
