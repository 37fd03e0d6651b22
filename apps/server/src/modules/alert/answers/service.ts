/** Somebody who is called and has no account reads what rings, and says whether they take it. */
import { createHash } from "node:crypto";
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import { AppError } from "../../../platform/errors.ts";
import { listContacts } from "../../prepare/index.ts";
import { decline } from "../escalation/decline.ts";
import { listCalls } from "../escalation/queries.ts";
import { followMerged } from "../fires/queries.ts";
import { type AlertRow, type DeliveryRow, findAlert, findDeliveryAnywhere, listAlertsBeside } from "../queries.ts";
import { promise } from "../service.ts";
import { isExpired, readToken } from "./link.ts";

/** Somebody in the contact book, as whom the holder of a link acts. */
export interface Caller {
  readonly workspaceId: string;
  /** The key they are called by. */
  readonly id: string;
  readonly name: string;
}
/** Where an alert stands for whoever looks. */
export type Standing = "open" | "declined" | "mine" | "taken" | "over";
export interface Asked {
  readonly alert: AlertRow;
  readonly standing: Standing;
  /** Changes with every decision: an answer to what has changed meanwhile, or sent twice, does nothing. */
  readonly turn: string;
}
export interface Call {
  readonly delivery: DeliveryRow;
  readonly caller: Caller;
  readonly asked: readonly Asked[];
}
export type CallOutcome =
  | ({ readonly ok: true } & Call)
  | { readonly ok: false; readonly why: "unknown" }
  | { readonly ok: false; readonly why: "expired"; readonly delivery: DeliveryRow };

export async function readCall(context: Context, token: string): Promise<CallOutcome> {
  const { db, clock } = context;
  const deliveryId = await readToken(context, token);
  const delivery = deliveryId === null ? undefined : await findDeliveryAnywhere(db, deliveryId);
  if (delivery?.callee == null) return { ok: false, why: "unknown" };
  const caller = await findCaller(context, delivery.workspace_id, delivery.callee);
  if (caller === null || isExpired(delivery.at, clock.now())) return { ok: false, why: "expired", delivery };
  const alerts = await listAlerts(context, delivery);
  return { ok: true, delivery, caller, asked: await Promise.all(alerts.map((alert) => ask(context, alert, caller))) };
}

async function findCaller({ db }: Context, workspaceId: string, callee: string): Promise<Caller | null> {
  const contact = (await listContacts(db, workspaceId)).find(({ id }) => callee === `contact:${id}`);
  return contact === undefined ? null : { workspaceId, id: callee, name: contact.name };
}

/** All that the message told of, under the alerts that tell of it now. */
async function listAlerts({ db }: Context, delivery: DeliveryRow): Promise<AlertRow[]> {
  const { workspace_id: workspaceId, alert_id } = delivery;
  const told = [alert_id ?? "", ...(await listAlertsBeside(db, delivery)).map(({ id }) => id)];
  const ids = new Set(await Promise.all(told.map((id) => followMerged(db, workspaceId, id))));
  const alerts = await Promise.all([...ids].map((id) => findAlert(db, workspaceId, id)));
  return alerts.filter((alert) => alert !== undefined);
}

async function ask({ db }: Context, alert: AlertRow, caller: Caller): Promise<Asked> {
  const calls = (await listCalls(db, alert.workspace_id, alert.id)).filter(({ callee }) => callee === caller.id);
  const hasDeclined = calls.at(-1)?.declined_at != null;
  const answers = calls.map((call) => [call.answered_at, call.declined_at, call.times]);
  const turn = createHash("sha256")
    .update(JSON.stringify([alert.id, alert.state, alert.acknowledged_by, alert.promised_until, answers]))
    .digest("hex")
    .slice(0, 16);
  return { alert, standing: standingOf(alert, caller, hasDeclined), turn };
}

function standingOf(alert: AlertRow, caller: Caller, hasDeclined: boolean): Standing {
  if (alert.incident_id !== null || alert.state === "closed" || alert.state === "dismissed") return "over";
  if (alert.state === "acknowledged") return alert.acknowledged_by === caller.id ? "mine" : "taken";
  return hasDeclined ? "declined" : "open";
}

export const PROMISES = [15, 30, 60, 120] as const;
export interface Answer {
  readonly alertId: string;
  readonly turn: string;
  /** Minutes within which they look at it; null: they cannot. */
  readonly minutes: number | null;
}

/** False where things have changed since the page was read: then nothing happens, and they look again. */
export async function answer(context: Context, { caller, asked }: Call, given: Answer): Promise<boolean> {
  const one = asked.find(({ alert }) => alert.id === given.alertId);
  if (one === undefined || one.turn !== given.turn || one.standing === "over" || one.standing === "taken") return false;
  if (given.minutes === null) {
    await decline(context, caller, one.alert.id);
    return true;
  }
  return take(context, caller, { alertId: one.alert.id, minutes: given.minutes });
}

async function take(
  context: Context,
  caller: Caller,
  { alertId, minutes }: { alertId: string; minutes: number },
): Promise<boolean> {
  const until = new Date(context.clock.now().getTime() + minutes * MINUTE);
  try {
    await promise(context, caller, alertId, until);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "already-acknowledged") return false;
    throw error;
  }
}
