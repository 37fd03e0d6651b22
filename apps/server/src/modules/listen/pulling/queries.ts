import type { SourceKind } from "@tocsin/contract";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";

export interface Due {
  readonly workspace_id: string;
  readonly id: string;
}
export interface DueWish {
  readonly kinds: readonly SourceKind[];
  readonly now: Date;
  readonly limit: number;
}

/** Sources whose time has come and that nobody is asking, the longest waiting first. */
export async function listDue(db: Db, { kinds, now, limit }: DueWish): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select workspace_id, id from source
    where kind = any(${[...kinds]}::text[]) and not is_paused and (next_check_at is null or next_check_at <= ${now})
      and (held_until is null or held_until < clock_timestamp())
    order by next_check_at nulls first limit ${limit}`.execute(db);
  return rows;
}

/** In workspaces where it is urgent a source does not wait for its usual turn, nor for a quota that may be spent now. */
export async function listHurried(
  db: Db,
  { kinds, now, limit, workspaceId, hurry }: DueWish & { readonly workspaceId: string; readonly hurry: number },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select workspace_id, id from source
    where workspace_id = ${workspaceId} and kind = any(${[...kinds]}::text[]) and not is_paused
      and (failures = 0 or problem_code = 'quota-spent') and (not_before is null or not_before <= ${now})
      and last_checked_at + make_interval(secs => every_minutes * 60 / ${hurry}::float8) <= ${now}
      and (held_until is null or held_until < clock_timestamp())
    order by last_checked_at limit ${limit}`.execute(db);
  return rows;
}
