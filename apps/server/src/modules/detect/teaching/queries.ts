import { type Insertable, type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { WatchKey } from "../queries.ts";
import type { TeachingTables } from "./tables.ts";

export type RuleRow = Selectable<TeachingTables["taught_rule"]>;

export const storeRule = (db: Db, row: Insertable<TeachingTables["taught_rule"]>) =>
  db.insertInto("taught_rule").values(row).execute();
/** The latest first; those taken back too. */
export const listRules = (db: Db, { workspaceId, watchId }: WatchKey): Promise<RuleRow[]> =>
  db
    .selectFrom("taught_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .orderBy("id", "desc")
    .limit(200)
    .execute();
export const findRule = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("taught_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
export const undoRule = (db: Db, workspaceId: string, id: string, { at, by }: { at: Date; by: string }) =>
  db
    .updateTable("taught_rule")
    .set({ undone_at: at, undone_by: by })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("undone_at", "is", null)
    .returning("id")
    .executeTakeFirst();

/** Under which ids the narratives of these mentions are known now: they may have merged since. */
export async function listNarrativeIds(
  db: Db,
  workspaceId: string,
  mentionIds: readonly number[],
): Promise<Map<number, string>> {
  if (mentionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("reading")
    .select(["mention_id", "narrative_id"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<SqlBool>`mention_id = any(${mentionIds}::bigint[])`)
    .execute();
  return new Map(
    rows.flatMap(({ mention_id, narrative_id }) => (narrative_id === null ? [] : [[mention_id, narrative_id]])),
  );
}

/** People may have taught the watch that a post does not count: it stays on the charts, and the bell does not hear it. */
export const isCounted = (sighting: string): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${sighting}.${name}`);
  return sql<boolean>`not exists (select 1 from unheard u where u.workspace_id = ${column("workspace_id")}
    and u.watch_id = ${column("watch_id")} and u.mention_id = ${column("mention_id")})`;
};

/** Which sightings of a watch are asked about: some mentions, some minutes, or all of them in the order of their ids. */
export type Asked =
  | { readonly mentionIds: readonly number[] }
  | { readonly minutes: readonly Date[] }
  | { readonly after: number; readonly since: Date; readonly limit: number };

export async function listSightings(db: Db, { workspaceId, watchId }: WatchKey, asked: Asked) {
  const seen = db
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
    .select(["mention.id", "mention.text", "mention.title", "mention.platform", "mention.url", "mention.author_handle"])
    .select(["mention.author_name", "mention.author_followers", "mention.published_at"])
    .select(["reading.language", "reading.narrative_id", "reading.signs"])
    .where("sighting.workspace_id", "=", workspaceId)
    .where("sighting.watch_id", "=", watchId);
  if ("mentionIds" in asked)
    return seen.where(sql<SqlBool>`sighting.mention_id = any(${asked.mentionIds}::bigint[])`).execute();
  if ("minutes" in asked)
    return seen.where(sql<SqlBool>`date_trunc('minute', sighting.at) = any(${asked.minutes}::timestamptz[])`).execute();
  return seen
    .where("sighting.mention_id", ">", asked.after)
    .where("sighting.at", ">=", asked.since)
    .orderBy("sighting.mention_id")
    .limit(asked.limit)
    .execute();
}
export type SightingRow = Awaited<ReturnType<typeof listSightings>>[number];

export interface Unheard {
  readonly mentionId: number;
  readonly at: Date;
  readonly ruleId: string;
}
export async function storeUnheard(
  db: Db,
  { workspaceId, watchId }: WatchKey,
  unheard: readonly Unheard[],
): Promise<void> {
  if (unheard.length === 0) return;
  const column = <T>(pick: (one: Unheard) => T) => unheard.map(pick);
  await sql`
    insert into unheard (workspace_id, watch_id, mention_id, at, rule_id)
    select ${workspaceId}, ${watchId}, * from unnest(${column((u) => u.mentionId)}::bigint[], ${column((u) => u.at)}::timestamptz[],
      ${column((u) => u.ruleId)}::text[])
    on conflict do nothing`.execute(db);
}
export const countUnheard = async (
  db: Db,
  { workspaceId, watchId }: WatchKey,
  { from, to }: { from: Date; to: Date },
) =>
  (
    await db
      .selectFrom("unheard")
      .select((eb) => eb.fn.count<number>("mention_id").distinct().as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("watch_id", "=", watchId)
      .where("at", ">=", from)
      .where("at", "<=", to)
      .executeTakeFirstOrThrow()
  ).count;
export const deleteUnheard = (db: Db, { workspaceId, watchId }: WatchKey) =>
  db.deleteFrom("unheard").where("workspace_id", "=", workspaceId).where("watch_id", "=", watchId).execute();

export const listCampaigns = (db: Db, workspaceId: string, brandId: string) =>
  db
    .selectFrom("planned_campaign")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("brand_id", "=", brandId)
    .orderBy("from_at", "desc")
    .limit(300)
    .execute();
export type CampaignRow = Awaited<ReturnType<typeof listCampaigns>>[number];
export const storeCampaign = (db: Db, row: CampaignRow) => db.insertInto("planned_campaign").values(row).execute();
export const deleteCampaign = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("planned_campaign")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(["brand_id", "name"])
    .executeTakeFirst();

export const listNotes = (db: Db, { workspaceId, watchId }: WatchKey, { from, to }: { from: Date; to: Date }) =>
  db
    .selectFrom("watch_note")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("at", ">=", from)
    .where("at", "<", to)
    .orderBy("at")
    .execute();
export type NoteRow = Awaited<ReturnType<typeof listNotes>>[number];
export const storeNote = (db: Db, row: NoteRow) => db.insertInto("watch_note").values(row).execute();
export const deleteNote = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("watch_note")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
