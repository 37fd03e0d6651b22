import { foldText } from "@tocsin/text/fold";
import { GREATEST_DISTANCE } from "../parse/lex.ts";
import { normaliseValue, type PlacedWord, placedWords } from "./words.ts";

/** What a query can see of a post. */
export interface QueryPost {
  readonly text: string;
  readonly title?: string;
  readonly author: {
    readonly handle: string;
    readonly name?: string;
    readonly followers?: number;
    readonly isVerified?: boolean;
  };
  /** A language code such as "en" or "pt-BR"; absent when unknown. */
  readonly language?: string;
  readonly platform: string;
  /** Addresses the post points to, besides those written in its text. */
  readonly links?: readonly string[];
  readonly isReply?: boolean;
  readonly isRepost?: boolean;
  readonly hasMedia?: boolean;
  readonly publishedAt?: string | Date;
}

/** One occurrence of a word: its number in the post, the sign it is written with, and the text it stands in. */
export interface Occurrence {
  readonly position: number;
  readonly sign: PlacedWord["sign"];
  readonly word: PlacedWord;
  readonly text: string;
}

export type Occurrences = ReadonlyMap<string, readonly Occurrence[]>;

export interface PlacedLink {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Words that can be searched: of a whole post, or of the name of its author. */
export interface ReadWords {
  readonly occurrences: Occurrences;
}

/** A post read once, so that any number of queries can look at it. */
export interface ReadPost extends ReadWords {
  /** Words of the text, in order; `position` of the first is 0. */
  readonly words: readonly PlacedWord[];
  /** The position from which on words are of the title. */
  readonly titleFrom: number;
  readonly post: QueryPost;
  readonly handle: string;
  readonly language: string;
  readonly platform: string;
  readonly links: () => readonly PlacedLink[];
  readonly name: () => ReadWords;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;

/** A quick look before the exact one: most posts have no address. */
const WWW = /www\./i;
const WRITTEN_ADDRESS = new RegExp(ADDRESS.source, "iu");

export function readPost(post: QueryPost): ReadPost {
  const words = placedWords(post.text);
  const occurrences = new Map<string, Occurrence[]>();
  addWords(occurrences, words, { text: post.text, from: 0 });
  // The gap keeps phrases and NEAR from reaching over from the text into the title.
  const titleFrom = words.length + GREATEST_DISTANCE + 1;
  if (post.title) addWords(occurrences, placedWords(post.title), { text: post.title, from: titleFrom });
  return {
    words,
    occurrences,
    titleFrom,
    post,
    handle: foldHandle(post.author.handle),
    language: foldLanguage(post.language ?? ""),
    platform: foldPlatform(post.platform),
    links: once(() => linksOf(post)),
    name: once(() => readWords(post.author.name ?? "")),
  };
}

export function readWords(text: string): ReadWords {
  const occurrences = new Map<string, Occurrence[]>();
  addWords(occurrences, placedWords(text), { text, from: 0 });
  return { occurrences };
}

export function foldHandle(handle: string): string {
  return normaliseValue("from", foldText(handle).trim());
}

export function foldLanguage(language: string): string {
  return foldText(language).replaceAll("_", "-");
}

export function foldPlatform(platform: string): string {
  return foldText(platform).trim();
}

/** Whether an address is written in the text; the post's own address does not count. */
export function hasWrittenLink(text: string): boolean {
  return (text.includes("://") || WWW.test(text)) && WRITTEN_ADDRESS.test(text);
}

function addWords(
  occurrences: Map<string, Occurrence[]>,
  words: readonly PlacedWord[],
  { text, from }: { text: string; from: number },
): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const found = { position: from + i, sign: word.sign, word, text };
    const known = occurrences.get(word.folded);
    if (known === undefined) occurrences.set(word.folded, [found]);
    else known.push(found);
  }
}

/** Addresses given with the post stand at no place: [0, 0). */
export function linksOf(post: Pick<QueryPost, "text" | "links">): PlacedLink[] {
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
