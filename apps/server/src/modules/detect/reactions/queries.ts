import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { WatchKey } from "../queries.ts";
import { isCounted } from "../teaching/queries.ts";

/**
 * Reactions to copies do not count: platforms show those of the original beside every repost. As with posts, minutes are
 * counted anew and never added to.
 */
const countMinutes = (db: Db, touched: RawBuilder<unknown>) =>
  sql`
  with touched as (${touched})
  insert into reaction_minute (workspace_id, watch_id, at, gained)
  select t.workspace_id, t.watch_id, t.at, sum(r.gained)
  from touched t join reaction r on r.workspace_id = t.workspace_id and r.at = t.at
    join sighting s on s.workspace_id = r.workspace_id and s.mention_id = r.mention_id and s.watch_id = t.watch_id
  where not s.is_echo and ${isCounted("s")}
  group by 1, 2, 3
  on conflict (workspace_id, watch_id, at) do update set gained = excluded.gained`.execute(db);

/** Counts the minutes in which these mentions were read, for every watch that sees them. */
export const countReactionsTo = (db: Db, workspaceId: string, mentionIds: readonly number[]) =>
  countMinutes(
    db,
    sql`select distinct s.workspace_id, s.watch_id, r.at from sighting s
      join reaction r on r.workspace_id = s.workspace_id and r.mention_id = s.mention_id
      where s.workspace_id = ${workspaceId} and s.mention_id = any(${mentionIds}::bigint[])`,
  );

/** Counts everything that was read for a watch since then: reactions come after their posts. */
export async function recountReactions(db: Db, { workspaceId, watchId }: WatchKey, since: Date | null): Promise<void> {
  const from = since ?? new Date(0);
  await sql`delete from reaction_minute where workspace_id = ${workspaceId} and watch_id = ${watchId}
    and at >= date_trunc('minute', ${from}::timestamptz)`.execute(db);
  await countMinutes(
    db,
    sql`select distinct s.workspace_id, s.watch_id, r.at from sighting s
      join reaction r on r.workspace_id = s.workspace_id and r.mention_id = s.mention_id
      where s.workspace_id = ${workspaceId} and s.watch_id = ${watchId} and r.at >= date_trunc('minute', ${from}::timestamptz)`,
  );
}

/** The watches that see any of the mentions. */
export async function listWatchesSeeing(db: Db, workspaceId: string, mentionIds: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom("sighting")
    .select("watch_id")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`mention_id = any(${mentionIds}::bigint[])`)
    .orderBy("watch_id")
    .execute();
  return rows.map((row) => row.watch_id);
}
