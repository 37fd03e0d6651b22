import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { DetectTables } from "./tables.ts";
import { isCounted } from "./teaching/queries.ts";

export type EpisodeRow = Selectable<DetectTables["episode"]>;
export interface WatchKey {
  readonly workspaceId: string;
  readonly watchId: string;
}

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
        narratives: row.narratives,
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

/** The posts an explanation is made of: those of the burst, of one narrative where that rings; latest last. */
export const listSeenPosts = async (
  db: Db,
  { workspaceId, watchId }: WatchKey,
  { from, to, limit, narrativeId }: { from: Date; to: Date; limit: number; narrativeId?: string | undefined },
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
      "mention.url",
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
    .$if(narrativeId !== undefined, (query) => query.where("reading.narrative_id", "=", narrativeId!))
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
