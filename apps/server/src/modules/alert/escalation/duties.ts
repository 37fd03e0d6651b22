import type { Callee, CalleeRecord, Duty, escalationShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { found } from "../../../platform/errors.ts";
import { recordAudit } from "../../people/index.ts";
import { isOnDuty } from "./duty.ts";
import * as queries from "./queries.ts";
import { readBook } from "./roster.ts";
import { isSame } from "./shifts.ts";
import { type Callable, keyOf } from "./targets.ts";

/** A quiet alert: whoever is off duty for it counts as off duty. */
const QUIETEST = 1;
/** Grave enough for every bell to count as a way to reach somebody. */
const GRAVEST = 5;

/** Everybody who can be called, with their hours and with every skill they are known to have. */
export async function listCallees(context: Context, workspaceId: string): Promise<CalleeRecord[]> {
  const { roster } = await readBook(context, context.db, workspaceId, GRAVEST);
  const wall = roster.clock.wallOf(context.clock.now());
  return roster.people.map((person) => toRecord(person, wall));
}

const toRecord = (
  { callee, name, isReachable, duty, languages, departments }: Callable,
  wall: number,
): CalleeRecord => ({
  ...{ ...callee, name, isReachable, isOnDuty: isOnDuty(duty, wall, QUIETEST) },
  duty: { ...duty, languages: [...languages], departments: [...departments] },
});

const getCallee = async (context: Context, workspaceId: string, callee: Callee): Promise<CalleeRecord> =>
  found(
    (await listCallees(context, workspaceId)).find((record) => isSame(record, callee)),
    "person",
  );

/** Somebody's own hours and days off; their skills stay as they are. */
export async function setMyDuty(context: Context, actor: Actor, own: escalationShapes.OwnDuty): Promise<CalleeRecord> {
  const me: Callee = { kind: "member", id: actor.id };
  const { languages, departments } = (await getCallee(context, actor.workspaceId, me)).duty;
  return setDuty(context, actor, me, { ...own, languages, departments });
}

export async function setDuty(context: Context, actor: Actor, callee: Callee, duty: Duty): Promise<CalleeRecord> {
  const { workspaceId } = actor;
  const { name } = await getCallee(context, workspaceId, callee);
  await inTransaction(context.db, async (tx) => {
    await queries.storeDuty(tx, { workspace_id: workspaceId, callee: keyOf(callee), body: JSON.stringify(duty) });
    await recordAudit(tx, actor, { at: context.clock.now(), action: "duty-changed", subject: name });
  });
  return getCallee(context, workspaceId, callee);
}
