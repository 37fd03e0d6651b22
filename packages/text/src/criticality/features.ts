import type { SentimentScores } from "../sentiment/scoreSentiment.ts";
import { GROUP_NAMES, type Group, groupOf, isHarmfulGroup } from "./groups.ts";
import type { Sign } from "./signs.ts";

/** One post of a cluster, as far as the judgement looks at it. */
export interface JudgedPost {
  readonly signs: readonly { readonly sign: Sign; readonly words: string }[];
  readonly scores: SentimentScores;
  /** False where the post only seems to name the brand ("Sheinbaum" for "Shein"). */
  readonly isAboutBrand?: boolean;
  /** How much it counts, 1 by default; copies may count less. */
  readonly weight?: number;
}

/** What a cluster says, in the order of the weights: a number per group of signs, then the lean of its tone. */
export interface Features extends Readonly<Record<Group, number>> {
  /** Mean of negative less positive, -1..1. */
  readonly tone: number;
}

/** Harm told of a parliament or of somebody of a like name is hardly the brand's. */
const HARM_LEFT_ELSEWHERE = 0.25;
/** Business words beside a harm belong to the harm: "shares fall after the recall". */
const NOISE_LEFT_BESIDE_HARM = 0.4;

/** A cluster of four headlines must not be as sure as one of four thousand: so many posts of the usual kind are added. */
const PRIOR_POSTS = 3;
const PRIOR_SHARE: Readonly<Record<Group, number>> = {
  grave: 0.03,
  against: 0.05,
  soft: 0.05,
  business: 0.1,
  fun: 0.1,
  elsewhere: 0.03,
};
const PRIOR_TONE = 0.1;

/**
 * Features of a cluster. Shares are drawn together by their square root, since tweets spell out a sign in one post of five
 * where headlines do in every one.
 */
export function readFeatures(posts: readonly JudgedPost[]): Features {
  const sums = Object.fromEntries(GROUP_NAMES.map((group) => [group, 0])) as Record<Group, number>;
  let tone = 0;
  let total = 0;
  for (const post of posts) {
    const weight = post.weight ?? 1;
    total += weight;
    tone += weight * (post.scores.negative - post.scores.positive);
    for (const [group, part] of partsOf(post)) sums[group] += weight * part;
  }
  const share = (group: Group) => (sums[group] + PRIOR_POSTS * PRIOR_SHARE[group]) / (total + PRIOR_POSTS);
  const shares = Object.fromEntries(GROUP_NAMES.map((group) => [group, Math.sqrt(share(group))]));
  return {
    ...(shares as Record<Group, number>),
    tone: (tone + PRIOR_POSTS * PRIOR_TONE) / (total + PRIOR_POSTS),
  };
}

/** The groups a post speaks for, each 1 or what is left of it beside the others. */
export function partsOf({ signs, isAboutBrand = true }: JudgedPost): Map<Group, number> {
  const groups = new Set(signs.map(({ sign }) => groupOf(sign)));
  if (!isAboutBrand) groups.add("elsewhere");
  const isHarmful = [...groups].some(isHarmfulGroup);
  const isElsewhere = groups.has("elsewhere");
  return new Map(
    [...groups].map((group): [Group, number] => {
      if (isHarmfulGroup(group)) return [group, isElsewhere ? HARM_LEFT_ELSEWHERE : 1];
      return [group, isHarmful && group !== "elsewhere" ? NOISE_LEFT_BESIDE_HARM : 1];
    }),
  );
}
