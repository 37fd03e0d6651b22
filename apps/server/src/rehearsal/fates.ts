/** What really became of the times in which a rehearsed bell rings, and of those in which it keeps silent. */
import type { DismissalReason, Fate } from "@tocsin/contract";
import { HOUR } from "../platform/clock.ts";

export interface PastTime {
  readonly at: Date;
  /** Null when it is not over. */
  readonly until: Date | null;
  readonly fate: Exclude<Fate, "unknown">;
  readonly reason: DismissalReason | null;
  readonly alertId: string | null;
  readonly incidentId: string | null;
  readonly label: string;
  readonly severity: number | null;
}

export interface PastAlert {
  readonly id: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly dismissed_at: Date | null;
  readonly dismissal_reason: DismissalReason | null;
  readonly acknowledged_at: Date | null;
  readonly incident_id: string | null;
  readonly severity: number;
  readonly watch_name: string | null;
}
export interface PastIncident {
  readonly id: string;
  readonly title: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
}

/** Alerts and incidents as times; what became an incident is one with it, from its first alert on. */
export function listPastTimes(alerts: readonly PastAlert[], incidents: readonly PastIncident[]): PastTime[] {
  const known = new Set(incidents.map(({ id }) => id));
  return [
    ...incidents.map((incident) =>
      ofIncident(
        incident,
        alerts.filter((alert) => alert.incident_id === incident.id),
      ),
    ),
    ...alerts.filter(({ incident_id }) => incident_id === null || !known.has(incident_id)).map(ofAlert),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function ofIncident(incident: PastIncident, alerts: readonly PastAlert[]): PastTime {
  const starts = [incident.opened_at, ...alerts.map((alert) => alert.opened_at)].map(Number);
  return {
    at: new Date(Math.min(...starts)),
    until: incident.closed_at,
    fate: "incident",
    reason: null,
    alertId: alerts[0]?.id ?? null,
    incidentId: incident.id,
    label: incident.title,
    severity: alerts.length === 0 ? null : Math.max(...alerts.map(({ severity }) => severity)),
  };
}

const ofAlert = (alert: PastAlert): PastTime => ({
  at: alert.opened_at,
  until: alert.closed_at ?? alert.dismissed_at,
  fate: fateOf(alert),
  reason: alert.dismissal_reason,
  alertId: alert.id,
  incidentId: alert.incident_id,
  label: alert.watch_name ?? "",
  severity: alert.severity,
});

function fateOf({ incident_id, dismissed_at, acknowledged_at }: PastAlert): PastTime["fate"] {
  if (incident_id !== null) return "incident";
  if (dismissed_at !== null) return "dismissed";
  return acknowledged_at === null ? "unseen" : "acknowledged";
}

export interface Stretch {
  readonly at: Date;
  readonly until: Date | null;
}

/** A bell that rings a little before or after another one rings for the same. */
const NEAR = 2 * HOUR;
const endOf = ({ until }: Stretch): number => until?.getTime() ?? Number.POSITIVE_INFINITY;

export const isSameTime = (one: Stretch, other: Stretch): boolean =>
  one.at.getTime() <= endOf(other) + NEAR && other.at.getTime() <= endOf(one) + NEAR;

const gravestFirst: readonly PastTime["fate"][] = ["incident", "acknowledged", "dismissed", "unseen"];

/** What a ring turned out to be; null when nothing is known of that time. */
export function findFate(ring: Stretch, past: readonly PastTime[]): PastTime | null {
  const same = past.filter((time) => isSameTime(ring, time));
  return gravestFirst.flatMap((fate) => same.filter((time) => time.fate === fate))[0] ?? null;
}

/** Past times since `from` in which the rehearsed bell keeps silent. */
export const listMissed = (rings: readonly Stretch[], past: readonly PastTime[], from: Date): PastTime[] =>
  past.filter((time) => time.at >= from && !rings.some((ring) => isSameTime(ring, time)));

/** People took it for something: silence there would have been a fault. */
export const isSerious = ({ fate }: Pick<PastTime, "fate">): boolean => fate === "incident" || fate === "acknowledged";
