/** One attempt after another to reach one receiver, each with its outcome on record. */
import type { alertShapes } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { AppError } from "../../platform/errors.ts";
import { event } from "../../platform/jobs/jobs.ts";
import { speakerOf } from "../../platform/wording.ts";
import { getWorkspace } from "../people/index.ts";
import { findMentionsById } from "../understand/index.ts";
import { answerLink } from "./answers/link.ts";
import { placeOf, showProblem, toReceiver } from "./bells.ts";
import { type Brief, briefAlert, briefTest } from "./channels/brief.ts";
import { type Outcome, type Receiver, type Refusal, refuseForGood, refuseForNow } from "./channels/channel.ts";
import { reach } from "./channels/reach.ts";
import * as queries from "./queries.ts";
import { DELIVERY_ATTEMPTS, DELIVERY_QUEUE, planDelivery } from "./ring.ts";
import type { News } from "./rules.ts";

/** Every message about an alert was refused. */
export const nobodyReached = event<{ workspaceId: string; alertId: string }>("nobody-reached");

export interface Errand {
  readonly workspaceId: string;
  readonly deliveryId: string;
}

/** One attempt. Throws when it is worth another one, so that the queue waits and tries again. */
export async function deliver(context: Context, { workspaceId, deliveryId }: Errand): Promise<void> {
  const delivery = await queries.findDelivery(context.db, workspaceId, deliveryId);
  if (delivery?.alert_id == null || delivery.outcome !== "waiting") return;
  const attempts = delivery.attempts + 1;
  const outcome = await attempt(context, delivery, delivery.alert_id);
  if (outcome.ok) return recordSent(context, delivery, attempts);
  const isLast = outcome.isFinal || attempts >= DELIVERY_ATTEMPTS;
  const sentence = await recordRefusal(context, delivery, { attempts, isLast, refusal: outcome });
  if (isLast) return;
  if (outcome.retryAfterSeconds === undefined) throw new AppError("unavailable", outcome.code, sentence);
  // The queue goes by the database's clock, not by the product's.
  const startAfter = new Date(Date.now() + outcome.retryAfterSeconds * 1_000);
  await context.jobs.send(context.db, DELIVERY_QUEUE, { workspaceId, deliveryId }, { startAfter });
}

async function attempt(context: Context, delivery: queries.DeliveryRow, alertId: string): Promise<Outcome> {
  const receiver = await findReceiver(context, delivery);
  const brief = await writeBrief(context, delivery, alertId);
  if (receiver === undefined || brief === undefined) return refuseForGood("bell-removed");
  return send(context, receiver, brief);
}

/** The receiver as it is set up at this moment: what was changed since the ring counts. */
async function findReceiver({ db }: Context, delivery: queries.DeliveryRow): Promise<Receiver | undefined> {
  const { workspace_id: workspaceId, bell_id, channel, target, language } = delivery;
  if (bell_id === null) return { workspaceId, bellId: null, channel, target, language, secret: "" };
  const bell = await queries.findBell(db, workspaceId, bell_id);
  return bell && toReceiver(bell);
}

async function writeBrief(context: Context, delivery: queries.DeliveryRow, id: string): Promise<Brief | undefined> {
  const { db, config } = context;
  const alert = await queries.findAlert(db, delivery.workspace_id, id);
  if (alert === undefined) return undefined;
  const { time_zone } = await getWorkspace(db, alert.workspace_id);
  const mentions = await findMentionsById(db, alert.workspace_id, alert.explanation.exampleIds);
  const isAnswerable = delivery.callee?.startsWith("contact:") === true && delivery.change !== "closed";
  const link = isAnswerable ? await answerLink(context, delivery.id) : `${config.publicUrl}/alerts/${alert.id}`;
  const also = await queries.listAlertsBeside(db, delivery);
  const news = {
    ...{ alert, also, change: delivery.change as News, link, isAnswerable },
    examples: mentions.map((row) => row.text),
  };
  return briefAlert(news, await speakerOf(delivery.language, time_zone));
}

/** Sends with the receiver's secret opened. A receiver that is gone for ever takes its bell with it. */
async function send(context: Context, receiver: Receiver, brief: Brief): Promise<Outcome> {
  const { workspaceId, bellId, secret } = receiver;
  try {
    const opened = bellId === null ? secret : context.secrets.open(secret, placeOf(bellId));
    const outcome = await reach[receiver.channel](context, { ...receiver, secret: opened }, brief);
    if (!outcome.ok && outcome.isGone && bellId !== null) await queries.deleteBell(context.db, workspaceId, bellId);
    return outcome;
  } catch (error) {
    if (error instanceof AppError && error.code === "secret-unreadable") return refuseForGood("secret-unreadable");
    return refuseForNow("failed", { reason: (error as Error).message });
  }
}

