/**
 * Friends and opponents, by their record and not by one post. Of t posts about the brand with a tone, p positive and
 * n negative, an author is a friend when the lower end of the 80 % Wilson interval of p/t reaches 0.6, and an opponent when
 * that of n/t does. That takes four posts of one tone without another, or eight of nine. They must have been written on
 * two days at least: an angry evening makes no opponent. Neutral posts weigh on neither side, but whoever is neutral in more than
 * three quarters of all posts, as a newspaper is, has no standing.
 */
export type Standing = "friend" | "opponent" | "mixed" | "unknown";

export interface AuthorRecord {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** Different days on which the author spoke of the brand. */
  readonly days: number;
}

const FEWEST_POSTS = 4;
const FEWEST_DAYS = 2;
const SURE_SHARE = 0.6;
const LEAST_TONED = 0.25;
/** Standard deviations of an 80 % interval. */
const Z = 1.2816;

/** Where the author of `record` stands; "unknown" while there is too little to tell. */
export function judgeStanding({ negative, neutral, positive, days }: AuthorRecord): Standing {
  const toned = negative + positive;
  if (toned < FEWEST_POSTS || days < FEWEST_DAYS || toned < LEAST_TONED * (toned + neutral)) return "unknown";
  if (lowerShare(positive, toned) >= SURE_SHARE) return "friend";
  if (lowerShare(negative, toned) >= SURE_SHARE) return "opponent";
  return "mixed";
}

/** Lower end of the Wilson interval of `of` drawn from `all` (Wilson 1927). */
function lowerShare(of: number, all: number): number {
  const share = of / all;
  const spread = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  return (share + (Z * Z) / (2 * all) - spread) / (1 + (Z * Z) / all);
}
