import type { respondShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { IncidentRow, TaskRow, TimelineRow } from "./queries.ts";

type IncidentView = z.infer<typeof respondShapes.incident>;
type TaskView = z.infer<typeof respondShapes.task>;
type TimelineView = z.infer<typeof respondShapes.timelineEntry>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

export const toIncident = (row: IncidentRow, now: Date): IncidentView => ({
  id: row.id,
  number: row.number,
  title: row.title,
  type: row.type,
  state: row.state,
  severity: row.severity,
  suggestedSeverity: row.suggested_severity,
  severityReasons: row.severity_reasons,
  owner: { id: row.owner_id, name: row.owner_name },
  watchId: row.watch_id,
  watchName: row.watch_name,
  openedAt: row.opened_at.toISOString(),
  closedAt: iso(row.closed_at),
  tasksDone: row.tasks.done,
  tasksTotal: row.tasks.total,
  tasksOverdue: row.state === "closed" ? 0 : row.tasks.openDue.filter((due) => new Date(due) < now).length,
});

export const toTask = (row: TaskRow): TaskView => ({
  id: row.id,
  key: row.key,
  title: row.title,
  detail: row.detail,
  department: row.department,
  phase: row.phase,
  owner: person(row.owner_id, row.owner_name),
  dueAt: row.due_at.toISOString(),
  doneAt: iso(row.done_at),
  doneBy: person(row.done_by, row.doer_name),
});

export const toTimelineEntry = (row: TimelineRow): TimelineView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: person(row.actor_id, row.actor_name),
  kind: row.kind,
  params: row.params,
  note: row.note,
});
