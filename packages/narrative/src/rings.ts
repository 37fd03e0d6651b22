import type { GroupedPost } from "./post.ts";

/**
 * Accounts that repeat the same posts at the same time: two of them form a pair when at least three posts were repeated by
 * both within a minute of each other (Pacheco and others 2021, "Uncovering coordinated networks on social media": fast
 * co-repetition). One viral post makes no pair, and a fan who repeats everything an hour later makes none.
 */
const TOGETHER_MS = 60_000;
const LEAST_POSTS = 3;
/** Of those who follow each other on a viral post only the nearest are compared. */
const MOST_FOLLOWING = 20;

/** Keys of the authors in at least one pair. `reposts` in order of time, all with known authors. */
export function authorsInRings(reposts: readonly GroupedPost[]): Set<string> {
  const pairs = new Map<string, { readonly authors: readonly [string, string]; readonly posts: Set<string> }>();
  for (const [one, other] of closePairs(reposts)) {
    const authors = [one.authorKey, other.authorKey].sort() as [string, string];
    const key = authors.join("\n");
    const pair = pairs.get(key) ?? { authors, posts: new Set() };
    pair.posts.add(one.repostOf ?? one.groupId);
    pairs.set(key, pair);
  }
  const ring = new Set<string>();
  for (const { authors, posts } of pairs.values()) {
    if (posts.size >= LEAST_POSTS) for (const author of authors) ring.add(author);
  }
  return ring;
}

function* closePairs(reposts: readonly GroupedPost[]): Generator<[GroupedPost, GroupedPost]> {
  const recent = new Map<string, GroupedPost[]>();
  for (const post of reposts) {
    const repeated = post.repostOf ?? post.groupId;
    const before = (recent.get(repeated) ?? []).filter(({ at }) => post.at - at <= TOGETHER_MS).slice(-MOST_FOLLOWING);
    for (const other of before) if (other.authorKey !== post.authorKey) yield [other, post];
    recent.set(repeated, [...before, post]);
  }
}
