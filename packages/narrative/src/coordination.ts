import { type GroupedPost, groupedInOrder, type NarrativePost } from "./post.ts";

/**
 * Signs that posts are made by an arrangement rather than by people who heard of the same thing.
 *
 * A sign describes a set of posts, never a person, and none is proof: fans, a union or a newsroom also act together. Five
 * signs are looked for, each with a share of the posts or authors and a number that must both be reached, so that a small
 * sample cannot raise one. Reposts are left out wherever equal texts count, because repeating by button is what people do.
 * Posts of unknown authors (an empty `authorKey`) say nothing about accounts and count only as posts.
 * Many authors with old accounts and their own words raise none, however many they are.
 *
 * `probability` joins the signs as if independent, 1 - product(1 - weight * strength), with the strength growing from a
 * half at the least share to one at twice that share. The weights are judgement, not measurement: no single sign but
 * equal texts within seconds reaches the half at which `isCoordinated` turns true.
 */
export interface CoordinationSign {
  readonly code: "young-accounts" | "accounts-made-together" | "one-author" | "same-text" | "same-text-within-seconds";
  /** One English sentence with the numbers. */
  readonly message: string;
  /** 0 to 1, of the authors whose age is known or of the posts that count. */
  readonly share: number;
  readonly count: number;
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
}

const RULES: Record<CoordinationSign["code"], Rule> = {
  "young-accounts": { leastShare: 0.3, leastCount: 5, weight: 0.45 },
  "accounts-made-together": { leastShare: 0.2, leastCount: 5, weight: 0.45 },
  "one-author": { leastShare: 0.4, leastCount: 10, weight: 0.4 },
  "same-text": { leastShare: 0.4, leastCount: 8, weight: 0.45 },
  "same-text-within-seconds": { leastShare: 0.2, leastCount: 5, weight: 0.7 },
};

const DAY = 86_400_000;
const YOUNG_DAYS = 30;
const SECONDS_APART = 10;
const TURNING_POINT = 0.5;

/** Signs of coordination among `posts`, in the order above; posts of any order, at least a few dozen to mean much. */
export function findCoordination(posts: readonly NarrativePost[]): Coordination {
  const ordered = groupedInOrder(posts);
  const original = ordered.filter((post) => post.repostOf === undefined);
  const signs = [
    youngAccounts(ordered),
    accountsMadeTogether(ordered),
    oneAuthor(ordered),
    sameText(original),
    sameTextWithinSeconds(original),
  ].filter((sign) => isRaised(sign));
  const unlikely = signs.reduce((rest, sign) => rest * (1 - RULES[sign.code].weight * strengthOf(sign)), 1);
  const probability = Math.round((1 - unlikely) * 100) / 100;
  return { isCoordinated: probability >= TURNING_POINT, signs, probability };
}

function isRaised({ code, share, count }: CoordinationSign): boolean {
  return share >= RULES[code].leastShare && count >= RULES[code].leastCount;
}

function strengthOf({ code, share }: CoordinationSign): number {
  return Math.min(1, share / (2 * RULES[code].leastShare));
}

function youngAccounts(posts: readonly GroupedPost[]): CoordinationSign {
  const ages = authorsWithAge(posts);
  const young = ages.filter(({ at, createdAt }) => at - createdAt < YOUNG_DAYS * DAY).length;
  return sign("young-accounts", young, ages.length, (share) => `${share} of the accounts are younger than a month.`);
}

/** The fullest span of 24 hours in which accounts were made. */
function accountsMadeTogether(posts: readonly GroupedPost[]): CoordinationSign {
  const made = authorsWithAge(posts)
    .map(({ createdAt }) => createdAt)
    .sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  made.forEach((createdAt, i) => {
    while (createdAt - made[from]! >= DAY) from++;
    most = Math.max(most, i - from + 1);
  });
  return sign(
    "accounts-made-together",
    most,
    made.length,
    (share) => `${share} of the accounts were made within one day.`,
  );
}

function oneAuthor(posts: readonly GroupedPost[]): CoordinationSign {
  const counts = new Map<string, number>();
  for (const { authorKey } of posts) if (authorKey !== "") counts.set(authorKey, (counts.get(authorKey) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  return sign("one-author", most, posts.length, (share) => `${share} of the posts come from one account.`);
}

/** Posts in the largest group of like texts by different authors. */
function sameText(posts: readonly GroupedPost[]): CoordinationSign {
  const authors = new Map<string, Set<string>>();
  for (const { id, groupId, authorKey } of posts) {
    authors.set(groupId, (authors.get(groupId) ?? new Set()).add(authorKey || id));
  }
  const most = [...authors.values()].reduce((count, group) => Math.max(count, group.size), 0);
  const counted = most > 1 ? most : 0;
  return sign(
    "same-text",
    counted,
    posts.length,
    (share) => `${share} of the posts are one text by different accounts.`,
  );
}

function sameTextWithinSeconds(posts: readonly GroupedPost[]): CoordinationSign {
  const last = new Map<string, GroupedPost>();
  const close = new Set<GroupedPost>();
  for (const post of posts) {
    const before = last.get(post.groupId);
    if (before !== undefined && areDifferentAuthors(before, post) && post.at - before.at <= SECONDS_APART * 1000) {
      close.add(before).add(post);
    }
    last.set(post.groupId, post);
  }
  const words = (share: string) =>
    `${share} of the posts repeat another account's text within ${SECONDS_APART} seconds.`;
  return sign("same-text-within-seconds", close.size, posts.length, words);
}

function areDifferentAuthors(one: GroupedPost, other: GroupedPost): boolean {
  return one.authorKey === "" || one.authorKey !== other.authorKey;
}

function authorsWithAge(posts: readonly GroupedPost[]): { at: number; createdAt: number }[] {
  const authors = new Map<string, { at: number; createdAt: number }>();
  for (const { authorKey, at, authorCreatedAt } of posts) {
    if (authorCreatedAt !== undefined && !authors.has(authorKey))
      authors.set(authorKey, { at, createdAt: authorCreatedAt });
  }
  return [...authors.values()];
}

function sign(
  code: CoordinationSign["code"],
  count: number,
  of: number,
  words: (share: string) => string,
): CoordinationSign {
  const share = of === 0 ? 0 : count / of;
  return { code, count, share, message: words(`${Math.round(share * 100)}%`) };
}
