import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { listClosedIncidents } from "./queries.ts";
import { deleteLesson, readReview, storeLesson } from "./service.ts";

type Mine = Extract<EndpointName, "listReviews" | "getReview" | "createLesson" | "deleteLesson">;

export function reviewRoutes(context: Context): SomeHandlers<Mine> {
  const { db } = context;
  return {
    async listReviews({ actor }) {
      const rows = await listClosedIncidents(db, actor.workspaceId);
      const items = rows.map(({ id, closed_at, lessons, ...row }) => ({
        ...row,
        incidentId: id,
        closedAt: closed_at!.toISOString(),
        lessons: lessons ?? 0,
      }));
      return { items };
    },
    getReview: ({ actor, params }) => readReview(context, actor.workspaceId, params.incidentId),
    async createLesson({ actor, params, body }) {
      await storeLesson(context, actor, params.incidentId, body);
      return readReview(context, actor.workspaceId, params.incidentId);
    },
    async deleteLesson({ actor, params }) {
      await deleteLesson(context, actor, params.incidentId, params.lessonId);
      return readReview(context, actor.workspaceId, params.incidentId);
    },
  };
}
