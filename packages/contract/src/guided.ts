/** From the guided form to the language of queries. The way back needs the engine and is the server's. */
import type { Guided, Term } from "./query.ts";

const KEYWORD = /^(and|or|not|near|before)$/i;
const ONE_WORD = /^[\p{L}\p{M}\p{N}_]+$/u;
const PLAIN_VALUE = /^[\p{L}\p{N}._@/-]+$/u;
const QUOTES = /["“”„«»\\]/gu;

/** The query that asks for what the form shows; empty for an empty form. */
export function writeGuided(guided: Guided): string {
  const parts = [
    anyOf(guided.names.map(writeTerm)),
    anyOf(guided.alongside.map(writeTerm)),
    noneOf(guided.never.map(writeTerm)),
    anyOf(writeValues("from", guided.authors)),
    noneOf(writeValues("from", guided.withoutAuthors)),
    anyOf(writeValues("lang", guided.languages)),
    anyOf(writeValues("platform", guided.platforms)),
    ...guided.further,
  ].filter((part) => part !== "");
  const [only] = parts;
  return parts.length === 1 ? withoutBrackets(only!) : parts.join(" AND ");
}

/** One term of a query: `~word`, `"two words"`, `#tag`. */
export function writeTerm({ text, match }: Term): string {
  const words = text.replace(QUOTES, " ").trim();
  switch (match) {
    case "hashtag":
      return `#${words}`;
    case "account":
      return `@${words}`;
    case "forms":
      return `~${quoted(words)}`;
    case "exact":
      return `=${quoted(words)}`;
    case "beginning":
      return ONE_WORD.test(words) ? `${words}*` : `"${words}*"`;
    case "word":
      return quoted(words);
  }
}

const quoted = (words: string): string => (ONE_WORD.test(words) && !KEYWORD.test(words) ? words : `"${words}"`);

const writeValues = (field: string, values: readonly string[]): string[] =>
  values.map((value) => `${field}:${PLAIN_VALUE.test(value) ? value : `"${value.replace(QUOTES, "")}"`}`);

function anyOf(parts: readonly string[]): string {
  return parts.length > 1 ? `(${parts.join(" OR ")})` : (parts[0] ?? "");
}

function noneOf(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `NOT ${anyOf(parts)}`;
}

/** Only a group that `anyOf` has written stands in one pair of brackets from end to end. */
function withoutBrackets(part: string): string {
  return /^\([^()"]*("[^"]*"[^()"]*)*\)$/u.test(part) ? part.slice(1, -1) : part;
}
