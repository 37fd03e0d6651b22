/** Reaching people outside the product: one delivery per receiver and change, planned with what caused it. */
import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { newId } from "../../platform/ids.ts";
import type { Receiver } from "./channels/channel.ts";
import { findGathering, type Gathering } from "./escalation/gather.ts";
import * as queries from "./queries.ts";
import type { News } from "./rules.ts";

export const DELIVERY_QUEUE = "deliver-alert";
/** Being told twice is a nuisance, not being told is a crisis: alerts are tried again, unlike what is published. */
export const DELIVERY_ATTEMPTS = 8;

export interface Ring {
  readonly alert: Pick<queries.AlertRow, "id" | "workspace_id">;
  readonly change: News;
  readonly receivers: readonly Receiver[];
}

/**
 * The one door to people outside. In the transaction of `db`: who is to be told is told exactly when its cause happened.
 * What follows soon upon another message to the same person is gathered, and goes out with `releaseGathered`.
 */
export async function ringBells(context: Context, db: Db, { alert, change, receivers }: Ring): Promise<void> {
  const { id: alertId, workspace_id: workspaceId } = alert;
  for (const receiver of dropTwins(receivers)) {
    const gathering = await findGathering(context, db, { receiver, change });
    const deliveryId = await planDelivery(context, db, { receiver, alertId, change, gathering });
    if (gathering === null) await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId, deliveryId });
  }
}

/** Only where the target is the whole address do equal ones mean the same person. */
function dropTwins(receivers: readonly Receiver[]): Receiver[] {
  const keyOf = ({ channel, target, bellId }: Receiver) =>
    ["email", "webhook", "sms"].includes(channel) ? `${channel} ${target}` : bellId;
  return [...new Map(receivers.map((receiver) => [keyOf(receiver), receiver])).values()];
}

interface Plan {
  readonly receiver: Receiver;
  readonly alertId: string | null;
  readonly change: string;
  readonly gathering?: Gathering | null;
}

export async function planDelivery(
  context: Context,
  db: Db,
  { receiver, alertId, change, gathering = null }: Plan,
): Promise<string> {
  const at = context.clock.now();
  const id = newId(at);
  const { workspaceId, bellId, channel, target, language } = receiver;
  await queries.storeDelivery(db, {
    ...{ workspace_id: workspaceId, id, alert_id: alertId, bell_id: bellId, channel, target, language, change },
    ...{ callee: receiver.callee ?? null, bundle_id: gathering?.bundleId ?? id, held_until: gathering?.until ?? null },
    ...{ outcome: "waiting", attempts: 0, at, problem: null, problem_code: null, problem_params: null },
  });
  return id;
}
