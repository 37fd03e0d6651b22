import { distinctiveAmong, type TextTerms, termsOf } from "./terms.ts";

/**
 * What people speak of more than they did: the terms that tell a stretch of time from the one before (`distinctiveAmong`),
 * counted in voices. A voice is an author, so that one account posting fifty times raises nothing. What is expected is the
 * share of posts that held the term before, of as many posts as are read: it asks whether people speak of it more, not
 * whether more was heard.
 */
export interface SpokenPost {
  readonly id: string;
  readonly text: string;
  readonly authorKey: string;
}

export interface RisingTerm {
  /** As most often written, with its #. */
  readonly term: string;
  readonly isHashtag: boolean;
  readonly voices: number;
  readonly expected: number;
  readonly zScore: number;
  /** Posts that hold it, in the order given. */
  readonly postIds: readonly string[];
}

export interface RisingSettings {
  /** Of words and of hashtags, each. */
  readonly limit: number;
  /** Folded words to leave out, such as the names that every post was found by. */
  readonly stopWords?: ReadonlySet<string>;
  readonly leastVoices?: number;
}

const LEAST_VOICES = 3;
/** Terms looked at before those of too few voices fall away. */
const CANDIDATES = 4;

/** Terms of `recent` posts that fewer of the posts `before` held, most telling first: words, then hashtags. */
export function risingTerms(
  recent: readonly SpokenPost[],
  before: readonly SpokenPost[],
  settings: RisingSettings,
): RisingTerm[] {
  const read = (posts: readonly SpokenPost[]) => posts.map((post) => termsOf(post.text, settings.stopWords));
  const [now, usual] = [read(recent), read(before)];
  const among = (isHashtag: boolean) => {
    // A pair with the word before it would hide the hashtag.
    const only = (texts: readonly TextTerms[]) => texts.map((terms) => keepKind(terms, isHashtag));
    return rankVoices({ posts: recent, now: only(now), usual: only(usual), isHashtag, ...settings });
  };
  return [...among(false), ...among(true)];
}

const keepKind = (terms: TextTerms, isHashtag: boolean): TextTerms =>
  new Map([...terms].filter(([, written]) => (isHashtag ? /^#\S+$/.test(written) : !written.includes("#"))));

interface Ranking extends RisingSettings {
  readonly posts: readonly SpokenPost[];
  readonly now: readonly TextTerms[];
  readonly usual: readonly TextTerms[];
  readonly isHashtag: boolean;
}

function rankVoices({ posts, now, usual, isHashtag, limit, leastVoices = LEAST_VOICES }: Ranking): RisingTerm[] {
  const telling = distinctiveAmong(now, usual, limit * CANDIDATES).map(({ term, zScore }) => {
    const key = keyOf(term);
    const holders = posts.filter((_, index) => now[index]!.has(key));
    const expected = (countHolders(usual, key) / Math.max(usual.length, 1)) * posts.length;
    const voices = new Set(holders.map((post) => post.authorKey)).size;
    return { term, isHashtag, voices, expected, zScore, postIds: holders.map((post) => post.id) };
  });
  return telling.filter(({ voices }) => voices >= leastVoices).slice(0, limit);
}

/** A term's folded form, by reading it as a text of its own. */
const keyOf = (term: string): string => [...termsOf(term).keys()].at(-1) ?? "";

const countHolders = (texts: readonly TextTerms[], key: string): number =>
  texts.reduce((sum, terms) => sum + (terms.has(key) ? 1 : 0), 0);