async function recordSent(context: Context, delivery: queries.DeliveryRow, attempts: number): Promise<void> {
  const { workspace_id, id } = delivery;
  const done = { outcome: "sent", attempts, at: context.clock.now() } as const;
  const noProblem = { problem: null, problem_code: null, problem_params: null };
  await inTransaction(context.db, async (tx) => {
    await queries.updateDelivery(tx, workspace_id, id, { ...done, ...noProblem });
    if (delivery.alert_id !== null)
      await context.live.tell(tx, workspace_id, { kind: "alert", id: delivery.alert_id, change: "delivered" });
  });
}

interface Failure {
  readonly attempts: number;
  readonly isLast: boolean;
  readonly refusal: Refusal;
}

/** Keeps why it failed, tells the open pages, and says so when with this the last hope of reaching somebody is gone. */
async function recordRefusal(
  context: Context,
  delivery: queries.DeliveryRow,
  { attempts, isLast, refusal }: Failure,
): Promise<string> {
  const { workspace_id: workspaceId, id, alert_id: alertId } = delivery;
  const { code, params } = refusal;
  const problem = await sentenceOf(refusal);
  const outcome = isLast ? "refused" : "waiting";
  const change = {
    outcome,
    attempts,
    at: context.clock.now(),
    problem,
    problem_code: code,
    problem_params: params,
  } as const;
  await inTransaction(context.db, async (tx) => {
    if (alertId !== null) await queries.lockAlert(tx, workspaceId, alertId);
    await queries.updateDelivery(tx, workspaceId, id, change);
    const beside = await queries.listAlertsBeside(tx, delivery);
    for (const one of [alertId, ...beside.map((alert) => alert.id)])
      if (one !== null) await tellRefusal(context, tx, { workspaceId, alertId: one, isLast });
  });
  return problem;
}

async function tellRefusal(
  context: Context,
  db: Db,
  { workspaceId, alertId, isLast }: { workspaceId: string; alertId: string; isLast: boolean },
): Promise<void> {
  const isNobody = isLast && isNobodyReached(await queries.listDeliveries(db, workspaceId, alertId));
  const change = isNobody ? "nobody-reached" : "delivery-refused";
  await context.live.tell(db, workspaceId, { kind: "alert", id: alertId, change });
  if (isNobody) await context.jobs.emit(db, nobodyReached, { workspaceId, alertId });
}

/** Somebody was to be told, and every message that was not spared them was refused. */
export function isNobodyReached(deliveries: readonly Pick<queries.DeliveryRow, "outcome">[]): boolean {
  const tried = deliveries.filter(({ outcome }) => outcome !== "spared");
  return tried.length > 0 && tried.every(({ outcome }) => outcome === "refused");
}

async function sentenceOf({ code, params }: Refusal): Promise<string> {
  const { say } = await speakerOf("en", "UTC");
  return say(`delivery.${code}`, params);
}

export interface TestOutcome {
  readonly outcome: "sent" | "refused";
  readonly problem: alertShapes.DeliveryProblem | null;
}

/** Rings one bell as a test, at once, and says what came of it. */
export const ringForTest = (context: Context, bell: queries.BellRow): Promise<TestOutcome> =>
  testReceiver(context, toReceiver(bell));

/** One message that says it is a test, at once, and what came of it. */
export async function testReceiver(context: Context, receiver: Receiver): Promise<TestOutcome> {
  const { db, config } = context;
  const { workspaceId, language } = receiver;
  const id = await planDelivery(context, db, { receiver, alertId: null, change: "test" });
  const { name: workspace, time_zone } = await getWorkspace(db, workspaceId);
  const link = `${config.publicUrl}/settings/bells`;
  const brief = briefTest({ workspace, link }, await speakerOf(language, time_zone));
  const outcome = await send(context, receiver, brief);
  const delivery = (await queries.findDelivery(db, workspaceId, id))!;
  if (outcome.ok) await recordSent(context, delivery, 1);
  else await recordRefusal(context, delivery, { attempts: 1, isLast: true, refusal: outcome });
  const after = (await queries.findDelivery(db, workspaceId, id))!;
  return { outcome: outcome.ok ? "sent" : "refused", problem: showProblem(after) };
}
