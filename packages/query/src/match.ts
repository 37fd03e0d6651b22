import type { Atom, FieldNode, PhraseNode, Query, ReachNode } from "./node.ts";
import { type Occurrence, type QueryPost, type ReadPost, readPost } from "./post.ts";
import { findSpans } from "./spans.ts";

/**
 * The plain matcher: walks the tree and asks the post. It is the meaning of a query; the compiled matcher is only a
 * faster way to the same answers.
 */

/** Whether `post` matches `query`. */
export function matchQuery(query: Query, post: QueryPost): boolean {
  return matchReadPost(query, readPost(post));
}

export function matchReadPost(query: Query, post: ReadPost): boolean {
  switch (query.kind) {
    case "word":
      return post.occurrences.has(query.word);
    case "prefix":
      return hasWordBeginning(query.prefix, post);
    case "phrase":
      return mayHoldPhrase(query, post) && findSpans(query, post).length > 0;
    case "hashtag":
      return hasSigned(query.tag, "#", post);
    case "handle":
      return hasSigned(query.handle, "@", post);
    case "near":
      return matchReadPost(query.left, post) && matchReadPost(query.right, post) && findSpans(query, post).length > 0;
    case "field":
      return matchField(query, post);
    case "reach":
      return matchReach(query, post);
    case "and":
      return query.children.every((child) => matchReadPost(child, post));
    case "or":
      return query.children.some((child) => matchReadPost(child, post));
    case "not":
      return !matchReadPost(query.child, post);
  }
}

/** Whether a folded address holds `value` from the beginning of a name or path part on: "b.org" is not in "ab.org". */
export function addressHolds(address: string, value: string): boolean {
  for (let at = address.indexOf(value); at !== -1; at = address.indexOf(value, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(address[at - 1]!)) return true;
  }
  return false;
}

function mayHoldPhrase(query: PhraseNode, post: ReadPost): boolean {
  return query.words.every((atom) => atom.kind === "prefix" || post.occurrences.has(atom.word));
}

function hasWordBeginning(prefix: string, post: ReadPost): boolean {
  for (const word of post.occurrences.keys()) if (word.startsWith(prefix)) return true;
  return false;
}

function hasSigned(atom: Atom, sign: Occurrence["sign"], post: ReadPost): boolean {
  if (atom.kind === "word") return isSigned(post.occurrences.get(atom.word), sign);
  for (const [word, places] of post.occurrences) {
    if (word.startsWith(atom.prefix) && isSigned(places, sign)) return true;
  }
  return false;
}

function isSigned(places: readonly Occurrence[] | undefined, sign: Occurrence["sign"]): boolean {
  return places?.some((place) => place.sign === sign) ?? false;
}

function matchField({ field, value }: FieldNode, post: ReadPost): boolean {
  switch (field) {
    case "from":
      return post.handle === value;
    case "lang":
      return post.language === value || post.language.startsWith(`${value}-`);
    case "platform":
      return post.platform === value;
    case "link":
      return post.links().some(({ address }) => addressHolds(address, value));
  }
}

/** A post whose author's followers are unknown matches no comparison, neither more nor less. */
function matchReach({ comparison, followers }: ReachNode, post: ReadPost): boolean {
  const reach = post.followers;
  if (reach === undefined) return false;
  switch (comparison) {
    case ">":
      return reach > followers;
    case ">=":
      return reach >= followers;
    case "<":
      return reach < followers;
    case "<=":
      return reach <= followers;
  }
}
