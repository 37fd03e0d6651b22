/** Web push: one browser of one person each, and the key pair that signs for this installation. */
import { timingSafeEqual } from "node:crypto";
import type { alertShapes } from "@tocsin/contract";
import webpush from "web-push";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import { getOrStoreSecret, recordAudit } from "../people/index.ts";
import { placeOf, readBells, showBell, storeBell } from "./bells.ts";
import * as queries from "./queries.ts";

type DeviceBody = z.output<typeof alertShapes.deviceBody>;
type BellView = z.infer<typeof alertShapes.bell>;

const KEYS = "push-keys";

/** Made once for all time: browsers are bound to the public key that they subscribed with. */
export async function getPushKeys({ db, secrets }: Context): Promise<webpush.VapidKeys> {
  const fresh = secrets.seal(JSON.stringify(webpush.generateVAPIDKeys()), KEYS);
  return JSON.parse(secrets.open(await getOrStoreSecret(db, KEYS, fresh), KEYS)) as webpush.VapidKeys;
}

async function listOwn(context: Context, actor: Actor) {
  const bells = await readBells(context, context.db, actor.workspaceId);
  return bells.filter(({ kind, person_id }) => kind === "push" && person_id === actor.id);
}

export const listDevices = async (context: Context, actor: Actor): Promise<BellView[]> =>
  (await listOwn(context, actor)).map((row) => showBell(row, actor));

/** A browser that subscribes again has lost its earlier subscription, which goes. */
export async function addDevice(context: Context, actor: Actor, body: DeviceBody): Promise<BellView> {
  const { name, endpoint, keys, language, minimumSeverity } = body;
  for (const { id, secret } of await listOwn(context, actor))
    if (subscriptionOf(context, id, secret).endpoint === endpoint)
      await queries.deleteBell(context.db, actor.workspaceId, id);
  const target = new URL(endpoint).host;
  const secret = JSON.stringify({ endpoint, keys });
  return storeBell(context, actor, {
    kind: "push",
    name,
    target,
    secret,
    language,
    minimumSeverity,
    personId: actor.id,
  });
}

interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}
const subscriptionOf = ({ secrets }: Context, id: string, secret: string): Subscription =>
  JSON.parse(secrets.open(secret, placeOf(id))) as Subscription;

/**
 * Push services replace addresses now and then, at any hour: nobody is signed in then. Who knows the secret of the earlier
 * subscription is that browser, since it is shown nowhere. Everybody else hears the same "not found".
 */
export async function renewDevice(
  context: Context,
  { id, before, endpoint, keys }: z.output<typeof alertShapes.deviceRenewal>,
): Promise<void> {
  const bell = await queries.findBellAnywhere(context.db, id);
  const known = bell?.kind === "push" ? subscriptionOf(context, id, bell.secret) : undefined;
  const isOwn = known?.endpoint === before.endpoint && isEqual(known.keys.auth, before.auth);
  const { workspace_id: workspaceId } = found(isOwn ? bell : undefined, "bell");
  const secret = context.secrets.seal(JSON.stringify({ endpoint, keys }), placeOf(id));
  await queries.updateBell(context.db, workspaceId, id, { secret, target: new URL(endpoint).host });
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export async function findDevice(context: Context, actor: Actor, id: string): Promise<queries.BellRow> {
  const bell = await queries.findBell(context.db, actor.workspaceId, id);
  return found(bell?.person_id === actor.id ? bell : undefined, "bell");
}

export async function deleteDevice(context: Context, actor: Actor, id: string): Promise<void> {
  const { name } = await findDevice(context, actor, id);
  await inTransaction(context.db, async (tx) => {
    await queries.deleteBell(tx, actor.workspaceId, id);
    await recordAudit(tx, actor, { at: context.clock.now(), action: "bell-deleted", subject: name });
  });
}
