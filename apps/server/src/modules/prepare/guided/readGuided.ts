/**
 * From a query to the guided form. The form shows conditions that hold together, each a list of which any (or none) must
 * occur; whatever is not of that shape is kept as it is among the further conditions, so that nothing is ever lost.
 *
 * The engine keeps folded words only, so terms get back the writing they have in the query as typed.
 */
import type { Guided, Term } from "@tocsin/contract";
import { parseQuery, printQuery, type Query } from "@tocsin/query";
import { readTerm } from "./readTerm.ts";
import { type Writings, writingsOf } from "./writings.ts";

type Draft = { -readonly [List in keyof Guided]: Guided[List] };
type FieldName = Extract<Query, { kind: "field" }>["field"];

/** What the form shows of `text`, or null while the text has an error: writing it anew would lose the unread part. */
export function readGuided(text: string): Guided | null {
  const draft = emptyGuided();
  if (text.trim() === "") return draft;
  const { query, problems } = parseQuery(text);
  if (problems.some(({ severity }) => severity === "error")) return null;
  if (query === null) return draft;
  const writings = writingsOf(text);
  for (const condition of query.kind === "and" ? query.children : [query])
    if (!place(draft, condition, writings)) draft.further.push(writings.restore(printBracketed(condition)));
  return draft;
}

export const emptyGuided = (): Draft => ({
  names: [],
  alongside: [],
  never: [],
  authors: [],
  withoutAuthors: [],
  languages: [],
  platforms: [],
  further: [],
});

const printBracketed = (query: Query): string => (query.kind === "or" ? `(${printQuery(query)})` : printQuery(query));

/** Puts a condition into the list that shows it; false where none does or it is taken. */
function place(draft: Draft, condition: Query, writings: Writings): boolean {
  return condition.kind === "not"
    ? placeExclusion(draft, condition.child, writings)
    : placeTerms(draft, condition, writings) || placeValues(draft, condition);
}

/** All exclusions together are one list: none of these, whether they were written apart or in a group. */
function placeExclusion(draft: Draft, child: Query, writings: Writings): boolean {
  const terms = termsOf(child, writings);
  if (terms !== null) draft.never.push(...terms);
  const authors = valuesOf(child, "from");
  if (authors !== null) draft.withoutAuthors.push(...authors);
  return terms !== null || authors !== null;
}

function placeTerms(draft: Draft, condition: Query, writings: Writings): boolean {
  const terms = termsOf(condition, writings);
  const list = draft.names.length === 0 ? draft.names : draft.alongside;
  if (terms === null || list.length > 0) return false;
  list.push(...terms);
  return true;
}

const VALUE_LISTS = [
  ["from", "authors"],
  ["lang", "languages"],
  ["platform", "platforms"],
] as const;

function placeValues(draft: Draft, condition: Query): boolean {
  return VALUE_LISTS.some(([field, list]) => {
    const values = valuesOf(condition, field);
    if (values === null || draft[list].length > 0) return false;
    draft[list].push(...values);
    return true;
  });
}

const alternatives = (query: Query): readonly Query[] => (query.kind === "or" ? query.children : [query]);

function termsOf(query: Query, writings: Writings): Term[] | null {
  const terms = alternatives(query).map((one) => readTerm(one, writings));
  return terms.every((term) => term !== null) ? terms : null;
}

function valuesOf(query: Query, field: FieldName): string[] | null {
  const values = alternatives(query).map((one) => (one.kind === "field" && one.field === field ? one.value : null));
  return values.every((value) => value !== null) ? values : null;
}
