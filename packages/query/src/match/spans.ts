import { foldText } from "@tocsin/text/fold";
import { formsOf } from "../forms/formsOf.ts";
import type { Atom, ExactNode, NearNode, PhraseNode, Query } from "../tree/node.ts";
import type { Occurrence, ReadWords } from "./post.ts";
import { writtenWord } from "./words.ts";

/** Word positions from `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A post can repeat one word thousands of times; past this many the rest adds nothing to an answer or a highlight. */
const MOST_SPANS = 2000;

/**
 * Where a part of a query that has a place stands in a post, ordered by first position. Empty for parts without a place
 * (fields, negations): see `hasPlace`.
 */
export function findSpans(query: Query, post: ReadWords): Span[] {
  switch (query.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
      return spansOfAtom(query, "", post);
    case "hashtag":
      return spansOfAtom(query.tag, "#", post);
    case "handle":
      return spansOfAtom(query.handle, "@", post);
    case "phrase":
      return spansOfPhrase(query, post);
    case "near":
      return spansOfNear(query, post);
    case "or":
      return inOrder(query.children.flatMap((child) => findSpans(child, post)));
    default:
      return [];
  }
}

/** Calls `visit` for each place of `atom`, in no order. */
export function visitPlaces(atom: Atom, post: ReadWords, visit: (place: Occurrence) => void): void {
  switch (atom.kind) {
    case "word":
      post.occurrences.get(atom.word)?.forEach(visit);
      return;
    case "exact":
      placesOfExact(atom, post).forEach(visit);
      return;
    case "forms":
      for (const form of formsOf(atom.word)) post.occurrences.get(form)?.forEach(visit);
      return;
    case "prefix":
      for (const [word, places] of post.occurrences) if (word.startsWith(atom.prefix)) places.forEach(visit);
  }
}

export function placesOfExact({ written }: ExactNode, post: ReadWords): readonly Occurrence[] {
  const places = post.occurrences.get(foldText(written)) ?? [];
  return places.filter((place) => writtenWord(place.text, place.word) === written);
}

/** The sign "" stands for any sign: a plain word also finds the hashtag and the handle of that name. */
function spansOfAtom(atom: Atom, sign: Occurrence["sign"], post: ReadWords): Span[] {
  const spans: Span[] = [];
  visitPlaces(atom, post, (place) => {
    if (sign === "" || place.sign === sign) spans.push({ first: place.position, last: place.position });
  });
  return atom.kind === "word" || atom.kind === "exact" ? spans : inOrder(spans);
}

function spansOfPhrase({ words }: PhraseNode, post: ReadWords): Span[] {
  const rest = words.slice(1).map((atom) => new Set(spansOfAtom(atom, "", post).map((span) => span.first)));
  return spansOfAtom(words[0]!, "", post)
    .filter(({ first }) => rest.every((places, index) => places.has(first + index + 1)))
    .map(({ first }) => ({ first, last: first + words.length - 1 }));
}

function spansOfNear({ left, right, distance, isOrdered }: NearNode, post: ReadWords): Span[] {
  const [lefts, rights] = [findSpans(left, post), findSpans(right, post)];
  const widest = rights.reduce((width, span) => Math.max(width, span.last - span.first), 0);
  const spans: Span[] = [];
  let from = 0;
  for (const one of lefts) {
    while (from < rights.length && rights[from]!.first + widest < one.first - distance) from++;
    for (let i = from; i < rights.length && rights[i]!.first - one.last <= distance; i++) {
      if (isNear(one, rights[i]!, distance) && (!isOrdered || one.first <= rights[i]!.first))
        spans.push(around(one, rights[i]!));
      if (spans.length >= MOST_SPANS) return inOrder(spans);
    }
  }
  return inOrder(spans);
}

/** Two spans are near when they do not share a word and the step from one to the other is at most `distance`. */
function isNear(one: Span, other: Span, distance: number): boolean {
  const step = one.first <= other.first ? other.first - one.last : one.first - other.last;
  return step >= 1 && step <= distance;
}

function around(one: Span, other: Span): Span {
  return { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
}

function inOrder(spans: Span[]): Span[] {
  return spans.sort((a, b) => a.first - b.first || a.last - b.last);
}
