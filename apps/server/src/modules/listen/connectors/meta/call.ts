import { createHmac } from "node:crypto";
import { callJson, type Failed, failed, type JsonAnswer, serverOf } from "../calls.ts";
import type { Ask, FailureCode, QuotaReading } from "../connector.ts";
import { countOf, type Fields, fieldsOf, listOf, parseJson, textOf } from "../payload.ts";

export type GraphAnswer = ({ readonly ok: true; readonly usage: Usage } & JsonAnswer) | Failed;
export interface GraphCall {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** In place of the page's token. */
  readonly token?: string;
}
type Caller = Pick<Ask, "source" | "credentials" | "outbound" | "now">;

const SERVER = "https://graph.facebook.com";
const VERSION = "v26.0";

/** One call of the Graph API. With the application's secret each call proves that it is ours. */
export async function callGraph(
  ask: Caller,
  { method = "GET", path, query = {}, token }: GraphCall,
): Promise<GraphAnswer> {
  const { accessToken = "", appSecret = "" } = ask.credentials;
  const bearer = token ?? accessToken;
  if (bearer === "") return failed("credentials-missing", "The access token is missing.", { isFinal: true });
  const url = new URL(`${serverOf(ask.source, SERVER)}/${VERSION}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (appSecret !== "" && token === undefined)
    url.searchParams.set("appsecret_proof", createHmac("sha256", appSecret).update(bearer).digest("hex"));
  const called = await callJson(ask.outbound, url.href, { method, headers: { authorization: `Bearer ${bearer}` } });
  if (!called.ok) return called;
  const usage = readUsage(called.headers, ask.now);
  if (called.status < 300 && called.fields.error === undefined) return { ...called, usage };
  return refuse(called, usage, ask.now);
}

/** What the headers say of the limits, which grow and shrink with the number of people who react to the page. */
export interface Usage {
  readonly quotas: readonly QuotaReading[];
  /** Where hardly anything is left: until when to wait. */
  readonly notBefore: Date | undefined;
}

const NEARLY_ALL = 95;
const REST_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const WINDOW_MINUTES = 24 * 60;

function readUsage(headers: Readonly<Record<string, string>>, now: Date): Usage {
  const read = (name: string) => fieldsOf(parseJson(headers[name] ?? "null"));
  const byCase = Object.values(read("x-business-use-case-usage")).flatMap((cases) => listOf(cases).map(fieldsOf));
  const all: readonly Fields[] = [read("x-app-usage"), read("x-page-usage"), ...byCase];
  const shares = all.flatMap(({ call_count, total_time, total_cputime }) => [call_count, total_time, total_cputime]);
  const used = Math.max(-1, ...shares.map((share) => countOf(share) ?? -1));
  if (used < 0) return { quotas: [], notBefore: undefined };
  const minutes = Math.max(0, ...all.map((usage) => countOf(usage.estimated_time_to_regain_access) ?? 0));
  const waitMs = minutes > 0 ? Math.min(minutes, WINDOW_MINUTES) * MINUTE_MS : REST_MS;
  const notBefore = used >= NEARLY_ALL || minutes > 0 ? new Date(now.getTime() + waitMs) : undefined;
  return { quotas: [{ quota: "usage", left: Math.max(0, 100 - used), resetsAt: notBefore ?? null }], notBefore };
}

const LIMITED = new Set([4, 17, 32, 341, 613]);
const HOUR_MS = 60 * MINUTE_MS;

function refuse({ status, fields }: JsonAnswer, usage: Usage, now: Date): Failed {
  const error = fieldsOf(fields.error);
  const number = countOf(error.code) ?? -1;
  const message = `${textOf(error.message, 300) ?? "Meta answered with an error"} (${number < 0 ? status : number})`;
  if (LIMITED.has(number) || (number >= 80_000 && number <= 80_014))
    return failed("rate-limited", message, { notBefore: usage.notBefore ?? new Date(now.getTime() + HOUR_MS) });
  const isFinal = number === 190 || number === 102;
  return failed(codeOf(number, countOf(error.error_subcode), status), message, isFinal ? { isFinal } : {});
}

const EXPIRED = new Set([463, 467]);

function codeOf(number: number, subcode: number | undefined, status: number): FailureCode {
  if (number === 190 || number === 102)
    return EXPIRED.has(subcode ?? 0) ? "credentials-expired" : "credentials-refused";
  if (number === 3 || number === 10 || (number >= 200 && number <= 299)) return "scope-missing";
  if (number === 100) return subcode === 33 ? "address-not-found" : "settings-wrong";
  if (number === 803) return "address-not-found";
  if (number === 368) return "blocked";
  return status === 404 ? "address-not-found" : "server-error";
}
