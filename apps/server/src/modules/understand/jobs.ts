import type { Context } from "../../context.ts";
import { handOver, type Job } from "../../platform/jobs/jobs.ts";
import { mentionsStored } from "../listen/index.ts";
import { watchChanged } from "../prepare/index.ts";
import { createMemory } from "./memory.ts";
import { rematchWatch, understandBatch } from "./service.ts";

export function understandJobs(context: Context): Job[] {
  const memory = createMemory(context);
  return [
    handOver("understand", mentionsStored, (db, batch) => understandBatch(context, memory, db, batch)),
    handOver("rematch", watchChanged, (db, change) => rematchWatch(context, db, change)),
  ];
}
