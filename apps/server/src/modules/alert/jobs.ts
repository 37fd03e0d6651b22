import type { Context } from "../../context.ts";
import { errand, handOver, type Job, routine } from "../../platform/jobs/jobs.ts";
import { episodeChanged } from "../detect/index.ts";
import { DELIVERY_ATTEMPTS, DELIVERY_QUEUE, deliver } from "./ring.ts";
import { endMutes, hearEpisode } from "./service.ts";

export function alertJobs(context: Context): Job[] {
  return [
    handOver("hear-episode", episodeChanged, (db, change) => hearEpisode(context, db, change)),
    errand<{ workspaceId: string; deliveryId: string }>(DELIVERY_QUEUE, DELIVERY_ATTEMPTS, (delivery) =>
      deliver(context, delivery),
    ),
    routine("end-mutes", "* * * * *", () => endMutes(context)),
  ];
}
