import type { Context } from "../../context.ts";
import { type Job, keyedErrand, routine } from "../../platform/jobs/jobs.ts";
import { IMPORT_QUEUE, runImport } from "./imports.ts";
import { listDueFeeds } from "./queries.ts";
import { FEED_QUEUE, pullSource } from "./service.ts";

export function listenJobs(context: Context): Job[] {
  return [
    routine("find-due-feeds", "* * * * *", () => sendDueFeeds(context)),
    keyedErrand<{ workspaceId: string; sourceId: string }>(FEED_QUEUE, 1, ({ workspaceId, sourceId }) =>
      pullSource(context, workspaceId, sourceId),
    ),
    keyedErrand<{ workspaceId: string; importId: string }>(IMPORT_QUEUE, 5, ({ workspaceId, importId }) =>
      runImport(context, workspaceId, importId),
    ),
  ];
}

async function sendDueFeeds(context: Context): Promise<void> {
  for (const row of await listDueFeeds(context.db, context.clock.now()))
    await context.jobs.send(
      context.db,
      FEED_QUEUE,
      { workspaceId: row.workspace_id, sourceId: row.id },
      { key: row.id },
    );
}
