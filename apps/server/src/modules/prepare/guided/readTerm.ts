import type { Term, TermMatch } from "@tocsin/contract";
import { writeTerm } from "@tocsin/contract/wording";
import { parseQuery, printQuery, type Query } from "@tocsin/query";
import type { Writings } from "./writings.ts";

type Phrase = Extract<Query, { kind: "phrase" }>;
type Atom = Phrase["words"][number];

/** A single thing that is looked for in a text, or null where `query` is more than that. */
export function readTerm(query: Query, writings: Writings): Term | null {
  switch (query.kind) {
    case "word":
    case "forms":
    case "prefix":
    case "exact":
      return wordsTerm(query, [query], writings);
    case "phrase":
      return wordsTerm(query, query.words, writings);
    case "hashtag":
      return { text: textOf(query.tag), match: "hashtag" };
    case "handle":
      return { text: textOf(query.handle), match: "account" };
    default:
      return null;
  }
}

/** Words in a row, all asked for in the same way; a beginning can only be the last of them. */
function wordsTerm(query: Query, atoms: readonly Atom[], writings: Writings): Term | null {
  const match = matchOf(atoms);
  if (match === null) return null;
  const folded: Term = { text: atoms.map((atom) => textOf(atom).replace(/\*$/, "")).join(" "), match };
  const written: Term = { text: writings.of(query) ?? folded.text, match };
  return isWriting(written, query) ? written : isWriting(folded, query) ? folded : null;
}

/** Numbers have no forms: in a phrase of which all forms are asked for they stay plain. */
function matchOf(atoms: readonly Atom[]): TermMatch | null {
  const kinds = atoms.map((atom) => (atom.kind === "word" && /^\d+$/.test(atom.word) ? "number" : atom.kind));
  const isOnly = (...allowed: string[]) => kinds.every((kind) => allowed.includes(kind));
  if (isOnly("word", "number")) return "word";
  if (isOnly("forms", "number")) return "forms";
  if (isOnly("exact")) return "exact";
  const isBeginning =
    kinds.at(-1) === "prefix" && kinds.slice(0, -1).every((kind) => kind === "word" || kind === "number");
  return isBeginning ? "beginning" : null;
}

function textOf(atom: Atom): string {
  switch (atom.kind) {
    case "prefix":
      return `${atom.prefix}*`;
    case "exact":
      return atom.written;
    default:
      return atom.word;
  }
}

const isWriting = (term: Term, query: Query): boolean => {
  const again = parseQuery(writeTerm(term)).query;
  return again !== null && printQuery(again) === printQuery(query);
};
