import { type Insertable, type RawBuilder, type Selectable, sql } from "kysely";
import { DAY } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import type { DetectTables } from "./tables.ts";

export type EpisodeRow = Selectable<DetectTables["episode"]>;
export interface WatchKey {
  readonly workspaceId: string;
  readonly watchId: string;
}

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

/** People may have taught the watch that a post does not count: it stays on the charts, and the bell does not hear it. */
const isCounted = (sighting: string): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${sighting}.${name}`);
  return sql<boolean>`not exists (select 1 from unheard u where u.workspace_id = ${column("workspace_id")}
    and u.watch_id = ${column("watch_id")} and u.mention_id = ${column("mention_id")})`;
};
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
}

/** Counts everything a watch sees from the beginning. */
export async function recountTallies(db: Db, key: WatchKey): Promise<void> {
  const { workspaceId, watchId } = key;
  await sql`delete from tally where workspace_id = ${workspaceId} and watch_id = ${watchId}`.execute(db);
  await sql`delete from tally_hour where workspace_id = ${workspaceId} and watch_id = ${watchId}`.execute(db);
  await countMinutes(db, allOf("minute", key));
  await countHours(db, allOf("hour", key));
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
}
/** Streams livelier than this have no use for a memory of a day. */
const LIVELY_PER_DAY = 500;

/**
 * Minutes with their voices. `authors` had not spoken in the two hours before and `dayAuthors` not in the day before, so
 * that over such a stretch they add up to people; for a lively stream `dayAuthors` is left out.
 */
export async function listMinutes(db: Db, key: WatchKey, { from, to }: { from: Date; to: Date }): Promise<MinuteRow[]> {
  const { workspaceId, watchId } = key;
  const { seen } = await countStretch(db, key, { from: new Date(to.getTime() - DAY), to });
  const isLively = seen > LIVELY_PER_DAY;
  const { rows } = await sql<MinuteRow & { day_authors: number }>`
    with said as (
      select at, lag(at) over (partition by author_key order by at, mention_id) as before from sighting s
      where workspace_id = ${workspaceId} and watch_id = ${watchId} and ${isHeard}
        and at >= ${from}::timestamptz - ${isLively ? "2 hours" : "1 day"}::interval and at < ${to}::timestamptz + interval '1 minute'),
    people as (
      select date_trunc('minute', at) as at,
        count(*) filter (where before is null or before < at - interval '2 hours') as authors,
        count(*) filter (where before is null or before < at - interval '1 day') as day_authors
      from said group by 1)
    select t.at, t.voices, t.negative_voices, t.reach, coalesce(p.authors, 0)::int as authors, coalesce(p.day_authors, 0)::int as day_authors
    from tally t left join people p on p.at = t.at
    where t.workspace_id = ${workspaceId} and t.watch_id = ${watchId} and t.at >= ${from} and t.at <= ${to} order by t.at`.execute(
    db,
  );
  return rows.map(({ day_authors, ...row }) => (isLively ? row : { ...row, dayAuthors: day_authors }));
}

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

/** One worker at a time moves a watch's detector; the lock ends with the transaction. */
export const lockWatch = (db: Db, { workspaceId, watchId }: WatchKey) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${watchId}`}, 4873))`.execute(db);
export const findDetector = (db: Db, { workspaceId, watchId }: WatchKey) =>
  db
    .selectFrom("detector")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .executeTakeFirst();
export const storeDetector = (db: Db, row: Insertable<DetectTables["detector"]>) =>
  db
    .insertInto("detector")
    .values(row)
    .onConflict((on) =>
      on.columns(["workspace_id", "watch_id"]).doUpdateSet({
        edition: row.edition,
        snapshot: row.snapshot,
        committed_until: row.committed_until,
        is_learning: row.is_learning,
      }),
    )
    .execute();
export const listDetectors = (db: Db, workspaceId: string) =>
  db.selectFrom("detector").select(["watch_id", "is_learning"]).where("workspace_id", "=", workspaceId).execute();

export interface BandRow {
  at: Date;
  expected: number;
  upper: number;
}
export async function storeBand(db: Db, { workspaceId, watchId }: WatchKey, rows: readonly BandRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(pick: (row: BandRow) => T) => rows.map(pick);
  await sql`
    insert into expected_band (workspace_id, watch_id, at, expected, upper)
    select ${workspaceId}, ${watchId}, * from unnest(${column((r) => r.at)}::timestamptz[], ${column((r) => r.expected)}::real[], ${column((r) => r.upper)}::real[])
    on conflict (workspace_id, watch_id, at) do update set expected = excluded.expected, upper = excluded.upper`.execute(
    db,
  );
}
export const deleteWatchRecord = async (db: Db, { workspaceId, watchId }: WatchKey): Promise<void> => {
  for (const table of ["expected_band", "detector"] as const)
    await db.deleteFrom(table).where("workspace_id", "=", workspaceId).where("watch_id", "=", watchId).execute();
};

export const findOpenEpisode = (db: Db, { workspaceId, watchId }: WatchKey) =>
  db
    .selectFrom("episode")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("state", "=", "open")
    .executeTakeFirst();
/** The latest episode that has ended since then, and may begin again. */
export const findEndedEpisode = (db: Db, { workspaceId, watchId }: WatchKey, since: Date) =>
  db
    .selectFrom("episode")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("closed_at", ">=", since)
    .orderBy("closed_at", "desc")
    .limit(1)
    .executeTakeFirst();
export const findEndedSilence = (db: Db, workspaceId: string, { sourceId, since }: { sourceId: string; since: Date }) =>
  db
    .selectFrom("episode")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("closed_at", ">=", since)
    .orderBy("closed_at", "desc")
    .limit(1)
    .executeTakeFirst();
export const findEpisode = (db: Db, workspaceId: string, id: string) =>
  db.selectFrom("episode").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
export const storeEpisode = (db: Db, row: Insertable<DetectTables["episode"]>) =>
  db.insertInto("episode").values(row).execute();
export const updateEpisode = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Insertable<DetectTables["episode"]>>,
) => db.updateTable("episode").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();

/** The posts an explanation is made of: those of the burst, latest last. */
export const listSeenPosts = async (
  db: Db,
  { workspaceId, watchId }: WatchKey,
  { from, to, limit }: { from: Date; to: Date; limit: number },
) => {
  const rows = await db
    .selectFrom("sighting")
    .innerJoin("mention", (on) =>
      on
        .onRef("mention.workspace_id", "=", "sighting.workspace_id")
        .onRef("mention.id", "=", "sighting.mention_id")
        .onRef("mention.published_at", "=", "sighting.at"),
    )
    .innerJoin("reading", (on) =>
      on
        .onRef("reading.workspace_id", "=", "sighting.workspace_id")
        .onRef("reading.mention_id", "=", "sighting.mention_id"),
    )
    .select([
      "mention.id",
      "mention.text",
      "mention.title",
      "mention.platform",
      "mention.author_handle",
      "mention.author_followers",
      "mention.author_created_at",
    ])
    .select([
      "mention.published_at",
      "mention.repost_of",
      "sighting.author_key",
      "sighting.is_echo",
      "sighting.sentiment",
      "sighting.language",
    ])
    .select(["reading.group_id", "reading.narrative_id", "reading.crisis_types", "reading.signs"])
    .select(["reading.negative", "reading.neutral", "reading.positive"])
    .where("sighting.workspace_id", "=", workspaceId)
    .where("sighting.watch_id", "=", watchId)
    .where("sighting.at", ">=", from)
    .where("sighting.at", "<=", to)
    .where(isCounted("sighting"))
    .orderBy("sighting.at", "desc")
    .orderBy("sighting.mention_id", "desc")
    .limit(limit)
    .execute();
  return rows.reverse();
};
export type SeenRow = Awaited<ReturnType<typeof listSeenPosts>>[number];

export interface SeriesRow {
  at: Date;
  seen: number;
  negative: number;
  neutral: number;
  positive: number;
  echoes: number;
}
interface SeriesWish {
  readonly from: Date;
  readonly to: Date;
  readonly stepMinutes: number;
  readonly timeZone: string;
}
const bucket = (column: string, { stepMinutes, timeZone }: SeriesWish) =>
  stepMinutes === 1440
    ? sql<Date>`date_trunc('day', ${sql.raw(column)} at time zone ${timeZone}) at time zone ${timeZone}`
    : sql<Date>`to_timestamp(floor(extract(epoch from ${sql.raw(column)}) / ${stepMinutes * 60}) * ${stepMinutes * 60})`;

export async function listCounts(db: Db, { workspaceId, watchId }: WatchKey, wish: SeriesWish): Promise<SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    select ${bucket("at", wish)} as at, sum(seen) as seen, sum(negative) as negative, sum(neutral) as neutral, sum(positive) as positive, sum(echoes) as echoes
    from ${sql.table(wish.stepMinutes >= 60 ? "tally_hour" : "tally")}
    where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${wish.from} and at < ${wish.to} group by 1 order by 1`.execute(
    db,
  );
  return rows;
}
export async function listBand(db: Db, { workspaceId, watchId }: WatchKey, wish: SeriesWish): Promise<BandRow[]> {
  const { rows } = await sql<BandRow>`
    select ${bucket("at", wish)} as at, sum(expected)::float8 as expected, sum(upper)::float8 as upper from expected_band
    where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${wish.from} and at < ${wish.to} group by 1 order by 1`.execute(
    db,
  );
  return rows;
}
export async function countStretch(db: Db, { workspaceId, watchId }: WatchKey, { from, to }: { from: Date; to: Date }) {
  const { rows } = await sql<{ seen: number; voices: number; negative: number }>`
    select coalesce(sum(seen), 0)::int as seen, coalesce(sum(voices), 0)::int as voices, coalesce(sum(negative), 0)::int as negative
    from tally where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return rows[0]!;
}
export async function sumBand(db: Db, { workspaceId, watchId }: WatchKey, { from, to }: { from: Date; to: Date }) {
  const { rows } = await sql<{ expected: number | null; upper: number | null }>`
    select sum(expected)::float8 as expected, sum(upper)::float8 as upper
    from expected_band where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return rows[0]!;
}
export const listEpisodesBetween = (
  db: Db,
  { workspaceId, watchId }: WatchKey,
  { from, to }: { from: Date; to: Date },
) =>
  db
    .selectFrom("episode")
    .select(["id", "kind", "opened_at", "closed_at", "severity"])
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("opened_at", "<", to)
    .where((eb) => eb.or([eb("closed_at", "is", null), eb("closed_at", ">", from)]))
    .execute();
