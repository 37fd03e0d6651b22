import { foldText } from "@tocsin/text/fold";
import { GREATEST_DISTANCE } from "./lex.ts";
import { normaliseValue } from "./terms.ts";
import type { PlacedWord } from "./words.ts";
import { placedWords } from "./words.ts";

/** What a query can see of a post. */
export interface QueryPost {
  readonly text: string;
  readonly title?: string;
  readonly author: { readonly handle: string; readonly name?: string; readonly followers?: number };
  /** A language code such as "en" or "pt-BR"; absent when unknown. */
  readonly language?: string;
  readonly platform: string;
  /** Addresses the post points to, besides those written in its text. */
  readonly links?: readonly string[];
  readonly publishedAt?: string | Date;
}

/** One occurrence of a word: its number in the post and the sign it is written with. */
export interface Occurrence {
  readonly position: number;
  readonly sign: PlacedWord["sign"];
}

export interface PlacedLink {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** A post read once, so that any number of queries can look at it. */
export interface ReadPost {
  /** Words of the text, in order; `position` of the first is 0. */
  readonly words: readonly PlacedWord[];
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  readonly handle: string;
  readonly language: string;
  readonly platform: string;
  readonly followers: number | undefined;
  readonly links: () => readonly PlacedLink[];
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;

export function readPost(post: QueryPost): ReadPost {
  const words = placedWords(post.text);
  const occurrences = new Map<string, Occurrence[]>();
  addWords(occurrences, words, 0);
  // The gap keeps phrases and NEAR from reaching over from the text into the title.
  if (post.title) addWords(occurrences, placedWords(post.title), words.length + GREATEST_DISTANCE + 1);
  let links: PlacedLink[] | null = null;
  return {
    words,
    occurrences,
    handle: normaliseValue("from", foldText(post.author.handle).trim()),
    language: foldText(post.language ?? "").replaceAll("_", "-"),
    platform: foldText(post.platform).trim(),
    followers: post.author.followers,
    links: () => {
      links ??= linksOf(post);
      return links;
    },
  };
}

function addWords(occurrences: Map<string, Occurrence[]>, words: readonly PlacedWord[], from: number): void {
  for (let i = 0; i < words.length; i++) {
    const { folded, sign } = words[i]!;
    const known = occurrences.get(folded);
    if (known === undefined) occurrences.set(folded, [{ position: from + i, sign }]);
    else known.push({ position: from + i, sign });
  }
}

/** Addresses given with the post stand at no place: [0, 0). */
function linksOf(post: QueryPost): PlacedLink[] {
  const links = (post.links ?? []).map((link) => ({ address: foldAddress(link), start: 0, end: 0 }));
  for (const { 0: written, index } of post.text.matchAll(ADDRESS)) {
    const trimmed = written.replace(/[).,;:!?'’]+$/, "");
    links.push({ address: foldAddress(trimmed), start: index, end: index + trimmed.length });
  }
  return links;
}

function foldAddress(link: string): string {
  return normaliseValue("link", foldText(link).trim());
}
