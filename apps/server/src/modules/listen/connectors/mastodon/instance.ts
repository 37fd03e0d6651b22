import { type ApiAnswer, callApi, failureOf, pauseAfter, readLimit } from "../api.ts";
import type { Ask, Failure, QuotaReading } from "../connector.ts";
import { fieldsOf, textOf } from "../payload.ts";

/** The server of the connected account. */
export const instanceOf = ({ source }: Ask): string =>
  (source.address || (textOf(source.settings.instance) ?? "")).trim().replace(/\/+$/, "");

export const hostOf = (instance: string): string => (URL.canParse(instance) ? new URL(instance).host : instance);

type Failed = { readonly ok: false } & Failure;
export type InstanceAnswer = (Extract<ApiAnswer, { ok: true }> & { readonly quotas: readonly QuotaReading[] }) | Failed;

/** A call as the account. A token that was withdrawn does not come back by asking again. */
export async function callInstance(ask: Ask, path: string, method: "GET" | "DELETE" = "GET"): Promise<InstanceAnswer> {
  const { accessToken } = ask.credentials;
  if (!accessToken) return { ok: false, code: "credentials-missing", message: "An access token is needed." };
  if (!ask.spend("requests", 1))
    return { ok: false, code: "quota-spent", message: "The instance's 300 calls in five minutes are used up." };
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  const answer = await callApi(ask, `${instanceOf(ask)}${path}`, { method, headers });
  if (answer.ok) return { ...answer, quotas: quotasOf(answer, ask.now) };
  return pausedFailure(answer, ask.now);
}

function pausedFailure(answer: Extract<ApiAnswer, { ok: false }>, now: Date): Failed {
  const failure = { ...failureOf(answer), ...pauseAfter(answer, now) };
  const { code, message, notBefore } = failure;
  const rest = { message, ...(notBefore !== undefined && { notBefore }) };
  if (answer.status === 401) return { ok: false, code: "credentials-refused", isFinal: true, ...rest };
  if (answer.status === 403 && /scope/i.test(message)) return { ok: false, code: "scope-missing", ...rest };
  return { ok: false, code: answer.status === 422 ? "credentials-missing" : code, ...rest };
}

function quotasOf({ headers }: ApiAnswer, now: Date): QuotaReading[] {
  const { left, resetsAt } = readLimit(headers, now);
  return left === null ? [] : [{ quota: "requests", left, resetsAt }];
}

/** Where the instance streams: it may be another host, which only the instance itself knows. */
export async function findStreaming(ask: Ask): Promise<{ readonly ok: true; readonly address: string } | Failed> {
  const answer = await callInstance(ask, "/api/v2/instance");
  if (!answer.ok) return answer;
  const { urls } = fieldsOf(fieldsOf(answer.json).configuration);
  const named = textOf(fieldsOf(urls).streaming) ?? instanceOf(ask).replace(/^http/, "ws");
  return { ok: true, address: `${named.replace(/\/+$/, "")}/api/v1/streaming` };
}

/** The query of the address that the `Link` header names so; null when it names none. */
export function linkedQuery(header: string | undefined, relation: "next" | "prev"): URLSearchParams | null {
  for (const [, address, parameters] of (header ?? "").slice(0, 8_000).matchAll(/<([^<>]*)>([^,<]*)/g))
    if (parameters?.includes(`rel="${relation}"`) && URL.canParse(address!)) return new URL(address!).searchParams;
  return null;
}
