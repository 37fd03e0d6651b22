import { tokenise } from "@tocsin/text/tokens";
import { firstPage, withoutLinks } from "./normalise.ts";
import { STOP_WORDS } from "./stop-words.ts";

/**
 * What is talked about now and not usually: weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and
 * Quinn 2008, "Fightin' Words").
 *
 * A term counts once per post, so one shouting post cannot make a term. Of all n terms counted in recent posts y are this
 * one, of all m in usual posts v; with the prior a = 50 (y + v)/(n + m),
 *   d = logit((y + a) / (n + 50)) - logit((v + a) / (m + 50)),   z = d / sqrt(1/(y + a) + 1/(v + a)).
 * Terms with z of 2 and more, in at least two posts, are returned, most telling first. The prior is what keeps a word that
 * two posts happen to share below a word that half of them share. The share of posts that hold it must be up by a fifth.
 *
 * Without usual posts nothing can be unusual: the prior is then one term in ten thousand for every term, which orders them
 * by how many posts hold them.
 *
 * Two neighbouring words are a term of their own where they are what distinguishes: where at least one of them hardly
 * occurs without the other. They then stand for the words they explain.
 */
export interface DistinctiveTerm {
  /** As most often written, with its # or @. */
  readonly term: string;
  /** Recent posts that hold it. */
  readonly count: number;
  readonly zScore: number;
}

export interface TermSettings {
  readonly limit: number;
  /** Folded words to leave out besides those of the built-in lists, such as the brand's own name. */
  readonly stopWords?: ReadonlySet<string>;
}

const PRIOR = 50;
const UNKNOWN_RATE = 0.0001;
const LEAST_Z = 2;
const LEAST_POSTS = 2;
const LEAST_GROWTH = 1.2;
/** A word that stands this often beside its partner is explained by the pair. */
const EXPLAINED = 0.7;

/** Terms that tell `recent` texts from `usual` texts. Give texts of voices: fifty copies of one text are one text. */
export function distinctiveTerms(
  recent: readonly string[],
  usual: readonly string[],
  { limit, stopWords }: TermSettings,
): DistinctiveTerm[] {
  const readAll = (texts: readonly string[]) => texts.map((text) => termsOf(text, stopWords));
  return distinctiveAmong(readAll(recent), readAll(usual), limit);
}

/** The terms of one text, each once: its folded form and how it is written. */
export type TextTerms = ReadonlyMap<string, string>;

/** `distinctiveTerms` for texts whose terms are known already. */
export function distinctiveAmong(
  recent: readonly TextTerms[],
  usual: readonly TextTerms[],
  limit: number,
): DistinctiveTerm[] {
  const now = countTerms(recent);
  const before = countOnly(now, usual);
  const [nowTotal, beforeTotal] = [totalOf(recent), totalOf(usual)];
  const found: Found[] = [];
  for (const [key, { count, written }] of now) {
    const usualCount = before.get(key) ?? 0;
    // Shorter posts make every word a larger share of all words; the share of posts must have grown as well.
    const hasGrown = count / recent.length >= LEAST_GROWTH * (usualCount / Math.max(usual.length, 1));
    if (count < LEAST_POSTS || !hasGrown) continue;
    const zScore = surpriseOf({ held: count, of: nowTotal }, { held: usualCount, of: beforeTotal });
    if (zScore >= LEAST_Z) found.push({ key, term: mostFrequent(written), count, zScore: round(zScore) });
  }
  return withoutExplained(found, now)
    .sort((a, b) => b.zScore - a.zScore || b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ term, count, zScore }) => ({ term, count, zScore }));
}

/** The terms of one text: words, and pairs of neighbouring words joined by a space. */
export function termsOf(text: string, stopWords: ReadonlySet<string> = new Set()): TextTerms {
  const terms = new Map<string, string>();
  let previous: { folded: string; written: string } | null = null;
  const said = withoutLinks(firstPage(text));
  for (const token of tokenise(said)) {
    const folded = withoutPossessive(token.folded);
    if (!saysSomething(folded, stopWords)) {
      previous = null;
      continue;
    }
    const written = said.slice(token.start, token.end);
    if (!terms.has(folded)) terms.set(folded, written);
    if (previous !== null) terms.set(`${previous.folded} ${folded}`, `${previous.written} ${written}`);
    previous = { folded, written };
  }
  return terms;
}

function withoutPossessive(folded: string): string {
  return folded.replaceAll("’", "'").replace(/'s$/, "");
}

interface TermCount {
  count: number;
  readonly written: Map<string, number>;
}

interface Rate {
  readonly held: number;
  readonly of: number;
}

function saysSomething(folded: string, stopWords: ReadonlySet<string>): boolean {
  return folded.length > 1 && /\p{L}/u.test(folded) && !STOP_WORDS.has(folded) && !stopWords.has(folded);
}

function countTerms(texts: readonly TextTerms[]): Map<string, TermCount> {
  const counts = new Map<string, TermCount>();
  for (const terms of texts) {
    for (const [key, written] of terms) {
      const known = counts.get(key) ?? { count: 0, written: new Map<string, number>() };
      known.count++;
      known.written.set(written, (known.written.get(written) ?? 0) + 1);
      counts.set(key, known);
    }
  }
  return counts;
}

/** How many of `texts` hold each of the terms asked for. */
function countOnly(asked: ReadonlyMap<string, unknown>, texts: readonly TextTerms[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of texts) {
    for (const key of terms.keys()) if (asked.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function totalOf(texts: readonly TextTerms[]): number {
  return texts.reduce((total, terms) => total + terms.size, 0);
}

function surpriseOf(now: Rate, before: Rate): number {
  const expected = before.of === 0 ? UNKNOWN_RATE : (now.held + before.held) / (now.of + before.of);
  const prior = PRIOR * expected;
  const difference = logOdds(now.held + prior, now.of + PRIOR) - logOdds(before.held + prior, before.of + PRIOR);
  const spread = before.of === 0 ? 1 / (now.held + prior) : 1 / (now.held + prior) + 1 / (before.held + prior);
  return difference / Math.sqrt(spread);
}

function logOdds(held: number, of: number): number {
  return Math.log(held / (of - held));
}

type Found = DistinctiveTerm & { key: string };

/** Pairs that explain a word replace it; pairs that explain none fall away. */
function withoutExplained(found: readonly Found[], counts: ReadonlyMap<string, TermCount>): Found[] {
  const isExplained = (word: string, pair: Found) => pair.count >= EXPLAINED * (counts.get(word)?.count ?? 0);
  const hidden = new Set<string>();
  for (const pair of found) {
    if (!pair.key.includes(" ")) continue;
    const explained = pair.key.split(" ").filter((word) => isExplained(word, pair));
    if (explained.length === 0) hidden.add(pair.key);
    for (const word of explained) hidden.add(word);
  }
  return found.filter(({ key }) => !hidden.has(key));
}

function mostFrequent(written: ReadonlyMap<string, number>): string {
  let best = "";
  for (const [form, count] of written) {
    const most = written.get(best) ?? 0;
    if (count > most || (count === most && form < best)) best = form;
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
