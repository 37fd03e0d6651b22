import { callJson, type Failed, failed, serverOf } from "../calls.ts";
import type { Ask } from "../connector.ts";
import { countOf, type Fields, fieldsOf, textOf } from "../payload.ts";
import type { Dialect } from "./dialect.ts";

export type BotAnswer = { readonly ok: true; readonly result: unknown } | Failed;

/** Longer than the longest poll, so that a quiet minute is no failure. */
const TIMEOUT_MS = 40_000;

/** One method of the bot. An answer of 200 may hold an error: only `ok` counts. */
export async function callBot(
  { source, credentials, outbound, now }: Pick<Ask, "source" | "credentials" | "outbound" | "now">,
  dialect: Dialect,
  { method, parameters = {} }: { readonly method: string; readonly parameters?: Fields },
): Promise<BotAnswer> {
  const token = credentials.botToken ?? "";
  if (token === "") return failed("credentials-missing", "The bot's token is missing.", { isFinal: true });
  const address = `${serverOf(source, dialect.server)}/bot${encodeURIComponent(token).replace("%3A", ":")}/${method}`;
  const called = await callJson(outbound, address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parameters),
    timeoutMilliseconds: TIMEOUT_MS,
  });
  if (!called.ok) return called;
  if (called.fields.ok === true) return { ok: true, result: called.fields.result };
  return refuse(called.fields, called.status, now);
}

function refuse(fields: Fields, status: number, now: Date): Failed {
  const code = countOf(fields.error_code) ?? status;
  const message = textOf(fields.description, 300) ?? `The platform answered with an error (${status}).`;
  if (code === 401 || code === 404) return failed("credentials-refused", message, { isFinal: true });
  if (code === 409) return failed("settings-wrong", message);
  if (code === 429) return failed("rate-limited", message, pause(fields, now));
  if (code === 403) return failed("forbidden", message);
  if (code === 400) return failed("settings-wrong", message);
  return failed("server-error", message);
}

function pause(fields: Fields, now: Date): { notBefore?: Date } {
  const seconds = countOf(fieldsOf(fields.parameters).retry_after);
  return seconds === undefined || seconds > 86_400 ? {} : { notBefore: new Date(now.getTime() + seconds * 1000) };
}
