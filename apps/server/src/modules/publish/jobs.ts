import type { Context } from "../../context.ts";
import { errand, type Job, routine } from "../../platform/jobs/jobs.ts";
import { DELIVERY_QUEUE, type Delivery, deliver, resumePublications } from "./delivery.ts";
import { listBareShelves, RENDER_QUEUE, renderNewsroom } from "./newsroom/service.ts";

const RENDER_ATTEMPTS = 5;

export function publishJobs(context: Context): Job[] {
  return [
    errand<{ workspaceId: string }>(RENDER_QUEUE, RENDER_ATTEMPTS, ({ workspaceId }) =>
      renderNewsroom(context, workspaceId),
    ),
    errand<Delivery>(DELIVERY_QUEUE, 1, (delivery) => deliver(context, delivery)),
    routine("keep-publishing", "* * * * *", async () => {
      await resumePublications(context);
      for (const workspaceId of await listBareShelves(context)) await renderNewsroom(context, workspaceId);
    }),
  ];
}
