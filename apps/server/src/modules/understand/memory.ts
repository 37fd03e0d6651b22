import { createEchoIndex, type EchoIndex } from "@tocsin/narrative";
import { type CompiledQueries, compileQueries, parseQuery } from "@tocsin/query";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { listWatches, type WatchRow } from "../prepare/index.ts";
import { listRecentForEchoes } from "./queries.ts";
import { authorKey } from "./read.ts";

/** How long after its last copy a story can still be recognised as the same one. */
export const ECHO_WINDOW_MINUTES = 2 * 24 * 60;

/** What understanding keeps in memory between batches; all of it can be rebuilt from the database. */
export interface Memory {
  echoes(db: Db, workspaceId: string, isHistory: boolean): Promise<EchoIndex>;
  queries(db: Db, workspaceId: string): Promise<CompiledQueries>;
}

export function createMemory(context: Pick<Context, "clock">): Memory {
  const indexes = new Map<string, EchoIndex>();
  const compiled = new Map<string, { edition: string; queries: CompiledQueries }>();
  return {
    async echoes(db, workspaceId, isHistory) {
      // An archive is read against itself: beside today's posts it would be forgotten at once.
      const key = `${workspaceId}${isHistory ? " history" : ""}`;
      const known = indexes.get(key);
      if (known !== undefined) return known;
      const index = createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES });
      if (!isHistory)
        await remember(db, index, { workspaceId, since: new Date(context.clock.now().getTime() - 2 * DAY) });
      indexes.set(key, index);
      return index;
    },
    async queries(db, workspaceId) {
      const watches = await listWatches(db, workspaceId);
      const edition = watches.map((watch) => `${watch.id}.${watch.edition}`).join(" ");
      const known = compiled.get(workspaceId);
      if (known?.edition === edition) return known.queries;
      const queries = compileWatches(watches);
      compiled.set(workspaceId, { edition, queries });
      return queries;
    },
  };
}

export function compileWatches(watches: readonly Pick<WatchRow, "id" | "query">[]): CompiledQueries {
  const entries = watches.flatMap(({ id, query }) => {
    const parsed = parseQuery(query).query;
    return parsed === null ? [] : [{ id, query: parsed }];
  });
  return compileQueries(entries);
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
