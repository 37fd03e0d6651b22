import { type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Reading } from "./read.ts";
import type { UnderstandTables } from "./tables.ts";

export type ReadingRow = Selectable<UnderstandTables["reading"]>;

export interface ReadMention {
  readonly id: number;
  readonly publishedAt: Date;
  readonly platform: string;
  readonly reach: number;
  readonly reading: Reading;
}

export async function storeReadings(db: Db, workspaceId: string, read: readonly ReadMention[]): Promise<void> {
  const column = <T>(pick: (mention: ReadMention) => T) => read.map(pick);
  await sql`
    insert into reading (workspace_id, mention_id, published_at, language, sentiment, negative, neutral, positive, is_sure,
      crisis_types, group_id, is_echo)
    select ${workspaceId}, * from unnest(${column((m) => m.id)}::bigint[], ${column((m) => m.publishedAt)}::timestamptz[],
      ${column((m) => m.reading.language)}::text[], ${column((m) => m.reading.sentiment)}::text[],
      ${column((m) => m.reading.scores.negative)}::real[], ${column((m) => m.reading.scores.neutral)}::real[],
      ${column((m) => m.reading.scores.positive)}::real[], ${column((m) => m.reading.isSure)}::boolean[],
      ${column((m) => JSON.stringify(m.reading.crisisTypes))}::jsonb[], ${column((m) => m.reading.groupId)}::text[],
      ${column((m) => m.reading.isEcho)}::boolean[])
    on conflict do nothing`.execute(db);
}

export async function storeSightings(db: Db, workspaceId: string, read: readonly ReadMention[]): Promise<void> {
  const seen = read.flatMap((mention) => mention.reading.watchIds.map((watchId) => ({ watchId, mention })));
  if (seen.length === 0) return;
  const column = <T>(pick: (mention: ReadMention) => T) => seen.map(({ mention }) => pick(mention));
  await sql`
    insert into sighting (workspace_id, watch_id, at, mention_id, sentiment, language, platform, is_echo, author_key, reach)
    select ${workspaceId}, * from unnest(${seen.map(({ watchId }) => watchId)}::text[], ${column((m) => m.publishedAt)}::timestamptz[],
      ${column((m) => m.id)}::bigint[], ${column((m) => m.reading.sentiment)}::text[], ${column((m) => m.reading.language)}::text[],
      ${column((m) => m.platform)}::text[], ${column((m) => m.reading.isEcho)}::boolean[],
      ${column((m) => m.reading.authorKey)}::text[], ${column((m) => m.reach)}::bigint[])
    on conflict do nothing`.execute(db);
}

export const deleteSightings = (db: Db, workspaceId: string, watchId: string) =>
  db.deleteFrom("sighting").where("workspace_id", "=", workspaceId).where("watch_id", "=", watchId).execute();

export const listRecentForEchoes = (db: Db, workspaceId: string, since: Date) =>
  db
    .selectFrom("mention")
    .select(["platform", "external_id", "author_handle", "text", "published_at", "repost_of"])
    .where("workspace_id", "=", workspaceId)
    .where("published_at", ">=", since)
    .orderBy("published_at")
    .orderBy("id")
    .limit(50_000)
    .execute();

/** Mentions with their readings, in the order of their ids: for matching a changed watch against all that is stored. */
export const listReadMentions = (db: Db, workspaceId: string, { after, limit }: { after: number; limit: number }) =>
  db
    .selectFrom("mention")
    .innerJoin("reading", (on) =>
      on.onRef("reading.workspace_id", "=", "mention.workspace_id").onRef("reading.mention_id", "=", "mention.id"),
    )
    .selectAll("mention")
    .select(["reading.language", "reading.sentiment", "reading.is_echo", "reading.group_id"])
    .where("mention.workspace_id", "=", workspaceId)
    .where("mention.id", ">", after)
    .orderBy("mention.id")
    .limit(limit)
    .execute();

export const countLastDayByWatch = async (db: Db, workspaceId: string, since: Date): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom("sighting")
    .select(["watch_id", (eb) => eb.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where("at", ">=", since)
    .groupBy("watch_id")
    .execute();
  return new Map(rows.map((row) => [row.watch_id, row.count]));
};
