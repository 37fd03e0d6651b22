import type { Guided, Term } from "@tocsin/contract";

export const emptyGuided: Guided = {
  names: [],
  alongside: [],
  never: [],
  authors: [],
  withoutAuthors: [],
  languages: [],
  platforms: [],
  further: [],
};

/** The lists of terms; the others are lists of values. */
export type TermsList = "names" | "alongside" | "never";
export type ValuesList = Exclude<keyof Guided, TermsList | "further">;

const SEPARATOR = /[,;،؛\n]/u;

/** What somebody types into a list: one term or several, signs for how it is searched welcome. */
export function readEntry(typed: string): Term[] {
  return typed.split(SEPARATOR).flatMap((entry) => {
    const term = readOne(entry.trim());
    return /[\p{L}\p{N}]/u.test(term.text) ? [term] : [];
  });
}

function readOne(entry: string): Term {
  const rest = entry.slice(1).trim();
  if (entry.startsWith("#")) return { text: rest, match: "hashtag" };
  if (entry.startsWith("@")) return { text: rest, match: "account" };
  if (entry.startsWith("~")) return { text: unquoted(rest), match: "forms" };
  if (entry.startsWith("=")) return { text: unquoted(rest), match: "exact" };
  if (entry.endsWith("*")) return { text: unquoted(entry.slice(0, -1)), match: "beginning" };
  return { text: unquoted(entry), match: "word" };
}

const unquoted = (text: string): string => text.replace(/["“”„«»\\]/gu, " ").trim();

/** Letters apart, nobody wants a term twice. */
export function addTerms(terms: readonly Term[], added: readonly Term[]): Term[] {
  const seen = new Set(terms.map(keyOf));
  const fresh = added.filter((term) => !seen.has(keyOf(term)) && seen.add(keyOf(term)));
  return [...terms, ...fresh];
}

export const keyOf = ({ text, match }: Term): string => `${match} ${text.toLowerCase()}`;

/** The hashtags or accounts of the names, as their own field shows them. */
export const signedIn = (terms: readonly Term[], match: "hashtag" | "account"): string[] =>
  terms.filter((term) => term.match === match).map(({ text }) => text);

/** The names with other hashtags or accounts; what stays keeps its place. */
export function withSigned(terms: readonly Term[], match: "hashtag" | "account", texts: readonly string[]): Term[] {
  const wanted = texts
    .map((text) => ({ text: text.replace(/^[#@\s]+/u, ""), match }))
    .filter(({ text }) => text !== "");
  const kept = terms.filter((term) => term.match !== match || wanted.some((one) => keyOf(one) === keyOf(term)));
  return addTerms(kept, wanted);
}
