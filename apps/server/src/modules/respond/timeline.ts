import type { Actor } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import { newId } from "../../platform/ids.ts";
import { storeTimeline } from "./queries.ts";
import type { Params } from "./tables.ts";

export interface Happening {
  readonly workspaceId: string;
  readonly incidentId: string;
  /** Null for what the product did by itself. */
  readonly actor: Pick<Actor, "id" | "kind"> | null;
  readonly at: Date;
  readonly kind: string;
  readonly params?: Params;
  readonly note?: string | null;
}

/** Adds one line to an incident's history. The database refuses to change or remove it afterwards. */
export async function writeTimeline(
  db: Db,
  { workspaceId, incidentId, actor, at, kind, params = {}, note = null }: Happening,
): Promise<void> {
  const actor_id = actor?.kind === "person" ? actor.id : null;
  await storeTimeline(db, {
    workspace_id: workspaceId,
    id: newId(at),
    incident_id: incidentId,
    at,
    actor_id,
    kind,
    params: JSON.stringify(params),
    note,
  });
}
