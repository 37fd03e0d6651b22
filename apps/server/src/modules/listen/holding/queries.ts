import type { SourceKind } from "@tocsin/contract";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";

export interface Place {
  readonly workspaceId: string;
  readonly id: string;
}

/** Two processes that disagree about the time must not both believe a lease theirs, so the database's clock counts. */
export async function claimSource(
  db: Db,
  { workspaceId, id }: Place,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    update source set held_by = ${holder}, held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where workspace_id = ${workspaceId} and id = ${id}
      and (held_by is null or held_by = ${holder} or held_until < clock_timestamp())
    returning id`.execute(db);
  return rows.length > 0;
}

/** False when somebody else has taken over, or the source is gone. */
export async function renewSource(
  db: Db,
  { workspaceId, id }: Place,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const { rows } = await sql`
    update source set held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where workspace_id = ${workspaceId} and id = ${id} and held_by = ${holder} returning id`.execute(db);
  return rows.length > 0;
}

export const releaseSource = (db: Db, { workspaceId, id }: Place, holder: string) =>
  sql`update source set held_by = null, held_until = null
    where workspace_id = ${workspaceId} and id = ${id} and held_by = ${holder}`.execute(db);

/** Sources of these kinds that are not paused, whoever holds them. */
export const listActive = (db: Db, kinds: readonly SourceKind[]) =>
  db
    .selectFrom("source")
    .selectAll()
    .where("kind", "in", [...kinds])
    .where("is_paused", "=", false)
    .execute();
