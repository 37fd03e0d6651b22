/** Reaching people outside the product: one delivery per bell and change, each with its outcome on record. */
import type { Language } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { SIGNATURE_HEADER, signBody } from "../../platform/signature.ts";
import { speakerOf } from "../../platform/wording.ts";
import { getWorkspace } from "../people/index.ts";
import { listContacts } from "../prepare/index.ts";
import { findMentionsById } from "../understand/index.ts";
import { writeLetter } from "./letter.ts";
import * as queries from "./queries.ts";
import type { Change } from "./rules.ts";

export const DELIVERY_QUEUE = "deliver-alert";
/** Being told twice is a nuisance, not being told is a crisis: alerts are tried again, unlike what is published. */
export const DELIVERY_ATTEMPTS = 8;

/** Whom to reach, how, and in which language: a bell, or a person of the plan who is called. */
interface Receiver {
  readonly bellId: string | null;
  readonly channel: "email" | "webhook";
  readonly target: string;
  readonly language: Language;
  readonly secret: string;
}

const fromBell = ({ id, kind, target, language, secret }: queries.BellRow): Receiver => ({
  bellId: id,
  channel: kind,
  target,
  language,
  secret,
});

export async function ringBells(context: Context, db: Db, alert: queries.AlertRow, change: Change): Promise<void> {
  for (const receiver of await listReceivers(db, alert)) {
    const deliveryId = await planDelivery(context, db, {
      receiver,
      workspaceId: alert.workspace_id,
      alertId: alert.id,
      change,
    });
    await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId: alert.workspace_id, deliveryId, change });
  }
}

/** The bells for this severity, and the contacts who are called, each address once. */
async function listReceivers(db: Db, alert: queries.AlertRow): Promise<Receiver[]> {
  const bells = (await queries.listBells(db, alert.workspace_id)).filter(
    (bell) => !bell.is_paused && alert.severity >= bell.minimum_severity,
  );
  const called = (await listContacts(db, alert.workspace_id)).filter(
    (contact) => contact.is_called && contact.email !== "",
  );
  const people = called.map(({ email, language }) => ({
    bellId: null,
    channel: "email" as const,
    target: email,
    language,
    secret: "",
  }));
  return [
    ...new Map(
      [...people, ...bells.map(fromBell)].map((receiver) => [`${receiver.channel} ${receiver.target}`, receiver]),
    ).values(),
  ];
}

interface Plan {
  readonly receiver: Receiver;
  readonly workspaceId: string;
  readonly alertId: string | null;
  readonly change: string;
}

async function planDelivery(
  context: Context,
  db: Db,
  { receiver, workspaceId, alertId, change }: Plan,
): Promise<string> {
  const at = context.clock.now();
  const id = newId(at);
  const { bellId, channel, target, language } = receiver;
  const row = { workspace_id: workspaceId, id, alert_id: alertId, bell_id: bellId, channel, target, language, change };
  await queries.storeDelivery(db, { ...row, outcome: "waiting", attempts: 0, at, problem: null });
  return id;
}

async function findReceiver(db: Db, delivery: queries.DeliveryRow): Promise<Receiver | undefined> {
  const { bell_id, channel, target, language } = delivery;
  if (bell_id === null) return { bellId: null, channel, target, language, secret: "" };
  const bell = await queries.findBell(db, delivery.workspace_id, bell_id);
  return bell && fromBell(bell);
}

/** One attempt. Throws when it is worth another one, so that the queue waits and tries again. */
export async function deliver(
  context: Context,
  { workspaceId, deliveryId }: { workspaceId: string; deliveryId: string },
): Promise<void> {
  const delivery = await queries.findDelivery(context.db, workspaceId, deliveryId);
  if (delivery === undefined || delivery.outcome === "sent") return;
  const receiver = await findReceiver(context.db, delivery);
  const alert =
    delivery.alert_id === null ? undefined : await queries.findAlert(context.db, workspaceId, delivery.alert_id);
  if (receiver === undefined || alert === undefined) return;
  const attempts = delivery.attempts + 1;
  try {
    await sendNews(context, receiver, { alert, change: delivery.change as Change });
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
  receiver: Receiver,
  { alert, change }: { alert: queries.AlertRow; change: Change },
): Promise<void> {
  const link = `${context.config.publicUrl}/alerts/${alert.id}`;
  const { time_zone } = await getWorkspace(context.db, alert.workspace_id);
  const speaker = await speakerOf(receiver.language, time_zone);
  const mentions = await findMentionsById(context.db, alert.workspace_id, alert.explanation.exampleIds);
  if (receiver.channel === "email")
    return context.mail.send(
      writeLetter(receiver.target, { alert, change, link, examples: mentions.map((row) => row.text) }, speaker),
    );
  await postSigned(context, receiver, {
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

async function postSigned(context: Context, { secret, target }: Receiver, content: object): Promise<void> {
  const body = JSON.stringify(content);
  const headers = {
    "content-type": "application/json",
    [SIGNATURE_HEADER]: signBody(secret, body, context.clock.now()),
  };
  const { status } = await context.outbound(target, { method: "POST", headers, body });
  if (status < 200 || status > 299)
    throw new AppError("unavailable", "receiver-refused", `The receiver answered with ${status}.`);
}

/** Rings one bell as a test, at once, and says what came of it. */
export async function ringForTest(
  context: Context,
  bell: queries.BellRow,
): Promise<{ outcome: "sent" | "refused"; problem: string | null }> {
  const receiver = fromBell(bell);
  const id = await planDelivery(context, context.db, {
    receiver,
    workspaceId: bell.workspace_id,
    alertId: null,
    change: "test",
  });
  const workspace = await getWorkspace(context.db, bell.workspace_id);
  const { say } = await speakerOf(bell.language, workspace.time_zone);
  const body = say("mail.test.body", { workspace: workspace.name });
  try {
    if (bell.kind === "email")
      await context.mail.send({ to: bell.target, subject: say("mail.test.subject"), text: body });
    else await postSigned(context, receiver, { event: "test", text: body });
    await queries.updateDelivery(context.db, bell.workspace_id, id, { outcome: "sent", attempts: 1 });
    return { outcome: "sent", problem: null };
  } catch (error) {
    const problem = (error as Error).message;
    await queries.updateDelivery(context.db, bell.workspace_id, id, { outcome: "refused", attempts: 1, problem });
    return { outcome: "refused", problem };
  }
}
