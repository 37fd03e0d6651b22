import type { Actor } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import { findLastAudit, listAuditAfter, lockAudit, storeAudit } from "./queries.ts";
import { hashAudit } from "./rules.ts";

const GENESIS = "tocsin";
const PAGE = 1_000;

export interface Deed {
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
  readonly details?: Record<string, unknown>;
}

/** Writes one deed into the workspace's chain, inside the transaction that does the deed. */
export async function recordAudit(
  db: Db,
  actor: Pick<Actor, "workspaceId" | "name" | "id">,
  deed: Deed,
): Promise<void> {
  const { workspaceId } = actor;
  await lockAudit(db, workspaceId);
  const last = await findLastAudit(db, workspaceId);
  const previous = last?.hash ?? GENESIS;
  const fact = { details: {}, ...deed, actor: `${actor.name} (${actor.id})`, sequence: (last?.sequence ?? 0) + 1 };
  await storeAudit(db, workspaceId, fact, { previous_hash: previous, hash: hashAudit(previous, fact) });
}

export interface AuditCheck {
  readonly isIntact: boolean;
  readonly entries: number;
  readonly brokenAt: number | null;
}

/** Walks the chain from its first entry and names the first one that does not follow from those before it. */
export async function checkAudit(db: Db, workspaceId: string): Promise<AuditCheck> {
  let previous = GENESIS;
  let sequence = 0;
  for (;;) {
    const entries = await listAuditAfter(db, workspaceId, sequence, PAGE);
    for (const entry of entries) {
      const follows =
        entry.sequence === sequence + 1 &&
        entry.previous_hash === previous &&
        entry.hash === hashAudit(previous, entry);
      if (!follows) return { isIntact: false, entries: sequence, brokenAt: sequence + 1 };
      previous = entry.hash;
      sequence = entry.sequence;
    }
    if (entries.length < PAGE) return { isIntact: true, entries: sequence, brokenAt: null };
  }
}
