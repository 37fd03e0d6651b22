import type { alertShapes, DismissalReason } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { conflict, found, invalid } from "../../platform/errors.ts";
import { findEpisode, teach } from "../detect/index.ts";
import { recordAudit } from "../people/index.ts";
import { getPlaybook } from "../prepare/index.ts";
import { showProblem } from "./bells.ts";
import { isNobodyReached } from "./deliver.ts";
import { beginCalling } from "./escalation/calling.ts";
import { endCalling, holdCalling, tellOver } from "./escalation/hold.ts";
import { beginFire, changeFire, type EpisodeNews, partsOfEpisode } from "./fires/fire.ts";
import { findFire } from "./fires/join.ts";
import { findAlertIdOf, followMerged, lockFires, placeEpisodes } from "./fires/queries.ts";
import { languagesOf, toPart } from "./fires/view.ts";
import * as queries from "./queries.ts";
import { type Change, isCalledFor, isHeard } from "./rules.ts";
import { suggestSeverity } from "./severity.ts";

type AlertView = alertShapes.Alert;
type AlertDetail = z.infer<typeof alertShapes.alertDetail>;

/** Turns an episode's change into news for people: in the app at once, and over every bell that is set up. */
export async function hearEpisode(context: Context, db: Db, happening: EpisodeNews): Promise<void> {
  const { workspaceId, episodeId, change } = happening;
  const episode = await findEpisode(db, workspaceId, episodeId);
  if (episode === undefined) return;
  const now = context.clock.now();
  await lockFires(db, workspaceId);
  const known = await findAlertIdOf(db, workspaceId, episodeId);
  const id = known ?? (await findFire(db, { workspaceId, episodeId, now }));
  if (id === undefined) {
    const begun = await beginFire(db, { workspaceId, parts: await partsOfEpisode(db, workspaceId, episodeId), now });
    return tell(context, db, { workspaceId, id: begun, change: "opened" });
  }
  if (known === undefined) await placeEpisodes(db, { workspaceId, alertId: id, episodeIds: [episodeId], at: now });
  const news = await changeFire(context, db, { workspaceId, id, episodeId, change });
  if (news !== "kept") await tell(context, db, { workspaceId, id, change: news });
  else await context.live.tell(db, workspaceId, { kind: "alert", id, change: known === undefined ? "joined" : news });
}

export async function tell(
  context: Context,
  db: Db,
  { workspaceId, id, change }: { workspaceId: string; id: string; change: Change },
): Promise<void> {
  const alert = found(await queries.findAlert(db, workspaceId, id), "alert");
  await context.live.tell(db, workspaceId, { kind: "alert", id, change, severity: alert.severity });
  const { kind, severity, muted_until: mutedUntil } = alert;
  if (!isCalledFor({ kind, severity })) return;
  if (!isHeard({ state: alert.state, mutedUntil, now: context.clock.now() }, change)) return;
  if (change === "closed") await tellOver(context, db, alert);
  else await beginCalling(context, db, alert, change);
}

/** The alert as it stands, held so that nobody else acts on it before the transaction of `db` ends. */
export async function holdAlert(db: Db, workspaceId: string, id: string): Promise<queries.AlertRow> {
  await queries.lockAlert(db, workspaceId, id);
  return found(await queries.findAlert(db, workspaceId, id), "alert");
}

/** A person of the workspace, or a contact under the key they are called by. */
type Doer = Pick<Actor, "workspaceId" | "id" | "name">;

interface Deed {
  readonly action: string;
  readonly change: Parameters<typeof queries.updateAlert>[3];
  /** What it means for those who are still to be called. */
  readonly call?: (db: Db) => Promise<void>;
}

/** What a person does to an alert, on record and at once on every open page. */
async function act(
  context: Context,
  actor: Doer,
  id: string,
  deed: (alert: queries.AlertRow, now: Date) => Deed,
): Promise<AlertDetail> {
  const now = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const alert = await holdAlert(tx, workspaceId, id);
    const { action, change, call } = deed(alert, now);
    await queries.updateAlert(tx, workspaceId, id, { ...change, last_change_at: now });
    await call?.(tx);
    await recordAudit(tx, actor, { at: now, action, subject: id, details: { watch: alert.watch_name } });
    await context.live.tell(tx, workspaceId, { kind: "alert", id, change: action });
  });
  return readAlert(context.db, workspaceId, id);
}

