import type { SourceKind } from "@tocsin/contract";
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { ListenTables } from "../tables.ts";

export type ConnectionRow = Selectable<ListenTables["connection"]>;

export const listConnections = (db: Db, workspaceId: string): Promise<ConnectionRow[]> =>
  db
    .selectFrom("connection")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("kind")
    .orderBy("created_at")
    .execute();

export const findConnection = (db: Db, workspaceId: string, id: string): Promise<ConnectionRow | undefined> =>
  db
    .selectFrom("connection")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();

export const storeConnection = (db: Db, row: Insertable<ListenTables["connection"]>) =>
  db.insertInto("connection").values(row).execute();

export const updateConnection = (
  db: Db,
  { workspace_id, id }: Pick<ConnectionRow, "workspace_id" | "id">,
  change: Updateable<ListenTables["connection"]>,
) => db.updateTable("connection").set(change).where("workspace_id", "=", workspace_id).where("id", "=", id).execute();

export const deleteConnection = (db: Db, workspaceId: string, id: string) =>
  db.deleteFrom("connection").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();

export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly connection_id: string | null;
}
/** The sources that speak through connections. */
export const listSpeakers = (db: Db, workspaceId: string): Promise<Speaker[]> =>
  db
    .selectFrom("source")
    .select(["id", "name", "kind", "connection_id"])
    .where("workspace_id", "=", workspaceId)
    .where("connection_id", "is not", null)
    .orderBy("created_at")
    .execute();

/** Sources that were shut out are tried again. A source that a failure has paused has its problem on it; what people paused stays so. */
export const wakeSpeakers = (db: Db, { workspace_id, id }: Pick<ConnectionRow, "workspace_id" | "id">) =>
  sql`update source set is_paused = is_paused and problem_code is null, failures = 0, next_check_at = null, not_before = null
    where workspace_id = ${workspace_id} and connection_id = ${id}`.execute(db);
