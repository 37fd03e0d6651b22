import type { CrisisType, Language, respondShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { HOUR, MINUTE } from "../../platform/clock.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { conflict, found, invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type AlertRow, closeAlerts, holdAlert, suggestSeverity, takeOn } from "../alert/index.ts";
import { listMembers, recordAudit } from "../people/index.ts";
import { findWatch, getPlaybook } from "../prepare/index.ts";
import * as queries from "./queries.ts";
import { writeTimeline } from "./timeline.ts";

type OpenWish = z.output<typeof respondShapes.openIncidentBody>;
type Patch = z.output<typeof respondShapes.incidentPatch>;
type TaskWish = z.output<typeof respondShapes.taskBody>;
type TaskPatch = z.output<typeof respondShapes.taskPatch>;

const DEFAULT_TYPE: CrisisType = "reputation";

/** What an incident starts from: an alert, a watch, or nothing but a person's judgement. */
interface Origin {
  readonly alert: AlertRow | null;
  readonly watchId: string | null;
  readonly watchName: string | null;
}

async function findOrigin(db: Db, workspaceId: string, { alertId, watchId }: OpenWish): Promise<Origin> {
  if (alertId !== undefined) {
    const alert = await holdAlert(db, workspaceId, alertId);
    return { alert, watchId: alert.watch_id, watchName: alert.watch_name };
  }
  if (watchId === undefined) return { alert: null, watchId: null, watchName: null };
  const watch = found(await findWatch(db, workspaceId, watchId), "watch");
  return { alert: null, watchId: watch.id, watchName: watch.name };
}

/** One press: playbook by type, owner, severity with reasons, tasks with clocks, and the posts that caused it. */
export async function openIncident(context: Context, actor: Actor, wish: OpenWish): Promise<string> {
  if (actor.kind !== "person")
    throw invalid("needs-a-person", "An incident has a person as its owner; a key cannot open one.");
  const now = context.clock.now();
  const id = newId(now);
  const { workspaceId } = actor;
  return inTransaction(context.db, async (tx) => {
    const number = await queries.nextNumber(tx, workspaceId);
    if (wish.alertId !== undefined) await refuseSecond(tx, workspaceId, wish.alertId);
    const origin = await findOrigin(tx, workspaceId, wish);
    const type = wish.type ?? origin.alert?.suggested_type ?? DEFAULT_TYPE;
    const language = wish.language ?? actor.language;
    const playbook = await getPlaybook(tx, workspaceId, type, language);
    const suggestion = suggestSeverity({
      alertSeverity: origin.alert?.severity ?? null,
      explanation: origin.alert?.explanation ?? null,
      floor: playbook.severityFloor,
    });
    const title = wish.title ?? `${playbook.title}${origin.watchName === null ? "" : `: ${origin.watchName}`}`;
    await queries.storeIncident(tx, {
      ...{
        workspace_id: workspaceId,
        id,
        number,
        title,
        type,
        state: "open",
        language,
        owner_id: actor.id,
        watch_id: origin.watchId,
      },
      ...{
        severity: wish.severity ?? suggestion.severity,
        suggested_severity: suggestion.severity,
        opened_at: now,
        closed_at: null,
      },
      severity_reasons: JSON.stringify(suggestion.reasons),
    });
    await writeTimeline(tx, {
      workspaceId,
      incidentId: id,
      actor,
      at: now,
      kind: "opened",
      params: { type, severity: wish.severity ?? suggestion.severity },
    });
    await storePlaybookTasks(tx, { workspaceId, incidentId: id, language, type, from: now });
    if (origin.alert !== null) await takeOn(context, tx, actor, origin.alert);
    await attachOrigin(tx, { workspaceId, id, origin, now });
    await recordAudit(tx, actor, { at: now, action: "incident-opened", subject: title, details: { number } });
    await context.live.tell(tx, workspaceId, { kind: "incident", id, change: "opened" });
    return id;
  });
}

async function refuseSecond(db: Db, workspaceId: string, alertId: string): Promise<void> {
  if ((await queries.findIncidentOfAlert(db, workspaceId, alertId)) !== undefined)
    throw conflict("already-an-incident", "Somebody has already opened an incident from this alert.");
}

interface PlaybookCall {
  readonly workspaceId: string;
  readonly incidentId: string;
  readonly language: Language;
  readonly type: CrisisType;
  readonly from: Date;
}

async function storePlaybookTasks(
  db: Db,
  { workspaceId, incidentId, language, type, from }: PlaybookCall,
): Promise<void> {
  const playbook = await getPlaybook(db, workspaceId, type, language);
  const rows = playbook.steps.map((step) => ({
    ...{
      workspace_id: workspaceId,
      id: newId(from),
      incident_id: incidentId,
      key: step.key,
      title: step.title,
      detail: step.detail,
    },
    ...{
      department: step.role,
      phase: step.phase,
      owner_id: null,
      due_at: new Date(from.getTime() + step.dueMinutes * MINUTE),
      done_at: null,
      done_by: null,
    },
  }));
  await queries.storeTasks(db, rows);
}

async function attachOrigin(
  db: Db,
  { workspaceId, id, origin, now }: { workspaceId: string; id: string; origin: Origin; now: Date },
): Promise<void> {
  const { alert } = origin;
  if (alert !== null)
    await queries.storeIncidentAlert(db, { workspace_id: workspaceId, incident_id: id, alert_id: alert.id });
  const watchIds = alert?.parts.map((part) => part.watchId) ?? [origin.watchId];
  const since = alert?.explanation.since;
  const from = since == null ? new Date(now.getTime() - HOUR) : new Date(since);
  for (const watchId of watchIds)
    if (watchId !== null) await queries.attachSeen(db, { workspaceId, incidentId: id, watchId, from, at: now });
}

/** Posts that a watch sees while its incident is open belong to the incident. */
export async function attachNew(
  context: Context,
  db: Db,
  {
    workspaceId,
    mentionIds,
    watchIds,
  }: { workspaceId: string; mentionIds: readonly number[]; watchIds: readonly string[] },
): Promise<void> {
  for (const incident of await queries.listOpenIncidentsOfWatches(db, workspaceId, watchIds))
    await queries.attachSighted(db, {
      workspaceId,
      incidentId: incident.id,
      watchId: incident.watch_id!,
      mentionIds,
      at: context.clock.now(),
    });
}

/** An open incident, held for whoever is about to change it. */
async function holdOpen(db: Db, workspaceId: string, id: string): Promise<queries.IncidentRow> {
  await queries.lockIncident(db, workspaceId, id);
  const incident = found(await queries.findIncident(db, workspaceId, id), "incident");
  if (incident.state === "closed")
    throw conflict("incident-closed", "This incident is closed. Its review is the place for what comes now.");
  return incident;
}

const getMember = async (db: Db, workspaceId: string, personId: string) =>
  found(
    (await listMembers(db, workspaceId)).find((member) => member.person_id === personId),
    "person",
  );

export async function updateIncident(context: Context, actor: Actor, id: string, patch: Patch): Promise<void> {
  const at = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const before = await holdOpen(tx, workspaceId, id);
    const say = (kind: string, params: Record<string, string | number | null>, note: string | null = null) =>
      writeTimeline(tx, { workspaceId, incidentId: id, actor, at, kind, params, note });
    const { title, type, severity, severityNote, ownerId, state } = patch;
    if (title !== undefined && title !== before.title) await say("title", { from: before.title, to: title });
    if (severity !== undefined && severity !== before.severity)
      await say("severity", { from: before.severity, to: severity }, severityNote ?? null);
    if (state !== undefined && state !== before.state) await say("state", { from: before.state, to: state });
    if (ownerId !== undefined && ownerId !== before.owner_id) {
      const owner = await getMember(tx, workspaceId, ownerId);
      await say("owner", { from: before.owner_name, to: owner.name });
    }
    if (type !== undefined && type !== before.type) {
      await say("type", { from: before.type, to: type });
      await storePlaybookTasks(tx, { workspaceId, incidentId: id, language: before.language, type, from: at });
    }
    await queries.updateIncident(tx, workspaceId, id, {
      title: title ?? before.title,
      type: type ?? before.type,
      severity: severity ?? before.severity,
      owner_id: ownerId ?? before.owner_id,
      state: state ?? before.state,
    });
    await context.live.tell(tx, workspaceId, { kind: "incident", id, change: "changed" });
  });
}

