import { formsOf } from "../forms/formsOf.ts";
import type { FieldNode, FlagName, PartNode, PhraseNode, PlainAtom, Query, ReachNode } from "../tree/node.ts";
import { hasWrittenLink, type Occurrence, type QueryPost, type ReadPost, readPost } from "./post.ts";
import { findSpans, placesOfExact } from "./spans.ts";

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
    case "forms":
      return hasAnyForm(query.word, post);
    case "exact":
      return placesOfExact(query, post).length > 0;
    case "phrase":
      return mayHoldPhrase(query, post) && findSpans(query, post).length > 0;
    case "hashtag":
      return hasSigned(query.tag, "#", post);
    case "handle":
      return hasSigned(query.handle, "@", post);
    case "near":
      return matchReadPost(query.left, post) && matchReadPost(query.right, post) && findSpans(query, post).length > 0;
    case "part":
      return matchPart(query, post);
    case "field":
      return matchField(query, post);
    case "flag":
      return hasFlag(query.flag, post);
    case "reach":
      return matchReach(query, post.post.author.followers);
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
  return query.words.every((atom) => atom.kind !== "word" || post.occurrences.has(atom.word));
}

function hasWordBeginning(prefix: string, post: ReadPost): boolean {
  for (const word of post.occurrences.keys()) if (word.startsWith(prefix)) return true;
  return false;
}

function hasAnyForm(word: string, post: ReadPost): boolean {
  for (const form of formsOf(word)) if (post.occurrences.has(form)) return true;
  return false;
}

function hasSigned(atom: PlainAtom, sign: Occurrence["sign"], post: ReadPost): boolean {
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

function matchPart({ part, asked }: PartNode, post: ReadPost): boolean {
  if (part === "name") return findSpans(asked, post.name()).length > 0;
  return findSpans(asked, post).some(({ first }) => first >= post.titleFrom);
}

/** What is not known of a post does not hold of it. */
export function hasFlag(flag: FlagName, { post, occurrences }: Pick<ReadPost, "post" | "occurrences">): boolean {
  switch (flag) {
    case "reply":
      return post.isReply ?? false;
    case "repost":
      return post.isRepost ?? false;
    case "verified":
      return post.author.isVerified ?? false;
    case "media":
      return post.hasMedia ?? false;
    case "link":
      return hasWrittenLink(post.text);
    case "hashtag":
      return hasAnySigned("#", occurrences);
    case "mention":
      return hasAnySigned("@", occurrences);
  }
}

function hasAnySigned(sign: Occurrence["sign"], occurrences: ReadPost["occurrences"]): boolean {
  for (const places of occurrences.values()) if (isSigned(places, sign)) return true;
  return false;
}

/** A post whose author's followers are unknown matches no comparison, neither more nor less. */
export function matchReach({ comparison, followers }: ReachNode, reach: number | undefined): boolean {
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
