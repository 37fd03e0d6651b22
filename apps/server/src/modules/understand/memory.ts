import { createEchoIndex, type EchoIndex } from "@tocsin/narrative";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { ECHO_WINDOW_MINUTES } from "./echoWindow.ts";
import { beginNarratives, type NarrativeMemory, recallNarratives } from "./narratives/memory.ts";
import { listRecentForEchoes } from "./queries.ts";
import { authorKey } from "./read.ts";

/** What understanding keeps in memory between batches; all of it can be rebuilt from the database. */
export interface Memory {
  echoes(db: Db, workspaceId: string, isHistory: boolean): Promise<EchoIndex>;
  narratives(db: Db, workspaceId: string, isHistory: boolean): Promise<NarrativeMemory>;
  /** Those of a workspace that have been opened: of the present, of an archive. */
  openNarratives(workspaceId: string): { present: NarrativeMemory | undefined; past: NarrativeMemory | undefined };
}

export function createMemory(context: Pick<Context, "clock">): Memory {
  const indexes = new Map<string, EchoIndex>();
  const narratives = new Map<string, NarrativeMemory>();
  // An archive is read against itself: beside today's posts it would be forgotten at once.
  const keyOf = (workspaceId: string, isHistory: boolean) => `${workspaceId}${isHistory ? " history" : ""}`;
  return {
    async narratives(db, workspaceId, isHistory) {
      const key = keyOf(workspaceId, isHistory);
      const known = narratives.get(key);
      if (known !== undefined) return known;
      const opened = await (isHistory ? beginNarratives(db, workspaceId) : recallNarratives(context, db, workspaceId));
      narratives.set(key, opened);
      return opened;
    },
    openNarratives: (workspaceId) => ({
      present: narratives.get(keyOf(workspaceId, false)),
      past: narratives.get(keyOf(workspaceId, true)),
    }),
    async echoes(db, workspaceId, isHistory) {
      const key = keyOf(workspaceId, isHistory);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      const index = createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES });
      if (!isHistory)
        await remember(db, index, { workspaceId, since: new Date(context.clock.now().getTime() - 2 * DAY) });
      indexes.set(key, index);
      return index;
    },
  };
}

async function remember(
  db: Db,
  index: EchoIndex,
  { workspaceId, since }: { workspaceId: string; since: Date },
): Promise<void> {
  for (const row of await listRecentForEchoes(db, workspaceId, since)) {
    const author = { handle: row.author_handle, name: "", followers: null };
    const id = `${row.platform} ${row.external_id}`;
    index.place({
      id,
      text: row.text,
      authorKey: authorKey({ id, platform: row.platform, author }),
      at: row.published_at.getTime(),
      ...(row.repost_of !== null && { repostOf: `${row.platform} ${row.repost_of}` }),
    });
  }
}
