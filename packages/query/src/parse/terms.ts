import { atomsOf } from "../match/words.ts";
import { type Atom, inARow, type PlainAtom, type Query } from "../tree/node.ts";
import type { Lexeme, Mark } from "./lex.ts";
import type { Place, ProblemList } from "./problem.ts";

/** Other search languages weigh words by ^2, allow slips by ~1, match patterns between slashes and ranges in brackets. */
const WEIGHT = /[~^][\d.]*$/su;
const PATTERN = /^\/.+\/$|^[[{]|[\]}]$/su;
/** Joins of words that are written together: what "~" and "=" in front of cannot reach into. */
const SIGNED = /^[~=]+(?=[#@])/;

/** The searchable part of a bare run of signs, or null (with a problem) when it holds no letters. */
export function readTerm(content: string, place: Place, problems: ProblemList): Query | null {
  const wanted = cleanTerm(content, place, problems);
  if (wanted === "") return null;
  const atoms = atomsOf(wanted);
  const [first] = atoms;
  if (atoms.length === 1 && isPlain(first!) && content.startsWith("#")) return { kind: "hashtag", tag: first };
  if (atoms.length === 1 && isPlain(first!) && content.startsWith("@")) return { kind: "handle", handle: first };
  return inARow(orComplain(atoms, wanted, place, problems));
}

/** A quoted phrase; a mark in front of the quote counts for each of its words. */
export function readPhrase(quote: Extract<Lexeme, { kind: "quote" }>, problems: ProblemList): Query | null {
  const atoms = atomsOf(quote.content, quote.mark);
  if (atoms.length === 1 && quote.mark === "") return readTerm(quote.content.trim(), quote, problems);
  return inARow(orComplain(atoms, quote.content, quote, problems));
}

/** The words of a field's value, for fields that are searched like text. */
export function readWords(content: string, mark: Mark, place: Place, problems: ProblemList): Atom[] {
  return atomsOf(mark === "" ? cleanTerm(content, place, problems) : content, mark);
}

export function orComplain(atoms: Atom[], content: string, place: Place, problems: ProblemList): Atom[] {
  if (atoms.length === 0) problems.add(place, { code: "no-letters", values: { text: content } });
  return atoms;
}

export function isPlain(atom: Atom): atom is PlainAtom {
  return atom.kind === "word" || atom.kind === "prefix";
}

function cleanTerm(content: string, place: Place, problems: ProblemList): string {
  const plain = withoutForeignOperator(content, place, problems);
  return withoutMisplacedSign(withoutMisplacedStar(plain, place, problems), place, problems);
}

/** Behind a star or a question mark inside a word nothing can be asked for; a star in front is dropped. */
function withoutMisplacedStar(content: string, place: Place, problems: ProblemList): string {
  const wanted = content.replace(/^\*+/, "").replace(/(?<=[\p{L}\p{N}])[*?]+[\p{L}\p{N}].*$/su, "*");
  if (wanted !== content) problems.add(place, { code: "misplaced-star", suggestion: wanted });
  return wanted;
}

/** Hashtags and handles have no forms, and are never told apart by capitals. */
function withoutMisplacedSign(content: string, place: Place, problems: ProblemList): string {
  const sign = SIGNED.exec(content)?.[0];
  if (sign === undefined) return content;
  const suggestion = content.slice(sign.length);
  problems.add(place, { code: "misplaced-sign", values: { sign }, suggestion });
  return suggestion;
}

function withoutForeignOperator(content: string, place: Place, problems: ProblemList): string {
  const pattern = PATTERN.exec(content);
  if (pattern !== null) problems.add(place, { code: "foreign-pattern", values: { pattern: content } });
  const operator = WEIGHT.exec(content)?.[0];
  if (operator === undefined) return content;
  problems.add(place, { code: "foreign-operator", values: { operator } });
  return content.slice(0, -operator.length);
}
