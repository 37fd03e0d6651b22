/** What people decide about an alert, for its calling: somebody has it, for how long, or it is over. */
import type { EscalationHappening } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { type AlertRow, listDeliveries, updateAlert } from "../queries.ts";
import { ringBells } from "../ring.ts";
import { type AlertKey, choosePolicyOf, wake, writeLine } from "./calling.ts";
import * as queries from "./queries.ts";
import { readBook } from "./roster.ts";
import { keyOfHolder } from "./targets.ts";

interface Holder {
  readonly personId: string;
  readonly name: string;
  /** Null: as long as the policy says. */
  readonly until: Date | null;
}

/** Somebody has it: nobody further is called until the promised time is over. */
export async function holdCalling(
  context: Context,
  db: Db,
  alert: AlertRow,
  { personId, name, until }: Holder,
): Promise<void> {
  const { workspace_id: workspaceId, id: alertId } = alert;
  const now = context.clock.now();
  const { promiseMinutes } = await choosePolicyOf(db, alert);
  const usual = promiseMinutes === null ? null : new Date(now.getTime() + promiseMinutes * MINUTE);
  const promised = until ?? alert.promised_until ?? usual;
  await updateAlert(db, workspaceId, alertId, { promised_until: promised });
  await queries.answerCalls(db, { workspaceId, alertId, callee: keyOfHolder(personId), at: now });
  if (alert.acknowledged_by !== personId) await writeLine(context, db, alert, { kind: "acknowledged", name });
  if (promised !== null && promised.getTime() !== alert.promised_until?.getTime()) {
    await writeLine(context, db, alert, { kind: "promised", name, until: promised });
    await wake(context, db, promised);
  }
  await rest(db, alert, "held");
}

/** It is settled: nobody is called or reminded any more. */
export async function endCalling(
  context: Context,
  db: Db,
  alert: AlertKey,
  { kind, name }: { kind: Extract<EscalationHappening, "dismissed" | "incident" | "closed">; name?: string },
): Promise<void> {
  const { workspace_id: workspaceId, id } = alert;
  await updateAlert(db, workspaceId, id, { promised_until: null });
  await queries.endReminders(db, workspaceId, id);
  await writeLine(context, db, alert, { kind, ...(name !== undefined && { name }) });
  await rest(db, alert, "ended");
}

async function rest(db: Db, { workspace_id, id }: AlertKey, state: "held" | "ended"): Promise<void> {
  const row = await queries.findEscalation(db, workspace_id, id);
  if (row !== undefined) await queries.storeEscalation(db, { ...row, state, due_at: null });
}

/** Those who were called for an alert, and only those, are told that it is over. */
export async function tellOver(context: Context, db: Db, alert: AlertRow): Promise<void> {
  const deliveries = await listDeliveries(db, alert.workspace_id, alert.id);
  const told = deliveries.filter(({ outcome }) => outcome !== "spared" && outcome !== "refused");
  const book = await readBook(context, db, alert.workspace_id, alert.severity);
  const bells = told.flatMap(({ bell_id }) => book.bells.get(bell_id ?? "") ?? []);
  const people = told
    .filter(({ bell_id }) => bell_id === null)
    .map(({ channel, target, language, callee }) => ({
      ...{ workspaceId: alert.workspace_id, bellId: null, channel, target, language, secret: "" },
      ...(callee !== null && { callee }),
    }));
  await ringBells(context, db, { alert, change: "closed", receivers: [...people, ...bells] });
}