export const acknowledge = (context: Context, actor: Actor, id: string): Promise<AlertDetail> =>
  act(context, actor, id, (alert, now) => take(context, actor, alert, { now, until: null }));

/** "I look at it by then": when the time passes and nothing was decided, the calling goes on. */
export const promise = (context: Context, actor: Doer, id: string, until: Date): Promise<AlertDetail> =>
  act(context, actor, id, (alert, now) => {
    if (until <= now) throw invalid("promise-in-the-past", "The time must be still to come.");
    return take(context, actor, alert, { now, until });
  });

function take(
  context: Context,
  actor: Doer,
  alert: queries.AlertRow,
  { now, until }: { now: Date; until: Date | null },
): Deed {
  if (alert.state === "acknowledged" && alert.acknowledged_by !== actor.id)
    throw conflict("already-acknowledged", `${alert.holder_name ?? "Somebody"} has already taken this alert on.`);
  const state = alert.state === "ringing" ? "acknowledged" : alert.state;
  return {
    action: until === null ? "alert-acknowledged" : "alert-promised",
    change: { state, acknowledged_by: actor.id, acknowledged_at: now },
    call: async (db) => {
      if (state === "acknowledged")
        await holdCalling(context, db, alert, { personId: actor.id, name: actor.name, until });
    },
  };
}

export const mute = (context: Context, actor: Actor, id: string, until: Date): Promise<AlertDetail> =>
  act(context, actor, id, (_alert, now) => {
    if (until <= now) throw invalid("mute-in-the-past", "The quiet must end in the future.");
    return { action: "alert-muted", change: { muted_until: until } };
  });

export const unmute = (context: Context, actor: Actor, id: string): Promise<AlertDetail> =>
  act(context, actor, id, () => ({ action: "alert-unmuted", change: { muted_until: null } }));

type DismissWish = Pick<z.output<typeof alertShapes.dismissBody>, "reason" | "note"> &
  Partial<z.output<typeof alertShapes.dismissBody>>;

export const dismiss = (
  context: Context,
  actor: Actor,
  id: string,
  { reason, note, teaches = true, terms }: DismissWish,
): Promise<AlertDetail> =>
  act(context, actor, id, (alert, now) => {
    if (alert.incident_id !== null)
      throw conflict("has-incident", "This alert has become an incident; close the incident instead.");
    return {
      action: "alert-dismissed",
      change: {
        state: "dismissed",
        dismissed_by: actor.id,
        dismissed_at: now,
        dismissal_reason: reason,
        dismissal_note: note,
      },
      call: async (db) => {
        await endCalling(context, db, alert, { kind: "dismissed", name: actor.name });
        if (teaches) await teachWatch(context, db, actor, alert, { reason, note, terms });
      },
    };
  });

/** What the dismissal says of the watch, for the next time. Silent sources are of no watch. */
async function teachWatch(
  context: Context,
  db: Db,
  actor: Actor,
  alert: queries.AlertRow,
  said: { reason: DismissalReason; note: string; terms?: string[] | undefined },
): Promise<void> {
  if (alert.watch_id === null || alert.kind === "data") return;
  const { id: alertId, watch_id: watchId, opened_at: openedAt, explanation } = alert;
  await teach(context, db, actor, { alertId, watchId, openedAt, explanation, ...said });
}

/** A mute that has ended, while the alert still rings, is over for good: people are told once more. */
export async function endMutes(context: Context): Promise<void> {
  for (const { workspace_id: workspaceId, id } of await queries.listUnmuted(context.db, context.clock.now()))
    await inTransaction(context.db, async (tx) => {
      await queries.updateAlert(tx, workspaceId, id, { muted_until: null });
      await tell(context, tx, { workspaceId, id, change: "opened" });
    });
}

