import type { Policy, PolicyWish } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { found, invalid } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import * as queries from "./queries.ts";
import { BUILT_IN, builtInPolicy, orderPolicies } from "./rules.ts";

const toPolicy = ({ id, body }: queries.PolicyRow): Policy => ({ ...body, id, isBuiltIn: false });

/** In the order in which they are tried; the built-in one, which always fits, is not among them. */
export const listPolicies = async (db: Db, workspaceId: string): Promise<Policy[]> =>
  orderPolicies((await queries.listPolicies(db, workspaceId)).map(toPolicy));

export async function getPolicy(db: Db, workspaceId: string, id: string): Promise<Policy> {
  if (id === BUILT_IN) return builtInPolicy;
  return found(
    (await listPolicies(db, workspaceId)).find((policy) => policy.id === id),
    "policy",
  );
}

export async function storePolicy(
  context: Context,
  actor: Actor,
  { id, wish }: { id?: string; wish: PolicyWish },
): Promise<Policy> {
  const now = context.clock.now();
  const { workspaceId } = actor;
  if (wish.growthStep > wish.steps.length)
    throw invalid("no-such-step", "An alert that grows must begin again at a step that the policy has.");
  return inTransaction(context.db, async (tx) => {
    if (id !== undefined) refuseBuiltIn(await getPolicy(tx, workspaceId, id));
    const row = { workspace_id: workspaceId, id: id ?? newId(now), created_at: now };
    await queries.storePolicy(tx, { ...row, body: JSON.stringify(wish) });
    const action = id === undefined ? "policy-created" : "policy-changed";
    await recordAudit(tx, actor, { at: now, action, subject: wish.name, details: { steps: wish.steps.length } });
    return getPolicy(tx, workspaceId, row.id);
  });
}

function refuseBuiltIn({ isBuiltIn }: Policy): void {
  if (isBuiltIn) throw invalid("built-in-policy", "The built-in policy stays as it is; add one of your own.");
}

export async function deletePolicy(context: Context, actor: Actor, id: string): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    const gone = found(await queries.deletePolicy(tx, actor.workspaceId, id), "policy");
    await recordAudit(tx, actor, { at: context.clock.now(), action: "policy-deleted", subject: gone.body.name });
  });
}
