import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome, Tested } from "../connector.ts";
import { fieldsOf, idOf, textOf } from "../payload.ts";
import { goRound } from "../rounds.ts";
import { callX, readUserKeys } from "./call.ts";
import { PRICES, pay } from "./credits.ts";
import { listErrands } from "./errands.ts";
import { xManifest } from "./manifest.ts";
import { receiveActivity } from "./webhook.ts";

/** Recent search and own mentions by asking, paid for post by post; the account's activity by webhook. */
export const x: Connector = {
  kind: "x",
  manifest: xManifest,
  pull: (ask) => goRound(listErrands(ask), ask.source.memory, MOST_CALLS),
  receive: receiveActivity,
  test: testKeys,
  moderate: moderateAtX,
};

/** So many pages, then what was heard is stored. */
const MOST_CALLS = 5;

async function testKeys(ask: Ask): Promise<Tested> {
  if (readUserKeys(ask) === undefined) {
    const usage = await callX(ask, { path: "/2/usage/tweets" });
    return usage.ok ? { ok: true, account: "application", scopes: ["read"], expiresAt: null } : usage;
  }
  const me = await callX(ask, { path: "/2/users/me", asUser: true });
  if (!me.ok) return me;
  const { username, id } = fieldsOf(me.fields.data);
  return {
    ok: true,
    account: `@${textOf(username, 100) ?? idOf(id) ?? "unknown"}`,
    scopes: ["read", "hide", ...(idOf(id) === undefined ? [] : [`id:${idOf(id)}`])],
    expiresAt: null,
  };
}

async function moderateAtX(ask: Ask, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (act === "hold" || act === "release") return notOffered(act);
  if (!/^\d{1,19}$/.test(externalId))
    return { outcome: "refused", code: "address-not-found", message: "This is no post's id." };
  if (!pay(ask, PRICES.manage))
    return { outcome: "refused", code: "quota-spent", message: "The money set aside is spent." };
  if (act === "delete")
    return outcomeOf(await callX(ask, { method: "DELETE", path: `/2/tweets/${externalId}`, asUser: true }));
  const path = `/2/tweets/${externalId}/hidden`;
  return outcomeOf(await callX(ask, { method: "PUT", path, body: { hidden: act === "hide" }, asUser: true }));
}
