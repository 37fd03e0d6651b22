import { callJson, type Failed, failed, type JsonAnswer, serverOf } from "../calls.ts";
import type { Ask } from "../connector.ts";
import { fieldsOf, listOf, textOf } from "../payload.ts";
import { type AccessTokens, hasAccount } from "./access.ts";

export type YoutubeAnswer = ({ readonly ok: true } & JsonAnswer) | Failed;
export interface YoutubeCall {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly etag?: string | undefined;
  readonly quota?: "units" | "searches";
  readonly cost: number;
}
export type CallYoutube = (call: YoutubeCall) => Promise<YoutubeAnswer>;

const SERVER = "https://www.googleapis.com";

/** Calls that are counted before they are made: the platform tells no one how much is left. */
export function createCallYoutube(ask: Ask, tokens: AccessTokens): CallYoutube {
  return async (call) => {
    if (!ask.spend(call.quota ?? "units", call.cost))
      return failed("quota-spent", "The day's units are spent, or kept for an incident.", {
        notBefore: nextPacificMidnight(ask.now),
      });
    const first = await attempt(ask, tokens, call);
    if (first.ok || first.code !== "credentials-refused" || !hasAccount(ask)) return first;
    // An access token can end before its time; the refresh token decides.
    tokens.forget(ask);
    return attempt(ask, tokens, call);
  };
}

async function attempt(
  ask: Ask,
  tokens: AccessTokens,
  { method, path, query, etag }: YoutubeCall,
): Promise<YoutubeAnswer> {
  const url = new URL(`${serverOf(ask.source, SERVER)}/youtube/v3/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers: Record<string, string> = etag === undefined ? {} : { "if-none-match": etag };
  if (hasAccount(ask)) {
    const access = await tokens.get(ask);
    if (!access.ok) return access;
    headers.authorization = `Bearer ${access.token}`;
  } else if (ask.credentials.apiKey) headers["x-goog-api-key"] = ask.credentials.apiKey;
  else return failed("credentials-missing", "An API key or an account is needed.", { isFinal: true });
  const called = await callJson(ask.outbound, url.href, { headers, ...(method !== undefined && { method }) });
  if (!called.ok || called.status < 300 || called.status === 304) return called;
  return refuse(called, ask.now);
}

function refuse({ status, fields }: JsonAnswer, now: Date): Failed {
  const error = fieldsOf(fields.error);
  const reason = textOf(fieldsOf(listOf(error.errors)[0]).reason, 100) ?? "";
  const message = `${textOf(error.message, 300) ?? "YouTube answered with an error"} (${status} ${reason})`;
  if (/^(quotaExceeded|dailyLimitExceeded)$/.test(reason))
    return failed("quota-spent", message, { notBefore: nextPacificMidnight(now) });
  if (/rateLimitExceeded/i.test(reason) || status === 429) return failed("rate-limited", message);
  if (status === 401 || /API key not valid|keyInvalid|keyExpired/.test(message))
    return failed("credentials-refused", message, { isFinal: true });
  if (/^(insufficientPermissions|accessNotConfigured|ineligibleAccount)$/.test(reason))
    return failed("scope-missing", message, { isFinal: true });
  if (status === 403) return failed("forbidden", message);
  if (status === 404) return failed("address-not-found", message);
  return failed(status === 400 ? "settings-wrong" : "server-error", message);
}

const DAY_MS = 86_400_000;
const pacific = new Intl.DateTimeFormat("en-GB", { timeZone: "America/Los_Angeles", timeStyle: "medium" });

/** The day of a quota ends at midnight in California. */
export function nextPacificMidnight(now: Date): Date {
  const [hours = 0, minutes = 0, seconds = 0] = pacific.format(now).split(":").map(Number);
  const passed = (hours * 3_600 + minutes * 60 + seconds) * 1_000;
  return new Date(Math.floor(now.getTime() / 1_000) * 1_000 - passed + DAY_MS);
}
