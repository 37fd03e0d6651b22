import type { Context } from "../../context.ts";
import { handOver, type Job } from "../../platform/jobs/jobs.ts";
import { mentionsUnderstood } from "../understand/index.ts";
import { attachNew } from "./service.ts";

export function respondJobs(context: Context): Job[] {
  return [handOver("attach", mentionsUnderstood, (db, batch) => attachNew(context, db, batch))];
}
