/** Somebody who was called cannot take it. Where that was the last hope of a step, the next one rings at once. */
import type { Context } from "../../../context.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { found } from "../../../platform/errors.ts";
import { recordAudit } from "../../people/index.ts";
import { type AlertRow, findAlert, lockAlert, updateAlert } from "../queries.ts";
import { wake, writeLine } from "./calling.ts";
import * as queries from "./queries.ts";

export interface Decliner {
  readonly workspaceId: string;
  /** The key they are called by. */
  readonly id: string;
  readonly name: string;
}

export async function decline(context: Context, decliner: Decliner, alertId: string): Promise<void> {
  const { workspaceId, id: callee, name } = decliner;
  const now = context.clock.now();
  await inTransaction(context.db, async (tx) => {
    await lockAlert(tx, workspaceId, alertId);
    const alert = found(await findAlert(tx, workspaceId, alertId), "alert");
    await queries.declineCalls(tx, { workspaceId, alertId, callee, at: now });
    await writeLine(context, tx, alert, { kind: "declined", name });
    await recordAudit(tx, decliner, { at: now, action: "alert-declined", subject: alertId });
    const isHolder = alert.state === "acknowledged" && alert.acknowledged_by === callee;
    if (isHolder) await giveBack(tx, alert, now);
    const isHopeless = alert.state === "ringing" && isLastHope(await queries.listCalls(tx, workspaceId, alertId));
    if (isHolder || isHopeless) await ringNext(context, tx, alert);
    await context.live.tell(tx, workspaceId, { kind: "alert", id: alertId, change: "alert-declined" });
  });
}

type Db = Parameters<typeof findAlert>[0];

const giveBack = (db: Db, { workspace_id, id }: AlertRow, now: Date) =>
  updateAlert(db, workspace_id, id, {
    ...{ state: "ringing", acknowledged_by: null, acknowledged_at: null, promised_until: null },
    last_change_at: now,
  });

/** Everybody whom the latest step called has said that they cannot. */
function isLastHope(calls: readonly queries.CallRow[]): boolean {
  const last = calls.at(-1);
  const beside = calls.filter(({ step, round }) => step === last?.step && round === last.round);
  return beside.length > 0 && beside.every(({ declined_at }) => declined_at !== null);
}

async function ringNext(context: Context, db: Db, { workspace_id, id }: AlertRow): Promise<void> {
  const row = await queries.findEscalation(db, workspace_id, id);
  if (row === undefined || row.state === "ended") return;
  const now = context.clock.now();
  await queries.storeEscalation(db, { ...row, state: "running", due_at: now, rung_at: null });
  await wake(context, db, now);
}
