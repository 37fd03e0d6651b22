import type { Db } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import { listMentionsById, type MentionRow } from "./queries.ts";

/** Throws `not-found`; also for what is no id at all. */
export async function requireMention(db: Db, workspaceId: string, id: string): Promise<MentionRow> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : null;
  return found(number === null ? undefined : (await listMentionsById(db, workspaceId, [number]))[0], "mention");
}
