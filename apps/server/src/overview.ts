/** Pages that look across stages: the situation now, and a chart with everything that happened on it. */
import type { detectShapes, EndpointName } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "./context.ts";
import { countAlerts, listActiveAlerts, listAlertsBetween } from "./modules/alert/index.ts";
import { listCampaigns, listNotes, listSilences, readSeries, readSituations } from "./modules/detect/index.ts";
import { listGaps, listSourceBriefs } from "./modules/listen/index.ts";
import { findWatch } from "./modules/prepare/index.ts";
import { countWaitingApprovals, listPublishedBetween } from "./modules/publish/index.ts";
import { countOverdue, listIncidents, listIncidentsBetween } from "./modules/respond/index.ts";
import type { SomeHandlers } from "./platform/http/endpoint.ts";

type Mark = z.infer<typeof detectShapes.mark>;
interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

export function overviewRoutes(
  context: Context,
): SomeHandlers<Extract<EndpointName, "getSituation" | "getWatchSeries">> {
  const { db, clock } = context;
  return {
    async getSituation({ actor: { workspaceId } }) {
      const now = clock.now();
      const [watches, alerts, sources, incidents, ringingAlerts, overdueTasks, waitingApprovals] = await Promise.all([
        readSituations(context, workspaceId),
        listActiveAlerts(db, workspaceId),
        listSourceBriefs(context, workspaceId),
        listIncidents(db, workspaceId, { state: "active", before: null, limit: 200 }),
        countAlerts(db, workspaceId, "ringing"),
        countOverdue(db, workspaceId, now),
        countWaitingApprovals(db, workspaceId),
      ]);
      const withAlerts = watches.map((watch) => {
        const alert = alerts.find(({ parts }) => parts.some(({ watchId }) => watchId === watch.watchId));
        return {
          ...watch,
          alertId: alert?.id ?? null,
          alertKind: alert?.kind ?? null,
          severity: alert?.severity ?? null,
        };
      });
      return {
        at: now.toISOString(),
        watches: withAlerts,
        sources,
        openIncidents: incidents.length,
        ringingAlerts,
        overdueTasks,
        waitingApprovals,
      };
    },
    async getWatchSeries({ actor: { workspaceId }, params, query }) {
      const stretch = { from: new Date(query.from), to: new Date(query.to) };
      const key = { workspaceId, watchId: params.id };
      const { stepMinutes, points, sources } = await readSeries(context, key, {
        ...stretch,
        stepMinutes: query.stepMinutes,
      });
      return { stepMinutes, points, sources, marks: await listMarks(context, key, stretch) };
    },
  };
}

/** Alerts, incidents, statements, campaigns, notes and deaf stretches of a watch, in order of time. */
export async function listMarks(
  { db }: Context,
  { workspaceId, watchId }: { workspaceId: string; watchId: string },
  stretch: Stretch,
): Promise<Mark[]> {
  const [alerts, incidents, statements, gaps, silences] = await Promise.all([
    listAlertsBetween(db, workspaceId, watchId, stretch),
    listIncidentsBetween(db, workspaceId, watchId, stretch),
    listPublishedBetween(db, workspaceId, watchId, stretch),
    listGaps(db, workspaceId, stretch),
    listSilences(db, workspaceId, stretch),
  ]);
  const { brand_id: brandId } = (await findWatch(db, workspaceId, watchId)) ?? {};
  const campaigns = brandId === undefined ? [] : await listCampaigns(db, workspaceId, brandId);
  const notes = await listNotes(db, { workspaceId, watchId }, stretch);
  const plain = { alertKind: null };
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  const marks: Mark[] = [
    ...alerts.map((row) => ({
      kind: "alert" as const,
      id: row.id,
      at: iso(row.opened_at)!,
      until: iso(row.closed_at),
      label: String(row.severity),
      alertKind: row.kind,
    })),
    ...incidents.map((row) => ({
      ...plain,
      kind: "incident" as const,
      id: row.id,
      at: iso(row.opened_at)!,
      until: iso(row.closed_at),
      label: row.title,
    })),
    ...statements.map((row) => ({
      ...plain,
      kind: "statement" as const,
      id: row.id,
      at: iso(row.published_at)!,
      until: null,
      label: row.title,
    })),
    ...campaigns
      .filter((row) => row.from_at < stretch.to && row.until_at > stretch.from)
      .map((row) => ({
        ...plain,
        kind: "campaign" as const,
        id: row.id,
        at: iso(row.from_at)!,
        until: iso(row.until_at),
        label: row.name,
      })),
    ...notes.map((row) => ({
      ...plain,
      kind: "note" as const,
      id: row.id,
      at: iso(row.at)!,
      until: null,
      label: row.text,
    })),
    ...[...gaps, ...silences].map((row) => ({
      ...plain,
      kind: "gap" as const,
      id: row.source_id,
      at: iso(row.from_at)!,
      until: iso(row.until_at),
      label: row.name,
    })),
  ];
  return marks.sort((a, b) => (a.at < b.at ? -1 : 1));
}
