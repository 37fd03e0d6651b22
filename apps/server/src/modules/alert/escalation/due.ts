/** What is due is rung: steps, broken promises, reminders, gathered messages. All of it is on record, so a restart loses nothing. */
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { type AlertRow, findAlert, lockAlert, updateAlert } from "../queries.ts";
import { ringBells } from "../ring.ts";
import { choosePolicyOf, ringStep, wake, writeLine } from "./calling.ts";
import * as queries from "./queries.ts";
import { releaseGathered } from "./release.ts";
import { listReceivers, readBook } from "./roster.ts";
import { chooseMove, type Place, REMIND_MINUTES, REMINDERS } from "./rules.ts";
import { keyOf, keyOfHolder } from "./targets.ts";

interface Due {
  readonly workspace_id: string;
  readonly alert_id: string;
}

export async function ringDue(context: Context): Promise<void> {
  const { db, clock } = context;
  for (const due of await queries.listRefused(db, clock.now())) await withAlert(context, due, goPastRefused);
  for (const due of await queries.listDue(db, clock.now())) await withAlert(context, due, carryOn);
  for (const call of await queries.listReminders(db, clock.now()))
    await withAlert(context, call, (_, tx, alert) => remind(context, tx, alert, call.id));
  await releaseGathered(context);
}

/** One alert at a time, held, so that two processes never do the same twice. */
async function withAlert(
  context: Context,
  { workspace_id, alert_id }: Due,
  work: (context: Context, db: Db, alert: AlertRow) => Promise<void>,
): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    await lockAlert(tx, workspace_id, alert_id);
    const alert = await findAlert(tx, workspace_id, alert_id);
    if (alert !== undefined) await work(context, tx, alert);
  });
}

async function carryOn(context: Context, db: Db, alert: AlertRow): Promise<void> {
  const row = await queries.findEscalation(db, alert.workspace_id, alert.id);
  if (row === undefined) return;
  const policy = await choosePolicyOf(db, alert);
  const isAtEnd = row.step >= policy.steps.length;
  const now = context.clock.now();
  const { state, muted_until: mutedUntil, promised_until: promisedUntil, incident_id } = alert;
  const standing = { state, mutedUntil, promisedUntil, hasIncident: incident_id !== null };
  const place: Place = { step: row.step, round: row.round };
  switch (chooseMove(standing, { dueAt: row.due_at, isAtEnd, now })) {
    case "ring":
      return ringStep(context, db, alert, { policy, place, news: "opened" });
    case "break-promise":
      return breakPromise(context, db, alert, isAtEnd ? { step: 0, round: row.round + 1 } : place);
    case "exhaust":
      await writeLine(context, db, alert, { kind: "nobody-left" });
      return settle(context, db, alert, { row, state: "exhausted" });
    case "stop":
      return settle(context, db, alert, { row, state: "ended" });
    default:
      return;
  }
}

async function settle(
  context: Context,
  db: Db,
  alert: AlertRow,
  { row, state }: { row: queries.EscalationRow; state: "exhausted" | "ended" },
): Promise<void> {
  await queries.storeEscalation(db, { ...row, state, due_at: null });
  const change = state === "exhausted" ? "nobody-left" : "calling-ended";
  await context.live.tell(db, alert.workspace_id, { kind: "alert", id: alert.id, change, severity: alert.severity });
}

/** The time is over and nothing was decided: the alert rings again, and whoever promised is told as well. */
async function breakPromise(context: Context, db: Db, alert: AlertRow, place: Place): Promise<void> {
  const { workspace_id: workspaceId, id, holder_name, acknowledged_by } = alert;
  const change = { state: "ringing", acknowledged_by: null, acknowledged_at: null, promised_until: null } as const;
  await updateAlert(db, workspaceId, id, { ...change, last_change_at: context.clock.now() });
  await writeLine(context, db, alert, { kind: "promise-expired", name: holder_name ?? "" });
  await context.live.tell(db, workspaceId, { kind: "alert", id, change: "promise-expired", severity: alert.severity });
  const policy = await choosePolicyOf(db, alert);
  const also = acknowledged_by === null ? undefined : keyOfHolder(acknowledged_by);
  await ringStep(context, db, { ...alert, ...change }, { policy, place, news: "unkept", also });
}

/** Every message of the step was refused: waiting for an answer would be waiting for nobody. */
async function goPastRefused(context: Context, db: Db, alert: AlertRow): Promise<void> {
  const row = await queries.findEscalation(db, alert.workspace_id, alert.id);
  if (row?.state !== "running" || alert.state !== "ringing") return;
  await writeLine(context, db, alert, { kind: "nobody-reached" });
  await queries.storeEscalation(db, { ...row, due_at: context.clock.now(), rung_at: null });
}

/** Everybody of a step was asked, and this person has not answered yet. */
async function remind(context: Context, db: Db, alert: AlertRow, callId: string): Promise<void> {
  const now = context.clock.now();
  const calls = await queries.listCalls(db, alert.workspace_id, alert.id);
  const call = calls.find(({ id }) => id === callId);
  const isOpen = (alert.state === "ringing" || alert.state === "acknowledged") && alert.incident_id === null;
  if (call?.remind_at == null || call.remind_at > now) return;
  const isLast = !isOpen || call.times >= REMINDERS;
  const next = isLast ? null : new Date(now.getTime() + REMIND_MINUTES * MINUTE);
  const times = isOpen ? call.times + 1 : call.times;
  await queries.updateCall(db, alert.workspace_id, callId, { remind_at: next, times });
  if (!isOpen) return;
  const book = await readBook(context, db, alert.workspace_id, alert.severity);
  const people = book.roster.people.filter(({ callee }) => keyOf(callee) === call.callee);
  const place = { step: call.step, round: call.round };
  await writeLine(context, db, alert, { kind: "reminded", place, name: call.name });
  await ringBells(context, db, { alert, change: "opened", receivers: listReceivers(book, { people, bells: [] }) });
  if (next !== null) await wake(context, db, next);
}
