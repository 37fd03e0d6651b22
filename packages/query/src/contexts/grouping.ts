import type { Family } from "./families.ts";

/** Families that meet in the same posts more than chance would have it. */
export type Group = readonly Family[];

/** Pairs that meet at least this much more often than by chance count as meeting. */
const LEAST_LIFT = 1.5;
/** Groups less alike than this stay apart. */
const LEAST_LIKENESS = 0.12;

/**
 * Groups of families by the company they keep: each family is a row of how much more often than by chance it meets each
 * other one (positive pointwise mutual information), rows are compared by cosine, and the likest groups are joined until
 * none are alike (average linkage).
 */
export function groupFamilies(families: readonly Family[], posts: number): Group[] {
  const rows = families.map((one) => families.map((other) => meeting(one, other, posts)));
  const distinctive = families.map((_, i) => i).filter((i) => rows[i]!.some((value, j) => j !== i && value > 0));
  const likeness = distinctive.map((i) => distinctive.map((j) => cosine(rows[i]!, rows[j]!)));
  return joinAlike(likeness).map((group) => group.map((at) => families[distinctive[at]!]!));
}

/** How much more often than by chance two families meet, as a logarithm; 0 where it is no more. */
function meeting(one: Family, other: Family, posts: number): number {
  const both = sharedCount(one.posts, other.posts);
  const lift = (both * posts) / (one.posts.length * other.posts.length);
  return both >= 2 && lift >= LEAST_LIFT ? Math.log(lift) : 0;
}

function sharedCount(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) shared++;
    if (a[i]! <= b[j]!) i++;
    else j++;
  }
  return shared;
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    ofA += a[i]! * a[i]!;
    ofB += b[i]! * b[i]!;
  }
  return product === 0 ? 0 : product / Math.sqrt(ofA * ofB);
}

function joinAlike(likeness: readonly (readonly number[])[]): number[][] {
  const groups = likeness.map((_, index) => [index]);
  const sums = likeness.map((row) => [...row]);
  for (;;) {
    const pair = likestPair(groups, sums);
    if (pair === null) return groups.filter((group) => group.length > 0);
    const [into, from] = pair;
    groups[into]!.push(...groups[from]!);
    groups[from] = [];
    for (let i = 0; i < sums.length; i++) {
      sums[into]![i] = sums[into]![i]! + sums[from]![i]!;
      sums[i]![into] = sums[into]![i]!;
    }
  }
}

/** `sums` holds the likeness of all pairs between two groups added up. */
function likestPair(groups: readonly number[][], sums: readonly number[][]): [number, number] | null {
  let best: [number, number] | null = null;
  let most = LEAST_LIKENESS;
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      const pairs = groups[i]!.length * groups[j]!.length;
      if (pairs === 0 || sums[i]![j]! / pairs <= most) continue;
      most = sums[i]![j]! / pairs;
      best = [i, j];
    }
  }
  return best;
}
