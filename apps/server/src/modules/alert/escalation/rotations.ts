import type { Callee, escalationShapes, Rotation } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { conflict, found, invalid } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { getWorkspace, listMembers, recordAudit } from "../../people/index.ts";
import { listContacts } from "../../prepare/index.ts";
import { listPolicies } from "./policies.ts";
import * as queries from "./queries.ts";
import { listShifts, type RotationPlan, type Stretch, whoIsOnCall } from "./shifts.ts";
import { keyOf, readKey } from "./targets.ts";
import { type WallClock, wallClockOf } from "./wallTime.ts";

type Wish = escalationShapes.RotationWish;
type SwapWish = z.output<typeof escalationShapes.swapBody>;
type ShiftView = z.infer<typeof escalationShapes.shift>;

export const clockOf = async (db: Db, workspaceId: string): Promise<WallClock> =>
  wallClockOf((await getWorkspace(db, workspaceId)).time_zone);

export async function listRotations({ db, clock }: Context, workspaceId: string): Promise<Rotation[]> {
  const wall = await clockOf(db, workspaceId);
  const swaps = await queries.listSwaps(db, workspaceId);
  const now = clock.now();
  return (await queries.listRotations(db, workspaceId)).map(({ id, body }) => {
    const own = swaps.filter(({ rotation_id }) => rotation_id === id);
    const onCall = whoIsOnCall(toPlan(body, own), now, wall);
    return { ...body, id, onCall, swaps: own.filter(({ until_at }) => until_at > now).map(toSwap) };
  });
}

const toSwap = ({ id, callee, from_at, until_at }: queries.SwapRow) => ({
  ...{ id, callee: readKey(callee), from: from_at.toISOString(), until: until_at.toISOString() },
});
const toPlan = (body: Wish, swaps: readonly queries.SwapRow[]): RotationPlan => ({
  ...body,
  swaps: swaps.map(({ callee, from_at, until_at }) => ({ callee: readKey(callee), from: from_at, until: until_at })),
});

export async function getRotation(context: Context, workspaceId: string, id: string): Promise<Rotation> {
  return found(
    (await listRotations(context, workspaceId)).find((rotation) => rotation.id === id),
    "rotation",
  );
}

export async function showShifts(
  { db }: Context,
  workspaceId: string,
  id: string,
  stretch: Stretch,
): Promise<ShiftView[]> {
  const row = found(
    (await queries.listRotations(db, workspaceId)).find((rotation) => rotation.id === id),
    "rotation",
  );
  const swaps = (await queries.listSwaps(db, workspaceId)).filter(({ rotation_id }) => rotation_id === id);
  return listShifts(toPlan(row.body, swaps), stretch, await clockOf(db, workspaceId)).map(
    ({ callee, from, until, isSwap }) => ({ callee, from: from.toISOString(), until: until.toISOString(), isSwap }),
  );
}

/** Refuses people who are not there: a rotation that names them would be a hole that nobody sees. */
export async function requireCallees(db: Db, workspaceId: string, callees: readonly Callee[]): Promise<void> {
  const members = (await listMembers(db, workspaceId)).map(({ person_id }) => `member:${person_id}`);
  const contacts = (await listContacts(db, workspaceId)).map(({ id }) => `contact:${id}`);
  const known = new Set([...members, ...contacts]);
  if (!callees.every((callee) => known.has(keyOf(callee))))
    throw invalid("no-such-callee", "Somebody in this list is neither a member nor a contact any more.");
}

export async function storeRotation(
  context: Context,
  actor: Actor,
  { id, wish }: { id?: string; wish: Wish },
): Promise<Rotation> {
  const now = context.clock.now();
  const { workspaceId } = actor;
  const rotationId = id ?? newId(now);
  await inTransaction(context.db, async (tx) => {
    if (id !== undefined) await getRotation({ ...context, db: tx }, workspaceId, id);
    await requireCallees(tx, workspaceId, wish.callees);
    const row = { workspace_id: workspaceId, id: rotationId, created_at: now };
    await queries.storeRotation(tx, { ...row, body: JSON.stringify(wish) });
    const action = id === undefined ? "rotation-created" : "rotation-changed";
    await recordAudit(tx, actor, { at: now, action, subject: wish.name, details: { people: wish.callees.length } });
  });
  return getRotation(context, workspaceId, rotationId);
}

export async function deleteRotation(context: Context, actor: Actor, id: string): Promise<void> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const users = (await listPolicies(tx, workspaceId)).filter(({ steps }) =>
      steps.some(({ targets }) => targets.some((target) => target.kind === "rotation" && target.id === id)),
    );
    if (users.length > 0)
      throw conflict("rotation-in-use", `The policy “${users[0]!.name}” calls this rotation. Change the policy first.`);
    const gone = found(await queries.deleteRotation(tx, workspaceId, id), "rotation");
    await recordAudit(tx, actor, { at: context.clock.now(), action: "rotation-deleted", subject: gone.body.name });
  });
}

export async function storeSwap(context: Context, actor: Actor, id: string, wish: SwapWish): Promise<Rotation> {
  const now = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const { name } = await getRotation({ ...context, db: tx }, workspaceId, id);
    await requireCallees(tx, workspaceId, [wish.callee]);
    await queries.storeSwap(tx, {
      ...{ workspace_id: workspaceId, id: newId(now), rotation_id: id, callee: keyOf(wish.callee) },
      ...{ from_at: new Date(wish.from), until_at: new Date(wish.until) },
    });
    const { from, until } = wish;
    await recordAudit(tx, actor, { at: now, action: "swap-created", subject: name, details: { from, until } });
  });
  return getRotation(context, workspaceId, id);
}

export async function deleteSwap(context: Context, actor: Actor, id: string): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const gone = found(await queries.deleteSwap(tx, actor.workspaceId, id), "swap");
    const { name } = await getRotation({ ...context, db: tx }, actor.workspaceId, gone.rotation_id);
    await recordAudit(tx, actor, { at: context.clock.now(), action: "swap-deleted", subject: name });
  });
}
