import { z } from "zod";
import * as s from "./shapes.ts";
import { departments, incidentStates } from "./words.ts";

export const severityReason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const task = z.object({
  id: s.id,
  key: z.string().nullable(),
  title: z.string(),
  detail: z.string(),
  department: z.enum(departments),
  phase: z.enum(["first-hour", "first-day", "follow-up"]),
  owner: s.personRef.nullable(),
  dueAt: s.instant,
  doneAt: s.instant.nullable(),
  doneBy: s.personRef.nullable(),
});
export const timelineEntry = z.object({
  id: s.id,
  at: s.instant,
  actor: s.personRef.nullable(),
  /** A closed set, translated by the interface: opened, severity, owner, task-done, note, statement-published … */
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  note: z.string().nullable(),
});
export const incident = z.object({
  id: s.id,
  number: z.number().int(),
  title: z.string(),
  type: s.crisisType,
  state: z.enum(incidentStates),
  severity: s.severity,
  suggestedSeverity: s.severity,
  severityReasons: z.array(severityReason),
  owner: s.personRef,
  watchId: s.id.nullable(),
  watchName: z.string().nullable(),
  openedAt: s.instant,
  closedAt: s.instant.nullable(),
  tasksDone: z.number().int(),
  tasksTotal: z.number().int(),
  tasksOverdue: z.number().int(),
});
export const incidentDetail = incident.extend({
  alertIds: z.array(s.id),
  tasks: z.array(task),
  timeline: z.array(timelineEntry),
  mentionCount: z.number().int(),
  statements: z.array(z.object({ id: s.id, title: z.string(), state: z.string() })),
  playbookLanguage: s.language,
});
export const incidentQuery = s.cursor.extend({ state: z.enum(["active", "closed", "all"]).default("active") });
export const openIncidentBody = z.object({
  alertId: s.id.optional(),
  watchId: s.id.optional(),
  title: s.name.optional(),
  type: s.crisisType.optional(),
  severity: s.severity.optional(),
  language: s.language.optional(),
});
export const incidentPatch = z.object({
  title: s.name.optional(),
  type: s.crisisType.optional(),
  severity: s.severity.optional(),
  severityNote: z.string().max(2_000).optional(),
  ownerId: s.id.optional(),
  state: z.enum(["open", "stable"]).optional(),
});
export const taskBody = z.object({
  title: s.name,
  detail: z.string().max(4_000).default(""),
  department: z.enum(departments),
  dueAt: s.instant,
});
export const taskPatch = z.object({
  isDone: z.boolean().optional(),
  ownerId: s.id.nullable().optional(),
  dueAt: s.instant.optional(),
});
export const noteBody = z.object({ note: s.longText.min(1) });
export const attachBody = z.object({ mentionIds: z.array(s.id).min(1).max(200) });
