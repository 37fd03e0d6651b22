/** What people say against the rules: that one alert tells of two things, or that two alerts tell of one. */
import type { alertShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { recordAudit } from "../../people/index.ts";
import { endCalling } from "../escalation/hold.ts";
import { type AlertRow, updateAlert } from "../queries.ts";
import { holdAlert, readAlert, tell } from "../service.ts";
import { beginFire } from "./fire.ts";
import { asPart, type FirePart } from "./join.ts";
import { followMerged, listParts, lockFires, placeEpisodes, redirectMerged } from "./queries.ts";
import { chooseLead } from "./rules.ts";

type AlertDetail = z.infer<typeof alertShapes.alertDetail>;

/** These episodes are another fire: they get an alert of their own. Answers with it. */
export async function splitFire(
  context: Context,
  actor: Actor,
  id: string,
  episodeIds: readonly string[],
): Promise<AlertDetail> {
  const { workspaceId } = actor;
  const apart = await inTransaction(context.db, async (tx) => {
    await lockFires(tx, workspaceId);
    const alert = await holdAlert(tx, workspaceId, id);
    const parts = (await listParts(tx, workspaceId, id)).map(asPart);
    const leaving = parts.filter(({ episodeId }) => episodeIds.includes(episodeId));
    if (leaving.length !== new Set(episodeIds).size)
      throw invalid("not-of-this-alert", "This alert does not cover all of these.");
    if (leaving.length === parts.length) throw invalid("nothing-left", "At least one watch must stay with this alert.");
    const begun = await beginFire(tx, { workspaceId, parts: leaving, now: context.clock.now() });
    await leadWith(context, tx, alert, { parts: parts.filter((part) => !leaving.includes(part)) });
    await standAs(context, tx, alert, { id: begun, parts: leaving });
    await record(context, tx, actor, { action: "alert-split", alert });
    return begun;
  });
  return readAlert(context.db, workspaceId, apart);
}

/** The fire as it stands without those that left, or with those that came. */
async function leadWith(
  context: Context,
  db: Db,
  { workspace_id, id }: AlertRow,
  { parts }: { parts: readonly FirePart[] },
): Promise<void> {
  const { episodeId, watchId } = chooseLead(parts);
  await updateAlert(db, workspace_id, id, {
    ...{ episode_id: episodeId, watch_id: watchId, last_change_at: context.clock.now() },
  });
}

/** Whoever has the alert has both of its halves; what nobody has yet rings on its own. */
async function standAs(
  context: Context,
  db: Db,
  { workspace_id: workspaceId, state, acknowledged_by, acknowledged_at }: AlertRow,
  { id, parts }: { id: string; parts: readonly FirePart[] },
): Promise<void> {
  const isOver = parts.every(({ isOpen }) => !isOpen);
  if (isOver) await updateAlert(db, workspaceId, id, { state: "closed", closed_at: context.clock.now() });
  else if (state === "acknowledged")
    await updateAlert(db, workspaceId, id, { state, acknowledged_by, acknowledged_at });
  else await tell(context, db, { workspaceId, id, change: "opened" });
}

/** The other alert is about the same: its episodes come over, and its page leads here from now on. */
export async function mergeFires(context: Context, actor: Actor, id: string, otherAsked: string): Promise<AlertDetail> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    await lockFires(tx, workspaceId);
    const otherId = await followMerged(tx, workspaceId, otherAsked);
    if (otherId === id) throw invalid("same-alert", "This is the same alert already.");
    const alert = await holdAlert(tx, workspaceId, id);
    const other = await holdAlert(tx, workspaceId, otherId);
    refuseUnlike(alert, other);
    await endCalling(context, tx, other, { kind: "closed" });
    await takeOver(context, tx, alert, other);
    await record(context, tx, actor, { action: "alert-merged", alert });
    await context.live.tell(tx, workspaceId, { kind: "alert", id: otherId, change: "alert-merged" });
  });
  return readAlert(context.db, workspaceId, id);
}

function refuseUnlike(alert: AlertRow, other: AlertRow): void {
  if (other.incident_id !== null && other.incident_id !== alert.incident_id)
    throw conflict("has-incident", "The other alert has become an incident; join this one to it instead.");
  if ((alert.kind === "data") !== (other.kind === "data"))
    throw invalid("unlike", "A silent source and a burst of posts are not one fire.");
}

async function takeOver(context: Context, db: Db, alert: AlertRow, other: AlertRow): Promise<void> {
  const at = context.clock.now();
  const { workspace_id: workspaceId, id } = alert;
  const coming = await listParts(db, workspaceId, other.id);
  const episodeIds = coming.map(({ episode_id }) => episode_id);
  await placeEpisodes(db, { workspaceId, alertId: id, episodeIds, at });
  await updateAlert(db, workspaceId, other.id, { state: "closed", closed_at: at, merged_into: id });
  await redirectMerged(db, workspaceId, other.id, id);
  await leadWith(context, db, alert, { parts: (await listParts(db, workspaceId, id)).map(asPart) });
  const isRekindled = alert.state === "closed" && coming.some(({ state }) => state === "open");
  await updateAlert(db, workspaceId, id, {
    opened_at: new Date(Math.min(alert.opened_at.getTime(), other.opened_at.getTime())),
    told_kind: [alert.told_kind, other.told_kind].includes("crisis") ? "crisis" : alert.told_kind,
    told_severity: Math.max(alert.told_severity, other.told_severity),
    ...(isRekindled && { closed_at: null, state: other.state, acknowledged_by: other.acknowledged_by }),
  });
  if (isRekindled && other.state === "ringing") await tell(context, db, { workspaceId, id, change: "opened" });
}

async function record(
  context: Context,
  db: Db,
  actor: Actor,
  { action, alert }: { action: string; alert: AlertRow },
): Promise<void> {
  const at = context.clock.now();
  await recordAudit(db, actor, { at, action, subject: alert.id, details: { watch: alert.watch_name } });
  await context.live.tell(db, actor.workspaceId, { kind: "alert", id: alert.id, change: action });
}
