/** Reaching people outside the product: one delivery per bell and change, each with its outcome on record. */
import { reasonsOf } from "@tocsin/contract/wording";
import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { SIGNATURE_HEADER, signBody } from "../../platform/signature.ts";
import { speakerOf } from "../../platform/wording.ts";
import { getWorkspace } from "../people/index.ts";
import { findMentionsById } from "../understand/index.ts";
import { writeLetter } from "./letter.ts";
import * as queries from "./queries.ts";
import type { Change } from "./rules.ts";

export const DELIVERY_QUEUE = "deliver-alert";
/** Being told twice is a nuisance, not being told is a crisis: alerts are tried again, unlike what is published. */
export const DELIVERY_ATTEMPTS = 8;

export async function ringBells(context: Context, db: Db, alert: queries.AlertRow, change: Change): Promise<void> {
  const bells = await queries.listBells(db, alert.workspace_id);
  for (const bell of bells.filter((one) => !one.is_paused && alert.severity >= one.minimum_severity)) {
    const deliveryId = await planDelivery(context, db, { bell, alertId: alert.id, change });
    await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId: alert.workspace_id, deliveryId, change });
  }
}

interface Plan {
  readonly bell: queries.BellRow;
  readonly alertId: string | null;
  readonly change: string;
}

async function planDelivery(context: Context, db: Db, { bell, alertId, change }: Plan): Promise<string> {
  const at = context.clock.now();
  const id = newId(at);
  const { workspace_id, id: bell_id, kind: channel, target } = bell;
  await queries.storeDelivery(db, {
    workspace_id,
    id,
    alert_id: alertId,
    bell_id,
    channel,
    target,
    change,
    outcome: "waiting",
    attempts: 0,
    at,
    problem: null,
  });
  return id;
}

/** One attempt. Throws when it is worth another one, so that the queue waits and tries again. */
export async function deliver(
  context: Context,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<void> {
  const delivery = await queries.findDelivery(context.db, workspaceId, deliveryId);
  if (delivery === undefined || delivery.outcome === "sent") return;
  const bell = await queries.findBell(context.db, workspaceId, delivery.bell_id);
  const alert =
    delivery.alert_id === null ? undefined : await queries.findAlert(context.db, workspaceId, delivery.alert_id);
  if (bell === undefined || alert === undefined) return;
  const attempts = delivery.attempts + 1;
  try {
    await sendNews(context, bell, { alert, change: delivery.change as Change });
    await queries.updateDelivery(context.db, workspaceId, deliveryId, {
      outcome: "sent",
      attempts,
      at: context.clock.now(),
      problem: null,
    });
  } catch (error) {
    const outcome = attempts >= DELIVERY_ATTEMPTS ? "refused" : "waiting";
    await queries.updateDelivery(context.db, workspaceId, deliveryId, {
      outcome,
      attempts,
      at: context.clock.now(),
      problem: (error as Error).message,
    });
    throw error;
  }
}

async function sendNews(
  context: Context,
  bell: queries.BellRow,
  { alert, change }: { alert: queries.AlertRow; change: Change },
): Promise<void> {
  const link = `${context.config.publicUrl}/alerts/${alert.id}`;
  const { time_zone } = await getWorkspace(context.db, bell.workspace_id);
  const speaker = await speakerOf(bell.language, time_zone);
  const mentions = await findMentionsById(context.db, bell.workspace_id, alert.explanation.exampleIds);
  if (bell.kind === "email")
    return context.mail.send(
      writeLetter(bell.target, { alert, change, link, examples: mentions.map((row) => row.text) }, speaker),
    );
  await postSigned(context, bell, {
    event: `alert.${change}`,
    alert: {
      id: alert.id,
      kind: alert.kind,
      severity: alert.severity,
      state: alert.state,
      openedAt: alert.opened_at.toISOString(),
    },
    watch: { id: alert.watch_id, name: alert.watch_name },
    reasons: reasonsOf(alert.explanation).map(({ id, values }) => speaker.say(id, values)),
    explanation: alert.explanation,
    link,
  });
}

async function postSigned(context: Context, bell: queries.BellRow, content: object): Promise<void> {
  const body = JSON.stringify(content);
  const headers = {
    "content-type": "application/json",
    [SIGNATURE_HEADER]: signBody(bell.secret, body, context.clock.now()),
  };
  const { status } = await context.outbound(bell.target, { method: "POST", headers, body });
  if (status < 200 || status > 299)
    throw new AppError("unavailable", "receiver-refused", `The receiver answered with ${status}.`);
}

/** Rings one bell as a test, at once, and says what came of it. */
export async function ringForTest(
  context: Context,
  bell: queries.BellRow,
): Promise<{ outcome: "sent" | "refused"; problem: string | null }> {
  const id = await planDelivery(context, context.db, { bell, alertId: null, change: "test" });
  const workspace = await getWorkspace(context.db, bell.workspace_id);
  const { say } = await speakerOf(bell.language, workspace.time_zone);
  const body = say("mail.test.body", { workspace: workspace.name });
  try {
    if (bell.kind === "email")
      await context.mail.send({ to: bell.target, subject: say("mail.test.subject"), text: body });
    else await postSigned(context, bell, { event: "test", text: body });
    await queries.updateDelivery(context.db, bell.workspace_id, id, { outcome: "sent", attempts: 1 });
    return { outcome: "sent", problem: null };
  } catch (error) {
    const problem = (error as Error).message;
    await queries.updateDelivery(context.db, bell.workspace_id, id, { outcome: "refused", attempts: 1, problem });
    return { outcome: "refused", problem };
  }
}
