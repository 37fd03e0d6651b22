import type { Db } from "../db/database.ts";
import type { HttpTables } from "./tables.ts";

type Row = HttpTables["remembered_answer"];
export type Slot = Pick<Row, "workspace_id" | "key">;

/** Takes the slot of a request; when it is taken already, returns who has it. */
export async function claimSlot(db: Db, row: Omit<Row, "answer">): Promise<Row | undefined> {
  const made = await db
    .insertInto("remembered_answer")
    .values({ ...row, answer: null })
    .onConflict((on) => on.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (made !== undefined) return undefined;
  return db
    .selectFrom("remembered_answer")
    .selectAll()
    .where("workspace_id", "=", row.workspace_id)
    .where("key", "=", row.key)
    .executeTakeFirst();
}

export const keepAnswer = (db: Db, { workspace_id, key }: Slot, answer: string) =>
  db
    .updateTable("remembered_answer")
    .set({ answer })
    .where("workspace_id", "=", workspace_id)
    .where("key", "=", key)
    .execute();
export const freeSlot = (db: Db, { workspace_id, key }: Slot) =>
  db.deleteFrom("remembered_answer").where("workspace_id", "=", workspace_id).where("key", "=", key).execute();
export const forgetAnswers = (db: Db, before: Date) =>
  db.deleteFrom("remembered_answer").where("at", "<", before).execute();
