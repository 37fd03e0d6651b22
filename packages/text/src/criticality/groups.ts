import type { Sign } from "./signs.ts";

/**
 * What the signs of a post add up to. Groups and not single signs carry weights: there are some eighty labelled events to
 * learn from, so few numbers can be learnt, and a sign that never occurred among them must still count for its kind.
 */
export const GROUPS = {
  /** Something bad has happened. */
  grave: ["harm", "accident", "safety", "breach", "outage", "fraud", "collapse", "misconduct"],
  /** Somebody stands against the brand. */
  against: ["authority", "lawsuit", "strike", "departure", "call", "blame", "privacy"],
  /** Somebody is hurt in their wallet or their patience, or the brand already answers. */
  soft: ["layoffs", "terms", "complaint", "rumour", "apology"],
  business: ["launch", "earnings", "market", "deal", "award", "guide"],
  fun: ["sport", "show", "promo", "joke", "praise", "greeting"],
  /** It happens to somebody else. Posts that only seem to name the brand count here too. */
  elsewhere: ["politics"],
} as const satisfies Record<string, readonly Sign[]>;

export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

const groupBySign = new Map<Sign, Group>(
  GROUP_NAMES.flatMap((group) => GROUPS[group].map((sign): [Sign, Group] => [sign, group])),
);
export const groupOf = (sign: Sign): Group => groupBySign.get(sign)!;

export const isHarmfulGroup = (group: Group): boolean => group === "grave" || group === "against" || group === "soft";
