import type { AlertKind, AlertState, CrisisType } from "@tocsin/contract";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { WatchRow } from "../../prepare/index.ts";
import type { Overlap } from "./rules.ts";

/** One fire at a time is put together or taken apart in a workspace; the lock ends with the transaction. */
export const lockFires = (db: Db, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4874))`.execute(db);

export const findAlertIdOf = async (db: Db, workspaceId: string, episodeId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom("alert_episode")
      .select("alert_id")
      .where("workspace_id", "=", workspaceId)
      .where("episode_id", "=", episodeId)
      .executeTakeFirst()
  )?.alert_id;

interface Membership {
  readonly workspaceId: string;
  readonly alertId: string;
  readonly episodeIds: readonly string[];
  readonly at: Date;
}
/** From here on the episodes belong to this alert, and to no other. */
export const placeEpisodes = async (db: Db, { workspaceId, alertId, episodeIds, at }: Membership): Promise<void> => {
  const rows = episodeIds.map((id) => ({
    ...{ workspace_id: workspaceId, episode_id: id, alert_id: alertId, joined_at: at },
  }));
  await db
    .insertInto("alert_episode")
    .values(rows)
    .onConflict((on) => on.columns(["workspace_id", "episode_id"]).doUpdateSet({ alert_id: alertId, joined_at: at }))
    .execute();
};

/** An alert that a mail or a bookmark leads to, as it is told since people joined it with another. */
export const followMerged = async (db: Db, workspaceId: string, id: string): Promise<string> =>
  (
    await db
      .selectFrom("alert")
      .select("merged_into")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst()
  )?.merged_into ?? id;

/** Alerts that were joined with this one before follow it. */
export const redirectMerged = (db: Db, workspaceId: string, from: string, into: string) =>
  db
    .updateTable("alert")
    .set({ merged_into: into })
    .where("workspace_id", "=", workspaceId)
    .where("merged_into", "=", from)
    .execute();

export interface BurstRow {
  alert_id: string;
  episode_id: string;
  kind: AlertKind;
  state: "open" | "closed";
  severity: number;
  watch_id: string | null;
  brand_id: string | null;
  brand_kind: WatchRow["brand_kind"] | null;
  opened_at: Date;
  closed_at: Date | null;
  since: Date | null;
  type: CrisisType | null;
  language: string | null;
}
const burstColumns = sql`e.id as episode_id, e.kind, e.state, e.severity, e.watch_id, w.brand_id, b.kind as brand_kind, e.opened_at,
  e.closed_at, (e.explanation ->> 'since')::timestamptz as since, e.suggested_type as type,
  e.explanation #>> '{languages,0,value}' as language`;
const brandOfEpisode = sql`left join watch w on w.workspace_id = e.workspace_id and w.id = e.watch_id
  left join brand b on b.workspace_id = w.workspace_id and b.id = w.brand_id`;

/** Episodes of alerts that another may still join: those that last, and those that ended or were dismissed lately. */
export async function listBursts(db: Db, workspaceId: string, endedSince: Date) {
  const { rows } = await sql<BurstRow & { alert_state: AlertState }>`
    select a.id as alert_id, a.state as alert_state, ${burstColumns}
    from alert a join alert_episode f on f.workspace_id = a.workspace_id and f.alert_id = a.id
    join episode e on e.workspace_id = f.workspace_id and e.id = f.episode_id ${brandOfEpisode}
    where a.workspace_id = ${workspaceId} and a.merged_into is null
      and (a.state in ('ringing', 'acknowledged') or (a.state = 'closed' and a.closed_at >= ${endedSince})
        or (a.state = 'dismissed' and e.state = 'open'))
    order by a.opened_at`.execute(db);
  return rows;
}
export async function listParts(db: Db, workspaceId: string, alertId: string): Promise<BurstRow[]> {
  const { rows } = await sql<BurstRow>`
    select f.alert_id, ${burstColumns}
    from alert_episode f join episode e on e.workspace_id = f.workspace_id and e.id = f.episode_id ${brandOfEpisode}
    where f.workspace_id = ${workspaceId} and f.alert_id = ${alertId} order by e.opened_at, e.id`.execute(db);
  return rows;
}
export async function findBurst(db: Db, workspaceId: string, episodeId: string): Promise<BurstRow | undefined> {
  const { rows } = await sql<BurstRow>`
    select '' as alert_id, ${burstColumns} from episode e ${brandOfEpisode}
    where e.workspace_id = ${workspaceId} and e.id = ${episodeId}`.execute(db);
  return rows[0];
}

export interface Stretch {
  readonly watchId: string;
  readonly from: Date;
  readonly to: Date;
}
/** Enough posts to know what a burst is about. */
const MOST_COMPARED = 2_000;

const postsOf = (workspaceId: string, { watchId, from, to }: Stretch) => sql`
  select s.mention_id, r.narrative_id, r.group_id from sighting s
  join reading r on r.workspace_id = s.workspace_id and r.mention_id = s.mention_id
  where s.workspace_id = ${workspaceId} and s.watch_id = ${watchId} and s.at >= ${from} and s.at <= ${to}
  order by s.at desc limit ${MOST_COMPARED}`;

/** What two watches saw in common, each in its own stretch. Narratives that tell of one event count as one story. */
export async function measureOverlap(db: Db, workspaceId: string, [one, other]: readonly [Stretch, Stretch]) {
  const { rows } = await sql<{ one: number; other: number; shared: number; of_one: number; of_other: number }>`
    with one as (${postsOf(workspaceId, one)}), other as (${postsOf(workspaceId, other)}),
    links as (
      select from_id as a, to_id as b from narrative_link where workspace_id = ${workspaceId} and kind = 'same-event'
      union all select to_id, from_id from narrative_link where workspace_id = ${workspaceId} and kind = 'same-event'),
    stories_of_one as (select narrative_id as id from one union select b from links join one on one.narrative_id = a
      union select group_id from one),
    stories_of_other as (select narrative_id as id from other union select b from links join other on other.narrative_id = a
      union select group_id from other)
    select (select count(*)::int from one) as one, (select count(*)::int from other) as other,
      (select count(*)::int from one join other using (mention_id)) as shared,
      (select count(*)::int from one where narrative_id in (select id from stories_of_other) or group_id in (select id from stories_of_other)) as of_one,
      (select count(*)::int from other where narrative_id in (select id from stories_of_one) or group_id in (select id from stories_of_one)) as of_other`.execute(
    db,
  );
  const { one: ofOne, other: ofOther, shared, of_one, of_other } = rows[0]!;
  return { posts: [ofOne, ofOther], sharedPosts: shared, sharedStories: [of_one, of_other] } satisfies Overlap;
}
export const NOTHING_SHARED: Overlap = { posts: [0, 0], sharedPosts: 0, sharedStories: [0, 0] };