export async function closeIncident(context: Context, actor: Actor, id: string, note: string): Promise<void> {
  const at = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const before = await holdOpen(tx, workspaceId, id);
    await queries.updateIncident(tx, workspaceId, id, { state: "closed", closed_at: at });
    await closeAlerts(context, tx, workspaceId, await queries.listAlertIds(tx, workspaceId, id));
    const { total, done } = before.tasks;
    await writeTimeline(tx, {
      workspaceId,
      incidentId: id,
      actor,
      at,
      kind: "closed",
      params: { openTasks: total - done },
      note: note === "" ? null : note,
    });
    await recordAudit(tx, actor, {
      at,
      action: "incident-closed",
      subject: before.title,
      details: { number: before.number },
    });
    await context.live.tell(tx, workspaceId, { kind: "incident", id, change: "closed" });
  });
}

/** A change to an open incident, its line in the timeline and the hint to open pages, all or none. */
async function change(
  context: Context,
  actor: Actor,
  id: string,
  work: (tx: Db, at: Date) => Promise<{ kind: string; params?: Record<string, string | number | null>; note?: string }>,
): Promise<void> {
  const at = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    await holdOpen(tx, workspaceId, id);
    const happening = await work(tx, at);
    await writeTimeline(tx, { workspaceId, incidentId: id, actor, at, ...happening });
    await context.live.tell(tx, workspaceId, { kind: "incident", id, change: happening.kind });
  });
}

