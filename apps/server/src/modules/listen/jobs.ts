import { type Job, keyedErrand, routine } from "../../platform/jobs/jobs.ts";
import { IMPORT_QUEUE, runImport } from "./imports/imports.ts";
import { readBackUnknown } from "./moderation/service.ts";
import type { Listening } from "./outlook.ts";
import { createPuller } from "./pulling/due.ts";
import { PULL_QUEUE, pullSource } from "./pulling/pull.ts";

export function listenJobs(listening: Listening): Job[] {
  const puller = createPuller(listening);
  return [
    routine("find-due-feeds", "* * * * *", () => puller.pullDue()),
    routine("read-back-moderation", "* * * * *", () => readBackUnknown(listening)),
    keyedErrand<{ workspaceId: string; sourceId: string }>(PULL_QUEUE, 1, ({ workspaceId, sourceId }) =>
      pullSource(listening, workspaceId, sourceId),
    ),
    keyedErrand<{ workspaceId: string; importId: string }>(IMPORT_QUEUE, 5, ({ workspaceId, importId }) =>
      runImport(listening, workspaceId, importId),
    ),
  ];
}
