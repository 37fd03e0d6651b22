import type { Context } from "../../../context.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { type AlertRow, type DeliveryRow, findAlert } from "../queries.ts";
import { DELIVERY_QUEUE } from "../ring.ts";
import * as queries from "./queries.ts";

interface Gathered {
  readonly delivery: DeliveryRow;
  readonly alert: AlertRow | undefined;
}

/** Sends what was gathered for one person as one message. What is settled meanwhile is spared them. */
export async function releaseGathered(context: Context): Promise<void> {
  const now = context.clock.now();
  for (const { workspace_id, bundle_id } of await queries.listDueBundles(context.db, now))
    await inTransaction(context.db, (tx) => releaseBundle(context, tx, { workspaceId: workspace_id, bundle_id, now }));
}

async function releaseBundle(
  context: Context,
  db: Db,
  { workspaceId, bundle_id, now }: { workspaceId: string; bundle_id: string; now: Date },
): Promise<void> {
  const held = await queries.holdBundle(db, workspaceId, bundle_id, now);
  const gathered: Gathered[] = [];
  for (const delivery of held)
    gathered.push({ delivery, alert: await findAlert(db, workspaceId, delivery.alert_id ?? "") });
  const spared = gathered.filter((one) => !isStillNews(one, gathered));
  const told = gathered.filter((one) => !spared.includes(one)).sort((one, other) => rankOf(other) - rankOf(one));
  for (const { delivery } of spared)
    await queries.releaseDelivery(db, delivery, { outcome: "spared", bundle_id: delivery.id, at: now });
  const head = told[0]?.delivery.id;
  if (head === undefined) return;
  for (const { delivery } of told)
    await queries.releaseDelivery(db, delivery, { outcome: "waiting", bundle_id: head, at: now });
  await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId, deliveryId: head });
}

const rankOf = ({ delivery, alert }: Gathered): number => (delivery.change === "closed" ? 0 : (alert?.severity ?? 0));

/** That an alert is over is no news to who never heard that it had begun. */
function isStillNews({ delivery, alert }: Gathered, beside: readonly Gathered[]): boolean {
  if (delivery.change !== "closed") return alert?.state === "ringing";
  return !beside.some((other) => other.delivery.alert_id === delivery.alert_id && other.delivery.change === "opened");
}