export const addTask = (context: Context, actor: Actor, id: string, wish: TaskWish): Promise<void> =>
  change(context, actor, id, async (tx, at) => {
    const { title, detail, department, dueAt } = wish;
    const phase = "first-day" as const;
    const row = {
      workspace_id: actor.workspaceId,
      id: newId(at),
      incident_id: id,
      key: null,
      title,
      detail,
      department,
      phase,
    };
    await queries.storeTasks(tx, [{ ...row, owner_id: null, due_at: new Date(dueAt), done_at: null, done_by: null }]);
    return { kind: "task-added", params: { title } };
  });

export const updateTask = (
  context: Context,
  actor: Actor,
  id: string,
  taskId: string,
  patch: TaskPatch,
): Promise<void> =>
  change(context, actor, id, async (tx, at) => {
    const task = found(await queries.findTask(tx, actor.workspaceId, id, taskId), "task");
    const { isDone, ownerId, dueAt } = patch;
    if (ownerId != null) await getMember(tx, actor.workspaceId, ownerId);
    const done =
      isDone === undefined ? {} : isDone ? { done_at: at, done_by: actor.id } : { done_at: null, done_by: null };
    const owner = ownerId === undefined ? {} : { owner_id: ownerId };
    const due = dueAt === undefined ? {} : { due_at: new Date(dueAt) };
    await queries.updateTask(tx, actor.workspaceId, taskId, { title: task.title, ...done, ...owner, ...due });
    const kind =
      isDone === undefined
        ? ownerId === undefined
          ? "task-moved"
          : "task-assigned"
        : isDone
          ? "task-done"
          : "task-reopened";
    return { kind, params: { title: task.title } };
  });

export const addNote = (context: Context, actor: Actor, id: string, note: string): Promise<void> =>
  change(context, actor, id, async () => ({ kind: "note", note }));

export const attachMentions = (
  context: Context,
  actor: Actor,
  id: string,
  mentionIds: readonly string[],
): Promise<void> =>
  change(context, actor, id, async (tx, at) => {
    await queries.attachMentions(tx, {
      workspaceId: actor.workspaceId,
      incidentId: id,
      mentionIds: mentionIds.map(Number).filter(Number.isSafeInteger),
      at,
    });
    return { kind: "mentions-attached", params: { count: mentionIds.length } };
  });
