import { type SelectQueryBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";

/** The number of the batch that is about to be placed. Undone with it. */
export async function drawBatch(db: Db, workspaceId: string, isHistory: boolean): Promise<number> {
  const { batches } = await db
    .insertInto("placement")
    .values({ workspace_id: workspaceId, is_history: isHistory, batches: 1 })
    .onConflict((on) =>
      on.columns(["workspace_id", "is_history"]).doUpdateSet({ batches: sql<number>`placement.batches + 1` }),
    )
    .returning("batches")
    .executeTakeFirstOrThrow();
  return batches;
}

const placed = (db: Db, workspaceId: string) =>
  db
    .selectFrom("mention")
    .innerJoin("reading", (on) =>
      on.onRef("reading.workspace_id", "=", "mention.workspace_id").onRef("reading.mention_id", "=", "mention.id"),
    )
    .select(["mention.id", "mention.published_at", "mention.platform", "mention.external_id", "mention.in_reply_to"])
    .select(["mention.title", "mention.text", "mention.url", "mention.repost_of"])
    .select(["mention.author_handle", "mention.author_name", "mention.author_followers"])
    .select(["reading.group_id", "reading.is_echo", "reading.language", "reading.sentiment"])
    .where("mention.workspace_id", "=", workspaceId);
type Placed = ReturnType<typeof placed>;
export type PlacedRow = Placed extends SelectQueryBuilder<infer _D, infer _T, infer Row> ? Row : never;

/** Of more than these the latest. */
const MOST_PLACED = 50_000;

/** Posts on record in the order in which they were placed, those of archives first. */
export const listPlacedSince = (db: Db, workspaceId: string, since: Date): Promise<PlacedRow[]> =>
  inOrder(
    placed(db, workspaceId).where("mention.published_at", ">=", since).where("reading.published_at", ">=", since),
  );

/** What was placed in the turns after `batch`. */
export const listPlacedAfter = (db: Db, workspaceId: string, batch: number): Promise<PlacedRow[]> =>
  inOrder(placed(db, workspaceId).where("reading.batch", ">", batch));

async function inOrder(rows: Placed): Promise<PlacedRow[]> {
  const latest = await rows
    .orderBy(sql`reading.batch desc nulls last`)
    .orderBy("mention.published_at", "desc")
    .orderBy("mention.id", "desc")
    .limit(MOST_PLACED)
    .execute();
  return latest.reverse();
}

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
}

/** The latest posts of a stretch of time, in its order. */
export async function listPlacedIn(db: Db, workspaceId: string, { from, to, limit }: Stretch): Promise<PlacedRow[]> {
  const latest = await placed(db, workspaceId)
    .where("mention.published_at", ">=", from)
    .where("mention.published_at", "<", to)
    .orderBy("mention.published_at", "desc")
    .orderBy("mention.id", "desc")
    .limit(limit)
    .execute();
  return latest.reverse();
}

/** The first posts of these groups. */
export const listFounders = (db: Db, workspaceId: string, groupIds: readonly string[]): Promise<PlacedRow[]> =>
  placed(db, workspaceId)
    .where("reading.workspace_id", "=", workspaceId)
    .where(sql<boolean>`reading.group_id = any(${groupIds}::text[]) and not reading.is_echo`)
    .orderBy("mention.published_at")
    .orderBy("mention.id")
    .execute();
