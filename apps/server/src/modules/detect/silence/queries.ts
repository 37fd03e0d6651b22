import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { DetectTables } from "../tables.ts";
import { ROW_MINUTES } from "./rules.ts";

/** One worker at a time listens in a workspace; the lock ends with the transaction. */
export const lockEars = (db: Db, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4875))`.execute(db);

export const findEar = (db: Db, workspaceId: string, sourceId: string) =>
  db
    .selectFrom("silence")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .executeTakeFirst();
export const storeEar = (db: Db, row: Insertable<DetectTables["silence"]>) =>
  db
    .insertInto("silence")
    .values(row)
    .onConflict((on) =>
      on.columns(["workspace_id", "source_id"]).doUpdateSet({ snapshot: row.snapshot, heard_until: row.heard_until }),
    )
    .execute();

interface Stretch {
  readonly sourceId: string;
  readonly from: Date;
  readonly to: Date;
}
/** Posts of a source by row of five minutes. */
export async function countPosts(db: Db, workspaceId: string, { sourceId, from, to }: Stretch) {
  const row = ROW_MINUTES * 60;
  const { rows } = await sql<{ at: Date; posts: number }>`
    select to_timestamp(floor(extract(epoch from published_at) / ${row}) * ${row}) as at, count(*)::int as posts from mention
    where workspace_id = ${workspaceId} and source_id = ${sourceId} and published_at >= ${from} and published_at < ${to}
    group by 1`.execute(db);
  return new Map(rows.map(({ at, posts }) => [at.getTime(), posts]));
}
export async function findPostTimes(db: Db, workspaceId: string, sourceId: string, since: Date) {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(published_at) as first, max(published_at) as last from mention
    where workspace_id = ${workspaceId} and source_id = ${sourceId} and published_at >= ${since}`.execute(db);
  return rows[0]!;
}

export type SilenceRow = Selectable<DetectTables["episode"]> & { source_id: string };
export const listOpenSilences = async (db: Db, workspaceId: string): Promise<SilenceRow[]> => {
  const open = db.selectFrom("episode").selectAll().where("workspace_id", "=", workspaceId);
  const rows = await open.where("state", "=", "open").where("source_id", "is not", null).execute();
  return rows as SilenceRow[];
};

/** Stretches in which a source brought nothing, from its last post on. */
export async function listSilences(db: Db, workspaceId: string, { from, to }: { from: Date; to: Date }) {
  const { rows } = await sql<{ source_id: string; from_at: Date; until_at: Date | null; name: string }>`
    with silent as (
      select e.source_id, e.closed_at as until_at, s.name, coalesce((e.explanation ->> 'since')::timestamptz,
        e.opened_at - make_interval(mins => (e.explanation ->> 'windowMinutes')::int)) as from_at
      from episode e join source s on s.workspace_id = e.workspace_id and s.id = e.source_id
      where e.workspace_id = ${workspaceId} and e.kind = 'data')
    select * from silent where from_at < ${to} and (until_at is null or until_at > ${from})`.execute(db);
  return rows;
}
