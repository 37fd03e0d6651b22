import { type RawBuilder, sql } from "kysely";
import { DAY } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { NEWS, PUBLISHER } from "../carriers.ts";
import { countStretch, type WatchKey } from "../queries.ts";
import { countReactionsTo, recountReactions } from "../reactions/queries.ts";
import { isCounted } from "../teaching/queries.ts";

type Unit = "minute" | "hour";

/**
 * Counts are never added to: the minutes and hours that something has touched are counted anew from the sightings in them.
 * So posts may come in any order, and a count may be repeated, without counting anything twice.
 */
const touchedBy = (unit: Unit, workspaceId: string, mentionIds: readonly number[]): RawBuilder<unknown> => sql`
  select distinct workspace_id, watch_id, date_trunc(${unit}, at) as start from sighting
  where workspace_id = ${workspaceId} and mention_id = any(${mentionIds}::bigint[])`;
const allOf = (unit: Unit, { workspaceId, watchId }: WatchKey): RawBuilder<unknown> => sql`
  select distinct workspace_id, watch_id, date_trunc(${unit}, at) as start from sighting
  where workspace_id = ${workspaceId} and watch_id = ${watchId}`;

const seenColumns = sql`count(*) as seen, count(*) filter (where is_echo) as echoes, count(*) filter (where sentiment = 'negative') as negative,
  count(*) filter (where sentiment = 'neutral') as neutral, count(*) filter (where sentiment = 'positive') as positive`;
const inside = (unit: Unit) => sql`sighting s on s.workspace_id = t.workspace_id and s.watch_id = t.watch_id
  and s.at >= t.start and s.at < t.start + ${`1 ${unit}`}::interval`;
const setAnew = (columns: readonly string[]) => sql.raw(columns.map((name) => `${name} = excluded.${name}`).join(", "));

const isHeard = sql<boolean>`(not s.is_echo and ${isCounted("s")})`;

/** A person counts once a minute, against the brand if anything of their own was; copies do not count. */
async function countMinutes(db: Db, touched: RawBuilder<unknown>): Promise<void> {
  await sql`
    with touched as (${touched}),
    authors as (
      select t.workspace_id, t.watch_id, t.start, s.author_key, bool_or(${isHeard}) as speaks,
        bool_or(${isHeard} and sentiment = 'negative') as blames, max(reach) filter (where ${isHeard}) as reach, ${seenColumns}
      from touched t join ${inside("minute")} group by 1, 2, 3, 4)
    insert into tally (workspace_id, watch_id, at, voices, negative_voices, reach, seen, echoes, negative, neutral, positive)
    select workspace_id, watch_id, start, count(*) filter (where speaks), count(*) filter (where blames), coalesce(sum(reach), 0),
      sum(seen), sum(echoes), sum(negative), sum(neutral), sum(positive)
    from authors group by 1, 2, 3
    on conflict (workspace_id, watch_id, at) do update
      set ${setAnew(["voices", "negative_voices", "reach", "seen", "echoes", "negative", "neutral", "positive"])}`.execute(
    db,
  );
}

async function countHours(db: Db, touched: RawBuilder<unknown>): Promise<void> {
  await sql`
    with touched as (${touched})
    insert into tally_hour (workspace_id, watch_id, at, language, platform, seen, echoes, negative, neutral, positive)
    select t.workspace_id, t.watch_id, t.start, language, platform, ${seenColumns}
    from touched t join ${inside("hour")} group by 1, 2, 3, 4, 5
    on conflict (workspace_id, watch_id, at, language, platform) do update
      set ${setAnew(["seen", "echoes", "negative", "neutral", "positive"])}`.execute(db);
}

/** Brings the counts up to date with newly seen mentions. */
export async function addToTallies(db: Db, workspaceId: string, mentionIds: readonly number[]): Promise<void> {
  await countMinutes(db, touchedBy("minute", workspaceId, mentionIds));
  await countHours(db, touchedBy("hour", workspaceId, mentionIds));
  await countReactionsTo(db, workspaceId, mentionIds);
}

/** Counts everything a watch sees from the beginning. */
export async function recountTallies(db: Db, key: WatchKey): Promise<void> {
  const { workspaceId, watchId } = key;
  await sql`delete from tally where workspace_id = ${workspaceId} and watch_id = ${watchId}`.execute(db);
  await sql`delete from tally_hour where workspace_id = ${workspaceId} and watch_id = ${watchId}`.execute(db);
  await countMinutes(db, allOf("minute", key));
  await countHours(db, allOf("hour", key));
  await recountReactions(db, key, null);
}