/** With its incident an alert is closed too. If the story grows again, it rings again. */
export async function closeAlerts(
  context: Context,
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  const now = context.clock.now();
  for (const id of ids) {
    await queries.updateAlert(db, workspaceId, id, { state: "closed", closed_at: now, last_change_at: now });
    await endCalling(context, db, { workspace_id: workspaceId, id }, { kind: "closed" });
    await context.live.tell(db, workspaceId, { kind: "alert", id, change: "closed" });
  }
}

/** Whoever opens an incident from an alert has it: the bell rings for nobody else any more. */
export async function takeOn(context: Context, db: Db, actor: Actor, alert: queries.AlertRow): Promise<void> {
  await endCalling(context, db, alert, { kind: "incident", name: actor.name });
  if (alert.state !== "ringing") return;
  const now = context.clock.now();
  const change = {
    state: "acknowledged" as const,
    acknowledged_by: actor.id,
    acknowledged_at: now,
    last_change_at: now,
  };
  await queries.updateAlert(db, actor.workspaceId, alert.id, change);
  await context.live.tell(db, actor.workspaceId, { kind: "alert", id: alert.id, change: "alert-acknowledged" });
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

export function toAlert(row: queries.AlertRow): AlertView {
  const by = person(row.dismissed_by, row.dismisser_name);
  return {
    id: row.id,
    watchId: row.watch_id,
    watchName: row.watch_name ?? "",
    brandName: row.brand_name ?? "",
    kind: row.kind,
    state: row.state,
    severity: row.severity,
    source: row.source_id === null ? null : { id: row.source_id, name: row.watch_name ?? "" },
    parts: row.parts.map(toPart),
    languages: languagesOf(row.parts),
    suggestedType: row.suggested_type,
    score: row.score,
    openedAt: row.opened_at.toISOString(),
    lastChangeAt: row.last_change_at.toISOString(),
    closedAt: iso(row.closed_at),
    escalations: row.escalations,
    acknowledgedBy: person(row.acknowledged_by, row.holder_name),
    acknowledgedAt: iso(row.acknowledged_at),
    promisedUntil: iso(row.promised_until),
    mutedUntil: iso(row.muted_until),
    dismissal:
      by === null
        ? null
        : { reason: row.dismissal_reason ?? "other", note: row.dismissal_note ?? "", by, at: iso(row.dismissed_at)! },
    incidentId: row.incident_id,
    explanation: row.explanation,
  };
}

const toDelivery = (row: queries.DeliveryRow): AlertDetail["deliveries"][number] => ({
  id: row.id,
  channel: row.channel,
  target: row.target,
  outcome: row.outcome,
  at: row.at.toISOString(),
  attempts: row.attempts,
  problem: showProblem(row),
});

/** How grave it looks, with reasons; the playbook of its kind knows what it is at the least. */
async function suggest(
  db: Db,
  workspaceId: string,
  { kind, severity, suggestedType, explanation }: AlertView,
): Promise<AlertDetail["suggestion"]> {
  if (kind === "data") return null;
  const playbook = suggestedType === null ? null : await getPlaybook(db, workspaceId, suggestedType, "en");
  const facts = { alertSeverity: severity, explanation, floor: playbook?.severityFloor ?? 1 };
  return { ...suggestSeverity(facts), playbook: suggestedType };
}

export async function readAlert(db: Db, workspaceId: string, asked: string): Promise<AlertDetail> {
  const id = await followMerged(db, workspaceId, asked);
  const alert = toAlert(found(await queries.findAlert(db, workspaceId, id), "alert"));
  const deliveries = await queries.listDeliveries(db, workspaceId, id);
  const others = (await queries.listActiveAlerts(db, workspaceId)).filter((row) => row.id !== id);
  return {
    ...alert,
    suggestion: await suggest(db, workspaceId, alert),
    deliveries: deliveries.map(toDelivery),
    isNobodyReached: isNobodyReached(deliveries),
    otherAlerts: others.map((row) => ({ id: row.id, watchName: row.watch_name ?? "", severity: row.severity })),
  };
}
