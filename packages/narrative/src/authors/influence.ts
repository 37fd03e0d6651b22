/**
 * How far an author's word goes: reach × engagement × how often others carry it on, each on a logarithmic scale, since a
 * hundred thousand followers are not ten times ten thousand. With g(x) = 1 + ln(1 + x) the measure is
 *
 *   influence = 100 ln(g(reach) g(engagement) g(carried)) / ln(g(10^6) g(10^5) g(10^3)),
 *
 * so an author with a million followers whose posts drew a hundred thousand reactions and a thousand reposts stands at 100, and a
 * silent account that nobody follows at 0. The scale is fixed: figures of different days and brands can be compared. What a
 * platform does not tell counts as nothing, so influence is a lower bound.
 */
export interface Influence {
  /** 0 to 100. */
  readonly influence: number;
  /** What each factor adds to it. */
  readonly parts: { readonly reach: number; readonly engagement: number; readonly carried: number };
}

export interface Heard {
  /** Followers, or the widest known reach of a post. */
  readonly reach: number;
  /** Likes, comments, reposts and quotes on all posts of the stretch. */
  readonly engagement: number;
  /** Posts of others that repeat or pass on what the author said. */
  readonly carried: number;
}

const SCALE = Math.log(grow(1e6) * grow(1e5) * grow(1e3));

/** Monotone in each of its inputs; negative or missing numbers count as 0. */
export function measureInfluence({ reach, engagement, carried }: Heard): Influence {
  const part = (value: number) => (100 * Math.log(grow(value))) / SCALE;
  const parts = { reach: part(reach), engagement: part(engagement), carried: part(carried) };
  return { influence: Math.min(100, parts.reach + parts.engagement + parts.carried), parts };
}

function grow(value: number): number {
  return 1 + Math.log1p(Math.max(value || 0, 0));
}
