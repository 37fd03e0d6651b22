import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { WatchKey } from "../queries.ts";
import { isCounted } from "../teaching/queries.ts";
import { LEAST_VOICES } from "./bar.ts";
import { REMEMBERED, type Telling, WINDOW } from "./voices.ts";

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Narratives that are wanted however quiet they are. */
  readonly besides?: readonly string[];
}

/**
 * The tellings of narratives that may be loud after `from`, with those of the day before that, in order of time. Most
 * narratives have too few negative posts ever to be loud, so nothing of them is read.
 */
export async function listTellings(
  db: Db,
  { workspaceId, watchId }: WatchKey,
  { from, to, besides = [] }: Stretch,
): Promise<Telling[]> {
  const ids = [...new Set([...(await listLoudIds(db, { workspaceId, watchId }, { from, to })), ...besides])];
  if (ids.length === 0) return [];
  const { rows } = await sql<{ at: Date; narrative_id: string; author_key: string; is_negative: boolean }>`
    with told as materialized (
      select mention_id, published_at, narrative_id from reading where workspace_id = ${workspaceId}
        and narrative_id = any(${ids}::text[]) and published_at > ${new Date(from - REMEMBERED)} and published_at <= ${new Date(to)})
    select s.at, told.narrative_id, s.author_key, s.sentiment = 'negative' as is_negative
    from told join sighting s on s.workspace_id = ${workspaceId} and s.watch_id = ${watchId} and s.at = told.published_at
      and s.mention_id = told.mention_id
    where not s.is_echo and ${isCounted("s")} order by s.at, s.mention_id`.execute(db);
  return rows.map(({ at, narrative_id, author_key, is_negative }) => ({
    ...{ at: at.getTime(), narrativeId: narrative_id, authorKey: author_key, isNegative: is_negative },
  }));
}

/** Each step goes by a key of its own: right after an archive the database knows nothing of how its tables are filled. */
async function listLoudIds(db: Db, { workspaceId, watchId }: WatchKey, { from, to }: Stretch): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    with said as materialized (
      select s.mention_id from sighting s where s.workspace_id = ${workspaceId} and s.watch_id = ${watchId}
        and s.at > ${new Date(from - WINDOW)} and s.at <= ${new Date(to)}
        and not s.is_echo and s.sentiment = 'negative' and ${isCounted("s")})
    select r.narrative_id as id from said join reading r on r.workspace_id = ${workspaceId} and r.mention_id = said.mention_id
    group by 1 having count(*) >= ${LEAST_VOICES}`.execute(db);
  return rows.flatMap(({ id }) => id ?? []);
}
