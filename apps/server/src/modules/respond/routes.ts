import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";
import { toIncident, toTask, toTimelineEntry } from "./view.ts";

type Mine = Extract<
  EndpointName,
  | "listIncidents"
  | "openIncident"
  | "getIncident"
  | "updateIncident"
  | "closeIncident"
  | "createTask"
  | "updateTask"
  | "createNote"
  | "attachMentions"
>;

/** Statements belong to a later stage; whoever composes the API hands in how to list them. */
export type StatementLister = (
  workspaceId: string,
  incidentId: string,
) => Promise<{ id: string; title: string; state: string }[]>;

export function respondRoutes(context: Context, listStatements: StatementLister): SomeHandlers<Mine> {
  const { db } = context;
  const read = async ({ workspaceId }: { workspaceId: string }, id: string) => {
    const row = found(await queries.findIncident(db, workspaceId, id), "incident");
    const [alertIds, tasks, timeline, mentionCount, statements] = await Promise.all([
      queries.listAlertIds(db, workspaceId, id),
      queries.listTasks(db, workspaceId, id),
      queries.listTimeline(db, workspaceId, id),
      queries.countAttached(db, workspaceId, id),
      listStatements(workspaceId, id),
    ]);
    const lists = { alertIds, tasks: tasks.map(toTask), timeline: timeline.map(toTimelineEntry) };
    return {
      ...toIncident(row, context.clock.now()),
      ...lists,
      mentionCount,
      statements,
      playbookLanguage: row.language,
    };
  };
  return {
    async listIncidents({ actor, query }) {
      const { state, cursor = null, limit } = query;
      const rows = await queries.listIncidents(db, actor.workspaceId, { state, before: cursor, limit });
      return {
        items: rows.map((row) => toIncident(row, context.clock.now())),
        next: rows.length < limit ? null : rows.at(-1)!.id,
      };
    },
    openIncident: async ({ actor, body }) => read(actor, await service.openIncident(context, actor, body)),
    getIncident: ({ actor, params }) => read(actor, params.id),
    async updateIncident({ actor, params, body }) {
      await service.updateIncident(context, actor, params.id, body);
      return read(actor, params.id);
    },
    async closeIncident({ actor, params, body }) {
      await service.closeIncident(context, actor, params.id, body.note);
      return read(actor, params.id);
    },
    async createTask({ actor, params, body }) {
      await service.addTask(context, actor, params.id, body);
      return read(actor, params.id);
    },
    async updateTask({ actor, params, body }) {
      await service.updateTask(context, actor, params.id, params.taskId, body);
      return read(actor, params.id);
    },
    async createNote({ actor, params, body }) {
      await service.addNote(context, actor, params.id, body.note);
      return read(actor, params.id);
    },
    async attachMentions({ actor, params, body }) {
      await service.attachMentions(context, actor, params.id, body.mentionIds);
      return read(actor, params.id);
    },
  };
}
