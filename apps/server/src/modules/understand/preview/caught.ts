import { matchQuery, type Query } from "@tocsin/query";
import type { Context } from "../../../context.ts";
import { toCondition } from "../condition/queries.ts";
import type { MatchedRow } from "../search/queries.ts";
import { toQueryPost } from "../search/service.ts";
import * as queries from "./queries.ts";
import { dayNamer, daysBetween, type Share, scaleShares, sumBy, tally } from "./tally.ts";

/** What a query finds among the stored posts of some days. */
export interface Caught extends ReturnType<typeof tally> {
  readonly aDay: number;
  readonly isEstimate: boolean;
  readonly languages: Share[];
  /** How many of the found posts have each name. */
  readonly names: readonly number[];
  /** The latest posts it finds. */
  readonly examples: readonly number[];
}

export interface Asked extends queries.Stretch {
  readonly to: Date;
  readonly query: Query;
  readonly names: readonly Query[];
  readonly timeZone: string;
  readonly stored: queries.Stored;
}

/** Somebody is typing: what takes longer is estimated from the latest posts. */
export const PATIENCE_MS = 500;
const EXAMPLES = 6;
/** Posts whose language and names are looked at: enough for shares to a percent or two. */
const MOST_TOLD = 1_000;
/** Posts that the engine matches one by one when the database cannot say, a matter of some ten milliseconds. */
const MOST_MATCHED = 2_500;

export const countQuery = async (context: Context, asked: Asked): Promise<Caught> =>
  (await countExactly(context, asked)) ?? matchLatest(await listCandidates(context, asked), asked);

/** Null where the database cannot say it exactly or not in time. */
async function countExactly({ db }: Context, asked: Asked): Promise<Caught | null> {
  if (![asked.query, ...asked.names].every((query) => toCondition(query).isExact)) return null;
  const wish = { ...asked, told: MOST_TOLD, examples: EXAMPLES };
  const caught = await queries.within(db, PATIENCE_MS, (tx) => queries.countCaught(tx, wish));
  if (caught === null) return null;
  const counted = tally(caught.counts, asked);
  const factor = Math.max(1, counted.count / MOST_TOLD);
  return {
    ...counted,
    aDay: counted.count / daysBetween(asked.stored.first ?? asked.from, asked.to),
    isEstimate: false,
    languages: scaleShares(caught.told, factor),
    names: asked.names.map((_, at) => Math.round(factor * sum(caught.told.map(({ named }) => named[at] ?? 0)))),
    examples: caught.examples,
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Posts that may fit; where the database is too slow to say which those are, the latest of all. */
async function listCandidates({ db }: Context, asked: Asked): Promise<MatchedRow[]> {
  const wish = { ...asked, limit: MOST_MATCHED };
  const candidates = await queries.within(db, PATIENCE_MS, (tx) => queries.listLatest(tx, wish));
  return candidates ?? queries.listLatest(db, { ...wish, query: null });
}

/** Where the posts are more than are matched, the latest stand for all days. */
function matchLatest(posts: readonly MatchedRow[], asked: Asked): Caught {
  const { query, to, timeZone, stored } = asked;
  const found = posts.filter((post) => matchQuery(query, toQueryPost(post)));
  const isEstimate = posts.length === MOST_MATCHED;
  const first = stored.first ?? asked.from;
  const covered = isEstimate ? posts.at(-1)!.published_at : first;
  const nameDay = dayNamer(timeZone);
  const rows = found.map(({ published_at, platform }) => ({ day: nameDay(published_at), platform, count: 1 }));
  const counted = tally(rows, { ...asked, from: isEstimate ? covered : asked.from });
  const aDay = counted.count / daysBetween(covered, to);
  const factor = isEstimate ? daysBetween(first, to) / daysBetween(covered, to) : 1;
  const countName = (name: Query) => found.filter((post) => matchQuery(name, toQueryPost(post))).length;
  const languages = sumBy(
    found.map(({ language }) => ({ language, count: 1 })),
    ({ language }) => language ?? "und",
  );
  return {
    ...counted,
    count: Math.round(counted.count * factor),
    aDay,
    isEstimate,
    platforms: scaleShares(counted.platforms, factor),
    languages: scaleShares(languages, factor),
    names: asked.names.map((name) => Math.round(countName(name) * factor)),
    examples: found.slice(0, EXAMPLES).map(({ id }) => id),
  };
}
