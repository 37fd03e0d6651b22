/** How the workspace's text messages leave. The templates hold the provider's keys, so that only the host is ever shown. */
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { recordAudit } from "../people/index.ts";
import type { Gateway } from "./channels/sms.ts";
import * as queries from "./queries.ts";

const place = (workspaceId: string) => `sms gateway ${workspaceId}`;

export async function findGateway({ db, secrets }: Context, workspaceId: string): Promise<Gateway | null> {
  const row = await queries.findSmsGateway(db, workspaceId);
  return row === undefined ? null : (JSON.parse(secrets.open(row.secret, place(workspaceId))) as Gateway);
}

export async function showGateway({ db }: Context, workspaceId: string) {
  const row = await queries.findSmsGateway(db, workspaceId);
  return { gateway: row === undefined ? null : { host: row.host, method: row.method } };
}

export async function setGateway(context: Context, actor: Actor, gateway: Gateway): Promise<void> {
  const { workspaceId } = actor;
  const secret = context.secrets.seal(JSON.stringify(gateway), place(workspaceId));
  const host = new URL(gateway.url.replaceAll("{", "").replaceAll("}", "")).host;
  const at = context.clock.now();
  const row = { workspace_id: workspaceId, host, method: gateway.method, secret, changed_at: at };
  await inTransaction(context.db, async (tx) => {
    await queries.storeSmsGateway(tx, row);
    await recordAudit(tx, actor, { at, action: "sms-gateway-set", subject: host });
  });
}

export async function removeGateway({ db, clock }: Context, actor: Actor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await queries.deleteSmsGateway(tx, actor.workspaceId);
    if (gone === undefined) return;
    await recordAudit(tx, actor, { at: clock.now(), action: "sms-gateway-removed", subject: gone.host });
  });
}
