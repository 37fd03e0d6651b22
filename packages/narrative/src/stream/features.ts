import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";
import { linksIn, withoutLinks } from "../normalise.ts";
import { STOP_WORDS } from "../stop-words.ts";
import { canonicalLink } from "./canonical.ts";
import type { Stance, StreamedPost } from "./narrative.ts";
import { nameKey } from "./romanise.ts";
import { stanceOf } from "./stance.ts";
import { type FeatureKind, featureHash } from "./vector.ts";

/**
 * What a post can share with others. Words join posts of one language only; hashtags, links and numbers join posts of any;
 * name keys (romanise.ts) stand for names between languages. Words are cut to a beginning, the cheapest stemmer there is
 * and for retrieval as good as the learned ones (McNamee and others 2009): five letters.
 *
 * An event is told in the first lines: 1,200 characters and forty words are read, whatever follows.
 */
export interface Feature {
  readonly hash: number;
  readonly kind: FeatureKind;
  readonly written: string;
  /** Rarity, once it is known. */
  weight: number;
}

export interface ReadPost {
  /** Each once. */
  readonly features: readonly Feature[];
  readonly hashtags: readonly string[];
  readonly links: readonly string[];
  readonly stance: Stance;
}

/** Words and keys that join nothing: names of the watched brand. */
export interface Silenced {
  readonly words: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

const LEAD = 1200;
const MOST_WORDS = 40;
const MOST_LINKS = 4;
const MOST_HASHTAGS = 6;
const STEM = 5;
const CASED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const TITLE_CASE = 0.6;

export function readFeatures(post: Pick<StreamedPost, "text" | "links">, silenced: Silenced): ReadPost {
  const lead = post.text.slice(0, LEAD);
  const said = withoutLinks(lead);
  const tokens = tokenise(said);
  const collected = new Map<number, Feature>();
  const add: Add = (kind, key, written) => {
    const hash = featureHash(kind, key);
    if (!collected.has(hash)) collected.set(hash, { hash, kind, written, weight: 0 });
  };
  const hashtags = tokens.filter(({ sign }) => sign === "#").slice(0, MOST_HASHTAGS);
  const links = canonicalLinks(lead, post.links ?? []);
  for (const link of links) add("link", link, link);
  for (const { folded, start, end } of hashtags) {
    if (!silenced.words.has(folded)) add("hashtag", folded, said.slice(start, end));
  }
  addWords(said, tokens, silenced, add);
  return {
    features: [...collected.values()],
    hashtags: hashtags.map(({ folded }) => folded),
    links,
    stance: stanceOf(tokens),
  };
}

type Add = (kind: FeatureKind, key: string, written: string) => void;

function addWords(said: string, tokens: readonly Token[], silenced: Silenced, add: Add): void {
  const telling = tokens.filter((token) => saysSomething(token, silenced)).slice(0, MOST_WORDS);
  const capitals = telling.filter((token) => isCapital(said, token)).length;
  const isTitleCase = capitals > telling.length * TITLE_CASE;
  for (const token of telling) {
    const word = withoutPossessive(token.folded);
    const written = said.slice(token.start, token.end);
    if (isNumber(word)) {
      if (tellsAsNumber(word)) add("number", word, written);
      continue;
    }
    add("word", stemOf(word), written);
    if (!mayBeName(said, token, isTitleCase)) continue;
    const key = nameKey(word);
    if (key !== "" && !silenced.keys.has(key)) add("name", key, written);
  }
}

function canonicalLinks(text: string, given: readonly string[]): string[] {
  const written = text.includes("/") || text.includes("www.") ? linksIn(text) : [];
  const links = [...written, ...given.slice(0, MOST_LINKS).map(foldText)].map(canonicalLink);
  return [...new Set(links.filter((link) => link !== ""))].slice(0, MOST_LINKS);
}

function saysSomething({ folded, sign }: Token, { words }: Silenced): boolean {
  if (sign === "@" || folded.length < 2) return false;
  const word = withoutPossessive(folded);
  return !STOP_WORDS.has(word) && !words.has(word);
}

function withoutPossessive(folded: string): string {
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded;
}

/** The feature that stands for a folded word. */
export function wordHash(word: string): number {
  return featureHash("word", stemOf(word));
}

function stemOf(word: string): string {
  return word.slice(0, STEM);
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Small numbers and years are in everything. */
function tellsAsNumber(word: string): boolean {
  return word.length >= 2 && !/^(1[0-2]|20|30|50|100|19\d\d|20\d\d)$/.test(word);
}

function isCapital(said: string, { start, sign }: Token): boolean {
  const first = said[start + sign.length]!;
  return first !== first.toLowerCase();
}

/** Scripts with capitals show names by them, unless all words have one; in the others any longer word may be a name. */
function mayBeName(said: string, token: Token, isTitleCase: boolean): boolean {
  if (token.sign !== "") return false;
  if (!CASED.test(said[token.start]!)) return token.folded.length >= 4;
  return isCapital(said, token) && (isTitleCase || token.start > 0);
}
