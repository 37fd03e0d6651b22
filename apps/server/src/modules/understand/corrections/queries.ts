import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { UnderstandTables } from "../tables.ts";
import type { Correction } from "./rules.ts";

export type CorrectionRow = Selectable<UnderstandTables["correction"]>;

export const storeCorrection = (db: Db, row: Insertable<UnderstandTables["correction"]>) =>
  db.insertInto("correction").values(row).execute();

export const undoCorrection = (db: Db, workspaceId: string, id: string, at: Date) =>
  db
    .updateTable("correction")
    .set({ undone_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("undone_at", "is", null)
    .returningAll()
    .executeTakeFirst();

export const findCorrection = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("correction")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();

/** What holds for each of the groups, in order of time. */
export async function listByGroup(
  db: Db,
  workspaceId: string,
  groupIds: readonly string[],
): Promise<Map<string, Correction[]>> {
  const byGroup = new Map<string, Correction[]>();
  if (groupIds.length === 0) return byGroup;
  const rows = await db
    .selectFrom("correction")
    .select(["group_id", "value"])
    .where("workspace_id", "=", workspaceId)
    .where("group_id", "in", [...new Set(groupIds)])
    .where("undone_at", "is", null)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  for (const { group_id, value } of rows) byGroup.set(group_id, [...(byGroup.get(group_id) ?? []), value]);
  return byGroup;
}

/** Groups of posts that somebody has said something about for this watch. */
export async function listGroupsOfWatch(db: Db, workspaceId: string, watchId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("correction")
    .select("group_id")
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("undone_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.group_id));
}

/** Corrections with the post they were made on, latest first. */
export const listWithPosts = (
  db: Db,
  workspaceId: string,
  { before, limit }: { before: string | null; limit: number },
) => {
  const query = withPosts(db, workspaceId).orderBy("correction.id", "desc").limit(limit);
  return (before === null ? query : query.where("correction.id", "<", before)).execute();
};

const withPosts = (db: Db, workspaceId: string) =>
  db
    .selectFrom("correction")
    .innerJoin("mention", (on) =>
      on
        .onRef("mention.workspace_id", "=", "correction.workspace_id")
        .onRef("mention.id", "=", "correction.mention_id"),
    )
    .innerJoin("reading", (on) =>
      on
        .onRef("reading.workspace_id", "=", "correction.workspace_id")
        .onRef("reading.mention_id", "=", "correction.mention_id"),
    )
    .selectAll("correction")
    .select(["mention.title", "mention.text", "reading.language"])
    .where("correction.workspace_id", "=", workspaceId);
export type PostedCorrection = Awaited<ReturnType<typeof listWithPosts>>[number];

export const findWithPost = (db: Db, workspaceId: string, id: string) =>
  withPosts(db, workspaceId).where("correction.id", "=", id).executeTakeFirst();

/** Everything the layer learns from, in order of time: a few thousand at most. */
export const listLessons = (db: Db, workspaceId: string, limit: number) =>
  withPosts(db, workspaceId)
    .where("correction.undone_at", "is", null)
    .where("correction.field", "in", ["sentiment", "relevance", "crisis-types"])
    .orderBy("correction.made_at", "desc")
    .orderBy("correction.id", "desc")
    .limit(limit)
    .execute();

/** Changes whenever a correction is made or undone, or the layer is switched. */
export async function findEdition(db: Db, workspaceId: string): Promise<{ edition: string; isOn: boolean }> {
  const { rows } = await sql<{ edition: string; is_on: boolean | null }>`
    select coalesce(max(id), '') || ' ' || count(*) || ' ' || coalesce(sum(hashtext(id)) filter (where undone_at is not null), 0) as edition,
      (select is_on from learning l where l.workspace_id = ${workspaceId}) as is_on
    from correction where workspace_id = ${workspaceId}`.execute(db);
  const { edition, is_on } = rows[0]!;
  return { edition, isOn: is_on ?? true };
}

export const setLearning = (db: Db, workspaceId: string, isOn: boolean) =>
  db
    .insertInto("learning")
    .values({ workspace_id: workspaceId, is_on: isOn })
    .onConflict((on) => on.column("workspace_id").doUpdateSet({ is_on: isOn }))
    .execute();

export const countByField = (db: Db, workspaceId: string) =>
  db
    .selectFrom("correction")
    .select([
      "field",
      (eb) => eb.fn.countAll<number>().as("count"),
      (eb) => eb.fn.count<number>("undone_at").as("undone"),
    ])
    .where("workspace_id", "=", workspaceId)
    .groupBy("field")
    .orderBy("field")
    .execute();

/** How many of the posts since `since` the layer judges otherwise than the model. */
export async function countChanged(db: Db, workspaceId: string, since: Date): Promise<{ posts: number; of: number }> {
  const { rows } = await sql<{ posts: number; of: number }>`
    select count(*) filter (where judged_by = 'layer') as posts, count(*) as of from reading
    where workspace_id = ${workspaceId} and published_at >= ${since}`.execute(db);
  return rows[0]!;
}
