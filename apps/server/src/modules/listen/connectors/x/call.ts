import type { OutboundRequest } from "../../../../platform/outbound.ts";
import { callJson, type Failed, failed, type JsonAnswer, serverOf } from "../calls.ts";
import type { Ask, QuotaReading } from "../connector.ts";
import { fieldsOf, listOf, textOf } from "../payload.ts";
import { signRequest, type UserKeys } from "./sign.ts";

export type XAnswer = ({ readonly ok: true; readonly quotas: readonly QuotaReading[] } & JsonAnswer) | Failed;
export interface XCall {
  readonly method?: "GET" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** As the account, not as the application. */
  readonly asUser?: boolean;
}
type Caller = Pick<Ask, "source" | "credentials" | "outbound" | "now">;

const SERVER = "https://api.x.com";

/** Keys with which we speak as an account; undefined while one of them is missing. */
export function readUserKeys({ credentials }: Pick<Ask, "credentials">): UserKeys | undefined {
  const { consumerKey = "", consumerSecret = "", accessToken = "", accessTokenSecret = "" } = credentials;
  const keys = { consumerKey, consumerSecret, accessToken, accessTokenSecret };
  return Object.values(keys).includes("") ? undefined : keys;
}

export async function callX(ask: Caller, call: XCall): Promise<XAnswer> {
  const { method = "GET", path, query = {}, body } = call;
  const url = new URL(`${serverOf(ask.source, SERVER)}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const authorization = authorize(ask, call, url);
  if (authorization === undefined)
    return failed("credentials-missing", "The keys for this call are missing.", { isFinal: true });
  const request: OutboundRequest = {
    method,
    headers: { authorization, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const called = await callJson(ask.outbound, url.href, request);
  if (!called.ok) return called;
  const refused = refuse(called, ask.now);
  return refused ?? { ...called, quotas: readQuotas(called.headers) };
}

function authorize(ask: Caller, { method = "GET", asUser }: XCall, url: URL): string | undefined {
  const keys = readUserKeys(ask);
  if (asUser === true) return keys && signRequest({ method, url, keys, now: ask.now });
  const { bearerToken = "" } = ask.credentials;
  return bearerToken === "" ? undefined : `Bearer ${bearerToken}`;
}

/** Problems come with their own status, or with 200 in place of what was asked for. */
function refuse({ status, headers, fields }: JsonAnswer, now: Date): Failed | undefined {
  const [error] = listOf(fields.errors).map(fieldsOf);
  const problem = fields.title === undefined && error !== undefined ? error : fields;
  const said = textOf(problem.detail, 300) ?? textOf(problem.message, 300) ?? textOf(problem.title, 300);
  const message = `${said ?? "X answered with an error"} (${status})`;
  if (status === 200)
    return fields.data === undefined && error !== undefined ? failed("server-error", message) : undefined;
  if (status < 300) return undefined;
  if (status === 401) return failed("credentials-refused", message, { isFinal: true });
  if (status === 402 || isUsedUp(problem.type)) return failed("credits-spent", message);
  if (status === 403) return failed(isUnlicensed(problem.type) ? "scope-missing" : "forbidden", message);
  if (status === 404) return failed("address-not-found", message);
  if (status === 429) return failed("rate-limited", message, pause(headers, now));
  return failed(status === 400 ? "settings-wrong" : "server-error", message);
}

const isUsedUp = (type: unknown): boolean => /usage-capped|credits/.test(textOf(type) ?? "");
const isUnlicensed = (type: unknown): boolean =>
  /client-forbidden|oauth1-permissions|not-authorized/.test(textOf(type) ?? "");

/** There is never a Retry-After: the end of the window of fifteen minutes is told in seconds since 1970. */
function pause(headers: Readonly<Record<string, string>>, now: Date): { notBefore?: Date } {
  const reset = readReset(headers);
  return reset === null || reset <= now ? {} : { notBefore: reset };
}

function readReset(headers: Readonly<Record<string, string>>): Date | null {
  const seconds = Number(headers["x-rate-limit-reset"] ?? Number.NaN);
  return seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000) : null;
}

function readQuotas(headers: Readonly<Record<string, string>>): readonly QuotaReading[] {
  const left = Number(headers["x-rate-limit-remaining"] ?? Number.NaN);
  return Number.isFinite(left) ? [{ quota: "searches", left, resetsAt: readReset(headers) }] : [];
}
