import type { Context } from "../../../context.ts";
import { HOUR } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { Receiver } from "../channels/channel.ts";
import type { News } from "../rules.ts";
import { heldUntil } from "./pace.ts";
import * as queries from "./queries.ts";

/** A message that waits for others: until when, and which one it joins. */
export interface Gathering {
  readonly until: Date;
  readonly bundleId: string | null;
}

/** Machines are told at once, and so is everybody when a fire grows or nobody kept watch. */
const isGathered = ({ channel }: Receiver, news: News): boolean =>
  channel !== "webhook" && (news === "opened" || news === "closed");

/** Whether a message to this receiver waits; null: it goes out at once. */
export async function findGathering(
  { clock }: Pick<Context, "clock">,
  db: Db,
  { receiver, change }: { receiver: Receiver; change: News },
): Promise<Gathering | null> {
  if (!isGathered(receiver, change)) return null;
  await queries.lockGathering(db, receiver.workspaceId);
  const held = await queries.findHeld(db, receiver);
  if (held?.held_until) return { until: held.held_until, bundleId: held.bundle_id };
  const now = clock.now();
  const until = heldUntil(await queries.listMessageTimes(db, receiver, new Date(now.getTime() - HOUR)), now);
  return until === null ? null : { until, bundleId: null };
}
