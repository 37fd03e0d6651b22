import type { Context } from "../../context.ts";
import { errand, handOver, type Job, routine } from "../../platform/jobs/jobs.ts";
import { episodeChanged } from "../detect/index.ts";
import { deliver, type Errand, nobodyReached } from "./deliver.ts";
import { RING_QUEUE, wake } from "./escalation/calling.ts";
import { ringDue } from "./escalation/due.ts";
import { DELIVERY_ATTEMPTS, DELIVERY_QUEUE } from "./ring.ts";
import { endMutes, hearEpisode } from "./service.ts";

export function alertJobs(context: Context): Job[] {
  return [
    handOver("hear-episode", episodeChanged, (db, change) => hearEpisode(context, db, change)),
    errand<Errand>(DELIVERY_QUEUE, DELIVERY_ATTEMPTS, (delivery) => deliver(context, delivery)),
    errand<object>(RING_QUEUE, 3, () => ringDue(context)),
    routine("ring-late", "* * * * *", () => ringDue(context)),
    handOver("ring-past-nobody", nobodyReached, (db) => wake(context, db, context.clock.now())),
    routine("end-mutes", "* * * * *", () => endMutes(context)),
  ];
}
