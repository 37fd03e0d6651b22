import { type GroupedPost, groupedInOrder, type NarrativePost } from "./post.ts";
import { authorsInRings } from "./rings.ts";

/**
 * Signs that posts are made by an arrangement rather than by people who heard of the same thing.
 *
 * A sign describes a set of posts, never a person, and none is proof: fans, a union or a newsroom also act together. Six
 * signs are looked for, each with a share of the posts or authors and a number that must both be reached. The share is not
 * taken as counted but as the least that the sample allows to believe, nine times in ten (Wilson 1927), so that three of
 * four posts say less than thirty of forty. Reposts are left out wherever equal texts count, because repeating by button is
 * what people do; they count where the same accounts repeat the same posts within a minute, again and again.
 * Posts of unknown authors (an empty `authorKey`) say nothing about accounts and count only as posts, and accounts whose age
 * the platform does not tell are neither young nor old: where fewer than a quarter of the ages are known, ages say nothing.
 * Many authors with old accounts and their own words raise none, however many they are.
 *
 * `probability` joins the signs as if independent, 1 - product(1 - weight * strength), with the strength growing from a
 * half at the least share to one at twice that share. The weights are judgement, not measurement: no single sign but
 * equal texts within seconds and rings of repeaters reaches the half at which `isCoordinated` turns true. More of what a sign
 * counts never lowers the probability.
 */
export interface CoordinationSign {
  readonly code:
    | "young-accounts"
    | "accounts-made-together"
    | "one-author"
    | "same-text"
    | "same-text-within-seconds"
    | "repost-ring";
  /** One English sentence with the numbers. */
  readonly message: string;
  /** 0 to 1, of the authors whose age is known, of those who repost, or of the posts that count. */
  readonly share: number;
  readonly count: number;
  /** Up to five posts that show it, in order of time. */
  readonly postIds: readonly string[];
}

export interface Coordination {
  readonly isCoordinated: boolean;
  readonly signs: readonly CoordinationSign[];
  readonly probability: number;
}

interface Rule {
  readonly leastShare: number;
  readonly leastCount: number;
  readonly weight: number;
  readonly say: (share: string) => string;
}

const RULES: Record<CoordinationSign["code"], Rule> = {
  "young-accounts": {
    leastShare: 0.3,
    leastCount: 5,
    weight: 0.45,
    say: (share) => `${share} of the accounts are younger than a month.`,
  },
  "accounts-made-together": {
    leastShare: 0.2,
    leastCount: 5,
    weight: 0.45,
    say: (share) => `${share} of the accounts were made within one day.`,
  },
  "one-author": {
    leastShare: 0.4,
    leastCount: 10,
    weight: 0.4,
    say: (share) => `${share} of the posts come from one account.`,
  },
  "same-text": {
    leastShare: 0.4,
    leastCount: 8,
    weight: 0.45,
    say: (share) => `${share} of the posts are one text by different accounts.`,
  },
  "same-text-within-seconds": {
    leastShare: 0.2,
    leastCount: 5,
    weight: 0.7,
    say: (share) => `${share} of the posts repeat another account's text within 10 seconds.`,
  },
  "repost-ring": {
    leastShare: 0.2,
    leastCount: 4,
    weight: 0.6,
    say: (share) =>
      `${share} of the accounts that repost do so together, the same posts within a minute, again and again.`,
  },
};

const DAY = 86_400_000;
const YOUNG_DAYS = 30;
const SECONDS_APART = 10;
const LEAST_KNOWN_AGES = 1 / 4;
const TURNING_POINT = 0.5;
const EXAMPLES = 5;
/** Standard normal deviate: nine of ten samples show a share below the bound that is then taken. */
const CONFIDENCE = 1.28;

/** Signs of coordination among `posts`, in the order above; posts of any order, at least a few dozen to mean much. */
export function findCoordination(posts: readonly NarrativePost[]): Coordination {
  const ordered = groupedInOrder(posts);
  const original = ordered.filter((post) => !isRepost(post));
  const signs = [
    youngAccounts(ordered),
    accountsMadeTogether(ordered),
    oneAuthor(ordered),
    sameText(original),
    sameTextWithinSeconds(original),
    repostRing(ordered.filter(isRepost)),
  ].filter(isRaised);
  const unlikely = signs.reduce((rest, sign) => rest * (1 - RULES[sign.code].weight * strengthOf(sign)), 1);
  const probability = Math.round((1 - unlikely) * 100) / 100;
  return { isCoordinated: probability >= TURNING_POINT, signs: signs.map(toSign), probability };
}

/** Told by the platform, or by the mark that people and programs write. */
function isRepost({ repostOf, text }: GroupedPost): boolean {
  return repostOf !== undefined || /^\s*RT\s@/u.test(text);
}

/** What was counted, of how many, and the posts that show it. */
interface Counted {
  readonly code: CoordinationSign["code"];
  readonly of: number;
  readonly count: number;
  readonly posts: readonly GroupedPost[];
}

