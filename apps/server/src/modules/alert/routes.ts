import type { alertShapes, EndpointName } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { streamLive } from "../../platform/http/stream.ts";
import { newId, newSecret } from "../../platform/ids.ts";
import { recordAudit } from "../people/index.ts";
import * as queries from "./queries.ts";
import { ringForTest } from "./ring.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  | "listAlerts"
  | "getAlert"
  | "acknowledgeAlert"
  | "muteAlert"
  | "unmuteAlert"
  | "dismissAlert"
  | "listBells"
  | "createBell"
  | "deleteBell"
  | "testBell"
  | "listenLive"
>;

type BellView = z.infer<typeof alertShapes.bell>;

const toBell = (row: queries.BellRow & { last?: queries.DeliveryRow | null }): BellView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  target: row.target,
  language: row.language,
  minimumSeverity: row.minimum_severity,
  isPaused: row.is_paused,
  lastOutcome: row.last?.outcome ?? null,
  lastProblem: row.last?.problem ?? null,
  lastUsedAt: row.last ? new Date(row.last.at).toISOString() : null,
});

export function alertRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  return {
    async listAlerts({ actor, query }) {
      const { state, watchId, cursor = null, limit } = query;
      const rows = await queries.listAlerts(db, actor.workspaceId, {
        isActiveOnly: state === "active",
        watchId,
        before: cursor,
        limit,
      });
      return { items: rows.map(service.toAlert), next: rows.length < limit ? null : rows.at(-1)!.id };
    },
    getAlert: ({ actor, params }) => service.readAlert(db, actor.workspaceId, params.id),
    acknowledgeAlert: ({ actor, params }) => service.acknowledge(context, actor, params.id),
    muteAlert: ({ actor, params, body }) => service.mute(context, actor, params.id, new Date(body.until)),
    unmuteAlert: ({ actor, params }) => service.unmute(context, actor, params.id),
    dismissAlert: ({ actor, params, body }) => service.dismiss(context, actor, params.id, body),
    async listBells({ actor }) {
      return { items: (await queries.listBells(db, actor.workspaceId)).map(toBell) };
    },
    async createBell({ actor, body }) {
      const now = clock.now();
      const { kind, name, target, language, minimumSeverity } = body;
      const secret = kind === "webhook" ? newSecret() : "";
      const row = {
        workspace_id: actor.workspaceId,
        id: newId(now),
        kind,
        name,
        target,
        language,
        minimum_severity: minimumSeverity,
        is_paused: false,
        secret,
        created_at: now,
      };
      await inTransaction(db, async (tx) => {
        await queries.storeBell(tx, row);
        await recordAudit(tx, actor, { at: now, action: "bell-created", subject: name, details: { kind } });
      });
      return { ...toBell(row), ...(secret !== "" && { secret }) };
    },
    async deleteBell({ actor, params }) {
      await inTransaction(db, async (tx) => {
        const gone = found(await queries.deleteBell(tx, actor.workspaceId, params.id), "bell");
        await recordAudit(tx, actor, { at: clock.now(), action: "bell-deleted", subject: gone.name });
      });
      return {};
    },
    async testBell({ actor, params }) {
      return ringForTest(context, found(await queries.findBell(db, actor.workspaceId, params.id), "bell"));
    },
    listenLive: async ({ actor, reply }) => streamLive(context.live, actor.workspaceId, reply),
  };
}
