import type { Context } from "../../context.ts";
import { handOver, type Job, keyedErrand } from "../../platform/jobs/jobs.ts";
import { mentionsEdited, mentionsStored } from "../listen/index.ts";
import { watchChanged } from "../prepare/index.ts";
import { REREAD_QUEUE, rereadRecent } from "./corrections/service.ts";
import { createLenses } from "./lenses.ts";
import { createMemory } from "./memory/memory.ts";
import { keepSnapshot, TELL_QUEUE, tellNarratives } from "./narratives/tell.ts";
import { rereadEdited } from "./reread.ts";
import { rematchWatch, understandBatch } from "./service.ts";

export function understandJobs(context: Context): Job[] {
  const memory = createMemory(context);
  const lenses = createLenses(context);
  return [
    handOver("understand", mentionsStored, (db, batch) => understandBatch(context, { memory, lenses }, db, batch)),
    handOver("reread-edited", mentionsEdited, (db, edited) => rereadEdited(context, lenses, db, edited)),
    handOver("rematch", watchChanged, (db, change) => rematchWatch(context, lenses, db, change)),
    keyedErrand<{ workspaceId: string }>(REREAD_QUEUE, 3, ({ workspaceId }) =>
      rereadRecent(context, lenses, workspaceId),
    ),
    keyedErrand<{ workspaceId: string }>(TELL_QUEUE, 3, async ({ workspaceId }) => {
      const { present, past } = memory.openNarratives(workspaceId);
      await tellNarratives(
        context,
        workspaceId,
        [present, past].filter((one) => one !== undefined),
      );
      if (present !== undefined) await keepSnapshot(context, workspaceId, present);
    }),
  ];
}