function isRaised({ code, of, count }: Counted): boolean {
  return leastBelieved(count, of) >= RULES[code].leastShare && count >= RULES[code].leastCount;
}

function strengthOf({ code, of, count }: Counted): number {
  return Math.min(1, leastBelieved(count, of) / (2 * RULES[code].leastShare));
}

/** The lower bound of Wilson's interval for a share. */
function leastBelieved(count: number, of: number): number {
  if (of === 0) return 0;
  const [share, spread] = [count / of, CONFIDENCE ** 2 / of];
  const width = CONFIDENCE * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return Math.max(0, (share + spread / 2 - width) / (1 + spread));
}

function toSign({ code, of, count, posts }: Counted): CoordinationSign {
  const share = count / of;
  const message = RULES[code].say(`${Math.round(share * 100)}%`);
  return { code, count, share, message, postIds: posts.slice(0, EXAMPLES).map(({ id }) => id) };
}

function youngAccounts(posts: readonly GroupedPost[]): Counted {
  const ages = authorsWithAge(posts);
  const young = ages.filter(({ at, authorCreatedAt }) => at - authorCreatedAt < YOUNG_DAYS * DAY);
  return { code: "young-accounts", of: ages.length, count: young.length, posts: young };
}

/** The fullest span of 24 hours in which accounts were made. */
function accountsMadeTogether(posts: readonly GroupedPost[]): Counted {
  const made = authorsWithAge(posts).sort((a, b) => a.authorCreatedAt - b.authorCreatedAt);
  let fullest: AgedPost[] = [];
  let from = 0;
  made.forEach(({ authorCreatedAt }, i) => {
    while (authorCreatedAt - made[from]!.authorCreatedAt >= DAY) from++;
    if (i - from + 1 > fullest.length) fullest = made.slice(from, i + 1);
  });
  return { code: "accounts-made-together", of: made.length, count: fullest.length, posts: inOrder(fullest) };
}

function oneAuthor(posts: readonly GroupedPost[]): Counted {
  const byAuthor = groupBy(posts, ({ authorKey }) => authorKey);
  byAuthor.delete("");
  const most = largest([...byAuthor.values()]);
  return { code: "one-author", of: posts.length, count: most.length, posts: most };
}

/** Posts in the largest group of like texts by different authors, one of each author. */
function sameText(posts: readonly GroupedPost[]): Counted {
  const groups = [...groupBy(posts, ({ groupId }) => groupId).values()];
  const voices = groups.map((group) => [...new Map(group.map((post) => [post.authorKey || post.id, post])).values()]);
  const most = largest(voices);
  const counted = most.length > 1 ? most : [];
  return { code: "same-text", of: posts.length, count: counted.length, posts: inOrder(counted) };
}

function sameTextWithinSeconds(posts: readonly GroupedPost[]): Counted {
  const last = new Map<string, GroupedPost>();
  const close = new Set<GroupedPost>();
  for (const post of posts) {
    const before = last.get(post.groupId);
    if (before !== undefined && areDifferentAuthors(before, post) && post.at - before.at <= SECONDS_APART * 1000) {
      close.add(before).add(post);
    }
    last.set(post.groupId, post);
  }
  return { code: "same-text-within-seconds", of: posts.length, count: close.size, posts: inOrder([...close]) };
}

function repostRing(reposts: readonly GroupedPost[]): Counted {
  const named = reposts.filter(({ authorKey }) => authorKey !== "");
  const ring = authorsInRings(named);
  const posts = named.filter(({ authorKey }) => ring.has(authorKey));
  return { code: "repost-ring", of: new Set(named.map(({ authorKey }) => authorKey)).size, count: ring.size, posts };
}

function areDifferentAuthors(one: GroupedPost, other: GroupedPost): boolean {
  return one.authorKey === "" || one.authorKey !== other.authorKey;
}

type AgedPost = GroupedPost & { readonly authorCreatedAt: number };

/** The first post of each author whose age is known; none when too few are for the rest to be guessed from them. */
function authorsWithAge(posts: readonly GroupedPost[]): AgedPost[] {
  const authors = groupBy(posts, ({ authorKey, id }) => authorKey || `post ${id}`);
  const aged = [...authors.values()].flatMap((own) => own.find(hasAge) ?? []);
  return aged.length < authors.size * LEAST_KNOWN_AGES ? [] : aged;
}

function hasAge(post: GroupedPost): post is AgedPost {
  return post.authorCreatedAt !== undefined;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known === undefined) groups.set(keyOf(item), [item]);
    else known.push(item);
  }
  return groups;
}

function largest<T>(groups: readonly T[][]): T[] {
  return groups.reduce((one, other) => (other.length > one.length ? other : one), []);
}

function inOrder(posts: readonly GroupedPost[]): GroupedPost[] {
  return [...posts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
