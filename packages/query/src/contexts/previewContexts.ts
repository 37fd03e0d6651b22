import { matchQuery } from "../match/match.ts";
import type { QueryPost } from "../match/post.ts";
import { type Atom, allOf, anyOf, negated, type Query } from "../tree/node.ts";
import { printQuery } from "../tree/print.ts";
import { queryWords } from "../tree/vocabulary.ts";
import { type Family, findFamilies } from "./families.ts";
import { type Group, groupFamilies } from "./grouping.ts";

/**
 * The guard against namesakes: which different things the posts of a query speak of, and what leaving one of them out would
 * cost. A brand named like a fruit brings recipes; the words around it tell them from news of the brand.
 *
 * Words that keep company with each other make a context (`grouping.ts`); each post belongs to the context whose words
 * it has most of. The words offered for leaving a context out are chosen to cover its posts and spare the others, and
 * what they drop is counted by matching the posts again, so that the figures are what the changed query would do.
 */
export interface ContextPreview {
  /** How many of the posts the query matches. */
  readonly matched: number;
  /** The largest first. */
  readonly contexts: readonly Context[];
  /** Posts that belong to none. */
  readonly unclear: Pick<Context, "count" | "examples">;
}

export interface Context {
  /** Telling words, the most frequent first. */
  readonly words: readonly string[];
  readonly count: number;
  /** Places in the given posts, up to five. */
  readonly examples: readonly number[];
  /** Null where no words cover it without costing as much elsewhere. */
  readonly exclusion: Exclusion | null;
}

export interface Exclusion {
  /** The words or beginnings left out, as written in a query. */
  readonly words: readonly string[];
  /** The whole query with the context left out. */
  readonly query: string;
  /** Posts of this context it drops, and posts of others. */
  readonly drops: number;
  readonly dropsElsewhere: number;
  /** Places of posts of other contexts that would go as well, up to five. */
  readonly lost: readonly number[];
}

const MOST_CONTEXTS = 8;
const MOST_EXAMPLES = 5;
const MOST_WORDS = 8;
/** Families compared with each other: more than these are too rare to tell anything. */
const MOST_FAMILIES = 220;
const MOST_EXCLUDED = 6;
/** A post lost elsewhere weighs as much as these gained. */
const LOSS_WEIGHT = 3;

export function previewContexts(query: Query, posts: readonly QueryPost[]): ContextPreview {
  const places = posts.flatMap((post, place) => (matchQuery(query, post) ? [place] : []));
  const matched = places.map((place) => posts[place]!);
  const families = tellingFamilies(matched, query);
  const belongs = assign(groupFamilies(families, matched.length), matched.length);
  const contexts = [...new Set(belongs.values())]
    .map((group) => ({ group, members: matched.flatMap((_, at) => (belongs.get(at) === group ? [at] : [])) }))
    .filter(({ members }) => members.length >= leastCount(matched.length))
    .sort((a, b) => b.members.length - a.members.length)
    .slice(0, MOST_CONTEXTS);
  const told = new Set(contexts.flatMap(({ members }) => members));
  const unclear = matched.flatMap((_, at) => (told.has(at) ? [] : [places[at]!]));
  return {
    matched: matched.length,
    contexts: contexts.map(({ group, members }) => describe(query, group, { members, matched, places })),
    unclear: { count: unclear.length, examples: unclear.slice(0, MOST_EXAMPLES) },
  };
}

const leastCount = (matched: number): number => Math.max(2, Math.ceil(matched * 0.03));

/** Frequent enough to tell something, not so frequent that they stand everywhere. */
function tellingFamilies(matched: readonly QueryPost[], query: Query): Family[] {
  const least = Math.max(2, matched.length * 0.015);
  return findFamilies(matched, queryWords(query))
    .filter(({ posts }) => posts.length >= least && posts.length <= matched.length * 0.6)
    .sort((a, b) => b.posts.length - a.posts.length)
    .slice(0, MOST_FAMILIES);
}

/** The group of each post: the one whose words it has most of, rare words counting more. */
function assign(groups: readonly Group[], posts: number): Map<number, Group> {
  const scores = Array.from({ length: posts }, () => new Map<Group, number>());
  for (const group of groups) {
    if (group.length < 2) continue;
    for (const family of group) {
      const weight = Math.log(1 + posts / family.posts.length);
      for (const at of family.posts) scores[at]!.set(group, (scores[at]!.get(group) ?? 0) + weight);
    }
  }
  const belongs = new Map<number, Group>();
  scores.forEach((score, at) => {
    const [best] = [...score].sort((a, b) => b[1] - a[1]);
    if (best !== undefined) belongs.set(at, best[0]);
  });
  return belongs;
}

interface Among {
  /** Numbers among the matched posts. */
  readonly members: readonly number[];
  readonly matched: readonly QueryPost[];
  /** Places of the matched posts among the given ones. */
  readonly places: readonly number[];
}

function describe(query: Query, group: Group, among: Among): Context {
  const { members, places } = among;
  const isMember = new Set(members);
  const inside = (family: Family) => family.posts.filter((at) => isMember.has(at)).length;
  const telling = [...group].sort((a, b) => inside(b) - inside(a));
  return {
    words: telling.slice(0, MOST_WORDS).map(({ words }) => words[0]!),
    count: members.length,
    examples: members.slice(0, MOST_EXAMPLES).map((at) => places[at]!),
    exclusion: excludeContext(query, chooseExcluded(group, isMember), { ...among, isMember }),
  };
}

/** Takes the family that drops most of what is still there, as long as it costs little elsewhere. */
function chooseExcluded(group: Group, isMember: ReadonlySet<number>): Family[] {
  const chosen: Family[] = [];
  const dropped = new Set<number>();
  const gainOf = ({ posts }: Family) =>
    posts.reduce((gain, at) => gain + (dropped.has(at) ? 0 : isMember.has(at) ? 1 : -LOSS_WEIGHT), 0);
  while (chosen.length < MOST_EXCLUDED) {
    const [best] = [...group].sort((a, b) => gainOf(b) - gainOf(a));
    if (best === undefined || gainOf(best) <= 0) break;
    chosen.push(best);
    for (const at of best.posts) dropped.add(at);
  }
  return chosen;
}

function excludeContext(
  query: Query,
  families: readonly Family[],
  { matched, places, isMember }: Among & { readonly isMember: ReadonlySet<number> },
): Exclusion | null {
  if (families.length === 0) return null;
  const words = families.map(asAtom);
  const narrowed = allOf([query, negated(anyOf(words)!)])!;
  const dropped = matched.flatMap((post, at) => (matchQuery(narrowed, post) ? [] : [at]));
  const lost = dropped.filter((at) => !isMember.has(at));
  return {
    words: words.map(printQuery),
    query: printQuery(narrowed),
    drops: dropped.length - lost.length,
    dropsElsewhere: lost.length,
    lost: lost.slice(0, MOST_EXAMPLES).map((at) => places[at]!),
  };
}

/** One word alone, or the beginning that all words of the family have. */
const asAtom = ({ beginning, words }: Family): Atom =>
  words.length === 1 ? { kind: "word", word: words[0]! } : { kind: "prefix", prefix: beginning };
