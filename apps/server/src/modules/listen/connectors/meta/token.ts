import type { Ask, Tested } from "../connector.ts";
import { dateOf, fieldsOf, idOf, isText, listOf, textOf } from "../payload.ts";
import { callGraph } from "./call.ts";

/** As whom the token speaks; with the application's id and secret also what it may do, and when it ends. */
export async function testToken(ask: Ask, account: string): Promise<Tested> {
  const answer = await callGraph(ask, { path: encodeURIComponent(account), query: { fields: "id,name" } });
  if (!answer.ok) return answer;
  const { name, username, id } = answer.fields;
  const known = textOf(name, 200) ?? textOf(username, 200) ?? idOf(id) ?? "unknown";
  const { accessToken = "", appId = "", appSecret = "" } = ask.credentials;
  if (appId === "" || appSecret === "") return { ok: true, account: known, scopes: [], expiresAt: null };
  const query = { input_token: accessToken };
  const inspected = await callGraph(ask, { path: "debug_token", query, token: `${appId}|${appSecret}` });
  if (!inspected.ok) return inspected;
  const { scopes, expires_at, data_access_expires_at } = fieldsOf(inspected.fields.data);
  const ends = [expires_at, data_access_expires_at].flatMap((seconds) => dateOf(seconds)?.getTime() ?? []);
  return {
    ok: true,
    account: known,
    scopes: listOf(scopes).filter(isText),
    expiresAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
  };
}
