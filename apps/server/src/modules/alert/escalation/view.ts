/** Who has been called for an alert, who is next, and everything that happened on the way, in its order. */
import type { Escalation, escalationShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { found } from "../../../platform/errors.ts";
import { type AlertRow, type DeliveryRow, findAlert, listDeliveries } from "../queries.ts";
import { choosePolicyOf } from "./calling.ts";
import * as queries from "./queries.ts";
import { readBook } from "./roster.ts";
import { keyOf, readKey, resolveStep } from "./targets.ts";

type Happening = escalationShapes.Happening;

export async function readEscalation(context: Context, workspaceId: string, alertId: string): Promise<Escalation> {
  const { db } = context;
  const alert = found(await findAlert(db, workspaceId, alertId), "alert");
  const row = await queries.findEscalation(db, workspaceId, alertId);
  const calls = await queries.listCalls(db, workspaceId, alertId);
  const policy = row && (await choosePolicyOf(db, alert));
  return {
    state: row?.state ?? "none",
    policyName: policy?.name ?? null,
    isBuiltIn: policy?.isBuiltIn ?? false,
    promisedUntil: alert.promised_until?.toISOString() ?? null,
    next: row === undefined ? null : await showNext(context, alert, { row, calls }),
    calls: calls.map(toCall),
    log: await readLog(context, alert, calls),
  };
}

const toCall = (call: queries.CallRow): Escalation["calls"][number] => ({
  ...{ id: call.id, callee: readKey(call.callee), name: call.name, step: call.step + 1, times: call.times },
  ...{ calledAt: call.called_at.toISOString(), answeredAt: call.answered_at?.toISOString() ?? null },
  isNeeded: call.is_needed,
});

/** Whom the next step would call at its time, as things stand. */
async function showNext(
  context: Context,
  alert: AlertRow,
  { row, calls }: { row: queries.EscalationRow; calls: readonly queries.CallRow[] },
): Promise<Escalation["next"]> {
  const { steps } = await choosePolicyOf(context.db, alert);
  const step = steps[row.step];
  if (row.state !== "running" || row.due_at === null || step === undefined) return null;
  const { roster } = await readBook(context, context.db, alert.workspace_id, alert.severity);
  const inRound = new Set(calls.filter(({ round }) => round === row.round).map(({ callee }) => callee));
  const moment = { at: row.due_at, severity: alert.severity };
  const { people } = resolveStep(step, roster, moment, { inRound, times: new Map() });
  return {
    ...{ step: row.step + 1, round: row.round, at: row.due_at.toISOString() },
    names: people.map(({ name }) => name),
  };
}

async function readLog({ db }: Context, alert: AlertRow, calls: readonly queries.CallRow[]): Promise<Happening[]> {
  const entries = await queries.listEntries(db, alert.workspace_id, alert.id);
  const names = new Map(calls.map(({ callee, name }) => [callee, name]));
  const deliveries = await listDeliveries(db, alert.workspace_id, alert.id);
  const lines = [...entries.map(toLine), ...deliveries.map((delivery) => toDeliveryLine(delivery, names))];
  return lines.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const toLine = (entry: queries.EntryRow): Happening => ({
  ...{ id: `entry-${entry.number}`, at: entry.at.toISOString(), kind: entry.kind, step: entry.step },
  ...{ round: entry.round, name: entry.name, until: entry.until_at?.toISOString() ?? null, channel: null },
});

function toDeliveryLine(delivery: DeliveryRow, names: ReadonlyMap<string, string>): Happening {
  const { id, at, outcome, held_until, callee, target, channel } = delivery;
  return {
    ...{ id, at: at.toISOString(), step: null, round: null, until: held_until?.toISOString() ?? null, channel },
    kind: held_until !== null && outcome === "waiting" ? "gathered" : outcome,
    name: names.get(callee ?? "") ?? target,
  };
}

/** Somebody who was called has answered, at the page or by telephone. */
export async function answerCall(
  context: Context,
  { workspaceId, alertId, callId }: { workspaceId: string; alertId: string; callId: string },
): Promise<Escalation> {
  const { db, clock, live } = context;
  const calls = await queries.listCalls(db, workspaceId, alertId);
  const call = found(
    calls.find(({ id }) => id === callId),
    "call",
  );
  if (call.answered_at === null) {
    const at = clock.now();
    await queries.answerCalls(db, { workspaceId, alertId, callee: keyOf(readKey(call.callee)), at });
    await queries.storeEntry(db, {
      ...{ workspace_id: workspaceId, alert_id: alertId, at, kind: "answered" },
      ...{ step: call.step + 1, round: call.round, name: call.name, until_at: null },
    });
    await live.tell(db, workspaceId, { kind: "alert", id: alertId, change: "answered" });
  }
  return readEscalation(context, workspaceId, alertId);
}
