import type { Insertable, Selectable } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { ListenTables } from "../tables.ts";

export type ModerationRow = Selectable<ListenTables["moderation"]>;

export const storeModeration = (db: Db, row: Insertable<ListenTables["moderation"]>) =>
  db.insertInto("moderation").values(row).execute();

export const listModerations = (db: Db, workspaceId: string, mentionId: number): Promise<ModerationRow[]> =>
  db
    .selectFrom("moderation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("mention_id", "=", mentionId)
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .execute();

export const settleModeration = (
  db: Db,
  { workspace_id, id }: Pick<ModerationRow, "workspace_id" | "id">,
  change: Partial<Pick<ModerationRow, "outcome" | "problem_code" | "problem_message" | "settled_at" | "readings">>,
) => db.updateTable("moderation").set(change).where("workspace_id", "=", workspace_id).where("id", "=", id).execute();

/** Acts nobody knows the outcome of: made between these times, read back less often than `readings`. */
export const listUnknown = (
  db: Db,
  { after, before, readings }: { after: Date; before: Date; readings: number },
): Promise<ModerationRow[]> =>
  db
    .selectFrom("moderation")
    .selectAll()
    .where("outcome", "=", "unknown")
    .where("made_at", ">=", after)
    .where("made_at", "<=", before)
    .where("readings", "<", readings)
    .orderBy("made_at")
    .limit(50)
    .execute();
