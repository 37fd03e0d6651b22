import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { QuotaUse } from "./rules.ts";

export interface Owner {
  readonly workspaceId: string;
  /** The connection, or the source where it needs none. */
  readonly ownerId: string;
}

export async function listUses(db: Db, { workspaceId, ownerId }: Owner): Promise<Map<string, QuotaUse>> {
  const rows = await db
    .selectFrom("quota_use")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("owner_id", "=", ownerId)
    .execute();
  return new Map(
    rows.map((row) => [row.quota, { windowFrom: row.window_from, used: row.used, saidLeft: row.said_left }]),
  );
}

export const storeUse = (
  db: Db,
  { workspaceId, ownerId }: Owner,
  { quota, use, at }: { quota: string; use: QuotaUse; at: Date },
) => {
  const said = { said_left: use.saidLeft, said_at: use.saidLeft === null ? null : at };
  const fields = { window_from: use.windowFrom, used: use.used, ...said };
  return db
    .insertInto("quota_use")
    .values({ workspace_id: workspaceId, owner_id: ownerId, quota, ...fields })
    .onConflict((on) => on.columns(["workspace_id", "owner_id", "quota"]).doUpdateSet(fields))
    .execute();
};

export const addSpending = (
  db: Db,
  { workspaceId, ownerId }: Owner,
  { month, amount }: { month: string; amount: number },
) =>
  sql`
    insert into spending (workspace_id, owner_id, month, amount) values (${workspaceId}, ${ownerId}, ${month}, ${amount})
    on conflict (workspace_id, owner_id, month) do update set amount = spending.amount + excluded.amount`.execute(db);

export async function findSpending(db: Db, { workspaceId, ownerId }: Owner, month: string): Promise<number> {
  const row = await db
    .selectFrom("spending")
    .select("amount")
    .where("workspace_id", "=", workspaceId)
    .where("owner_id", "=", ownerId)
    .where("month", "=", month)
    .executeTakeFirst();
  return row?.amount ?? 0;
}
