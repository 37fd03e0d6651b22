import { setTimeout as sleep } from "node:timers/promises";
import { callJson, type Failed, failed, serverOf } from "../calls.ts";
import type { Ask, FailureCode } from "../connector.ts";
import { countOf, type Fields, fieldsOf, textOf } from "../payload.ts";

export type VkAnswer = { readonly ok: true; readonly response: unknown } | Failed;
export type CallVk = (method: string, parameters: Readonly<Record<string, string | number>>) => Promise<VkAnswer>;

const SERVER = "https://api.vk.com";
const VERSION = "5.199";
const MOST_A_SECOND = 3;
/** The platform counts arrivals: a slow call before a quick one brings them closer together. */
const SECOND_AND_A_BIT = 1_200;

/** Calls of one round: as many a second as the platform takes, the rest wait. */
export function createCallVk(ask: Ask): CallVk {
  const recent: number[] = [];
  return async (method, parameters) => {
    const token = ask.credentials.token ?? "";
    if (token === "") return failed("credentials-missing", "The access token is missing.", { isFinal: true });
    const wait = recent.length < MOST_A_SECOND ? 0 : recent.shift()! + SECOND_AND_A_BIT - Date.now();
    if (wait > 0) await sleep(wait, undefined, { signal: ask.signal });
    recent.push(Date.now());
    const form = new URLSearchParams({ ...stringify(parameters), access_token: token, v: VERSION });
    const called = await callJson(ask.outbound, `${serverOf(ask.source, SERVER)}/method/${method}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
    if (!called.ok) return called;
    const { response, error } = called.fields;
    if (error === undefined && called.status === 200 && response !== undefined) return { ok: true, response };
    return refuse(fieldsOf(error), called.status, ask.now);
  };
}

const stringify = (parameters: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** What the platform's error numbers mean for us, and how long to leave it alone where it does not say. */
const ERRORS: Readonly<Record<number, { code: FailureCode; isFinal?: boolean; pauseMs?: number }>> = {
  5: { code: "credentials-refused", isFinal: true },
  6: { code: "rate-limited", pauseMs: SECOND },
  7: { code: "scope-missing", isFinal: true },
  9: { code: "rate-limited", pauseMs: HOUR },
  // Only a person can read the picture: asked again and again, the account is blocked.
  14: { code: "blocked", pauseMs: HOUR },
  15: { code: "forbidden" },
  17: { code: "credentials-refused", isFinal: true },
  18: { code: "address-gone" },
  19: { code: "forbidden" },
  27: { code: "scope-missing", isFinal: true },
  28: { code: "scope-missing", isFinal: true },
  29: { code: "quota-spent", pauseMs: HOUR },
  30: { code: "forbidden" },
  100: { code: "settings-wrong" },
  113: { code: "address-not-found" },
  125: { code: "address-not-found" },
  203: { code: "forbidden" },
  212: { code: "forbidden" },
};

function refuse(error: Fields, status: number, now: Date): Failed {
  const number = countOf(error.error_code);
  const said = textOf(error.error_msg, 300);
  const message = number === undefined ? `VK answered with an error (${status}).` : `${said ?? "error"} (${number})`;
  const { code, isFinal, pauseMs } = ERRORS[number ?? -1] ?? { code: "server-error" };
  return failed(code, message, {
    ...(isFinal && { isFinal }),
    ...(pauseMs !== undefined && { notBefore: new Date(now.getTime() + pauseMs) }),
  });
}
