import type { Db } from "../../../platform/db/database.ts";
import { lockWatch } from "../queries.ts";
import { countReactionsTo, listWatchesSeeing } from "./queries.ts";

/** Older posts have gained reactions: they count in the minute in which somebody read them. The bell hears of it within one. */
export async function countReactions(
  db: Db,
  { workspaceId, mentionIds }: { readonly workspaceId: string; readonly mentionIds: readonly number[] },
): Promise<void> {
  for (const watchId of await listWatchesSeeing(db, workspaceId, mentionIds))
    await lockWatch(db, { workspaceId, watchId });
  await countReactionsTo(db, workspaceId, mentionIds);
}