/** Counts some minutes of a watch again, and the hours around them; a minute that nobody sees any more is gone. */
export async function recountMinutes(db: Db, key: WatchKey, minutes: readonly Date[]): Promise<void> {
  for (const [unit, table] of [
    ["minute", "tally"],
    ["hour", "tally_hour"],
  ] as const) {
    const touched = theseOf(unit, key, minutes);
    await sql`delete from ${sql.table(table)} t using (${touched}) o
      where t.workspace_id = o.workspace_id and t.watch_id = o.watch_id and t.at = o.start`.execute(db);
    await (unit === "minute" ? countMinutes : countHours)(db, touched);
  }
  const first = minutes.toSorted((one, other) => one.getTime() - other.getTime())[0];
  if (first !== undefined) await recountReactions(db, key, first);
}
const theseOf = (unit: Unit, { workspaceId, watchId }: WatchKey, minutes: readonly Date[]): RawBuilder<unknown> => sql`
  select distinct ${workspaceId}::text as workspace_id, ${watchId}::text as watch_id, date_trunc(${unit}, at) as start
  from unnest(${minutes}::timestamptz[]) as given (at)`;

export interface MinuteRow {
  at: Date;
  voices: number;
  negative_voices: number;
  reach: number;
  authors: number;
  dayAuthors?: number;
  publishers?: number;
  engagement?: number;
}
/** Streams livelier than this have no use for a memory of a day. */
const LIVELY_PER_DAY = 500;

/** Where news stand: their publisher, whoever has signed them. Everybody else carries for themselves. */
const carrier = sql`case when s.platform = ${NEWS} then coalesce(lower(substring(
  (select m.url from mention m where m.workspace_id = s.workspace_id and m.id = s.mention_id and m.published_at = s.at)
  from ${`(?i)${PUBLISHER.source}`})), s.author_key) else s.author_key end`;

/** What each heard post adds to the people and publishers of its minute. */
const saidIn = ({ workspaceId, watchId }: WatchKey, { from, to, isLively }: Stretch) => sql`
  select at, is_news, lag(at) over (partition by author_key order by at, mention_id) as before,
    lag(at) over (partition by carrier order by at, mention_id) as carried_before
  from (select s.at, s.mention_id, s.author_key, s.platform = ${NEWS} as is_news, ${isLively ? sql`s.author_key` : carrier} as carrier
    from sighting s where workspace_id = ${workspaceId} and watch_id = ${watchId} and ${isHeard}
      and at >= ${from}::timestamptz - ${isLively ? "2 hours" : "1 day"}::interval and at < ${to}::timestamptz + interval '1 minute') as heard`;

interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly isLively: boolean;
}
type FoundRow = MinuteRow & { day_authors: number; publishers: number; is_news: boolean; gained: number | null };

/**
 * Minutes with their voices, and with what posts of any time gained in them. `authors` had not spoken in the two hours before,
 * `dayAuthors` not in the day before, so that over such a stretch they add up to people; `publishers` are the same by the day for
 * minutes with news in them. For a lively stream what looks back a day is left out.
 */
export async function listMinutes(db: Db, key: WatchKey, { from, to }: { from: Date; to: Date }): Promise<MinuteRow[]> {
  const { workspaceId, watchId } = key;
  const { seen } = await countStretch(db, key, { from: new Date(to.getTime() - DAY), to });
  const isLively = seen > LIVELY_PER_DAY;
  const isOf = sql`workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at <= ${to}`;
  const { rows } = await sql<FoundRow>`
    with said as (${saidIn(key, { from, to, isLively })}),
    people as (
      select date_trunc('minute', at) as at, bool_or(is_news) as is_news,
        count(*) filter (where before is null or before < at - interval '2 hours') as authors,
        count(*) filter (where before is null or before < at - interval '1 day') as day_authors,
        count(*) filter (where carried_before is null or carried_before < at - interval '1 day') as publishers
      from said group by 1)
    select at, coalesce(voices, 0)::int as voices, coalesce(negative_voices, 0)::int as negative_voices, coalesce(reach, 0)::bigint as reach,
      coalesce(authors, 0)::int as authors, coalesce(day_authors, 0)::int as day_authors, coalesce(publishers, 0)::int as publishers,
      coalesce(is_news, false) as is_news, gained
    from (select at, voices, negative_voices, reach from tally where ${isOf}) t
      full join (select at, gained from reaction_minute where ${isOf}) g using (at) left join people using (at) order by at`.execute(
    db,
  );
  return rows.map((row) => toMinute(row, isLively));
}

const toMinute = ({ day_authors, publishers, is_news, gained, ...row }: FoundRow, isLively: boolean): MinuteRow => ({
  ...row,
  ...(!isLively && { dayAuthors: day_authors, ...(is_news && { publishers }) }),
  ...(gained !== null && { engagement: gained }),
});

export const findFirstMinute = async (
  db: Db,
  { workspaceId, watchId }: WatchKey,
  since: Date,
): Promise<Date | null> => {
  const query = db
    .selectFrom("tally")
    .select("at")
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("at", ">=", since);
  return (await query.orderBy("at").limit(1).executeTakeFirst())?.at ?? null;
};
