import { AppError } from "../../../platform/errors.ts";
import type { OutboundAnswer, OutboundRequest } from "../../../platform/outbound.ts";
import { explainThrown, readRetryAfter } from "./answers.ts";
import type { Ask, Failure, FailureCode } from "./connector.ts";
import { fieldsOf, parseJson, textOf } from "./payload.ts";

/** What a platform's API answered: JSON, or why there is none. `status` is 0 when no answer came. */
export type ApiAnswer =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly json: unknown }
  | ({ readonly ok: false; readonly status: number; readonly headers: Headers; readonly json: unknown } & Failure);
type Headers = Readonly<Record<string, string>>;

export type Caller = Pick<Ask, "outbound" | "now">;

/** One call to a JSON API. What went wrong is said in the same words for every platform. */
export async function callApi(
  { outbound, now }: Caller,
  address: string,
  request: OutboundRequest = {},
): Promise<ApiAnswer> {
  try {
    return readAnswer(await outbound(address, request), now);
  } catch (error) {
    return { ...explainCall(error), status: 0, headers: {}, json: undefined };
  }
}

/** A redirected command is an address that is wrong by now. */
function explainCall(error: unknown): { readonly ok: false } & Failure {
  if (error instanceof AppError && error.code === "redirected")
    return { ok: false, code: "address-not-found", message: error.message };
  return explainThrown(error);
}

function readAnswer({ status, headers, body }: OutboundAnswer, now: Date): ApiAnswer {
  const json = body === "" ? undefined : parseJson(body);
  if (status >= 200 && status < 300) {
    if (json !== undefined || body === "") return { ok: true, status, headers, json };
    const message = "The platform answered with something that is no JSON.";
    return { ok: false, status, headers, json, code: "unreadable-answer", message };
  }
  const notBefore = readPause(headers, now);
  const said = readReason(json);
  const message = `The platform answered with an error (${status}${said === undefined ? "" : `: ${said}`}).`;
  return { ok: false, status, headers, json, code: codeOf(status), message, ...(notBefore && { notBefore }) };
}

const CODES: Readonly<Record<number, FailureCode>> = {
  401: "credentials-refused",
  402: "credits-spent",
  403: "forbidden",
  404: "address-not-found",
  410: "address-gone",
  420: "rate-limited",
  429: "rate-limited",
  451: "blocked",
};

const codeOf = (status: number): FailureCode => CODES[status] ?? (status >= 500 ? "server-error" : "unreadable-answer");

function readReason(json: unknown): string | undefined {
  const { error, message, error_description: description } = fieldsOf(json);
  const parts = [textOf(error, 200), textOf(message, 200) ?? textOf(description, 200)];
  return parts.filter((part) => part !== undefined).join(", ") || undefined;
}

const PAUSE_WITHOUT_WORD_MS = 60_000;

/** Until when a platform that is asked too often wants to be left alone: at least a minute where it does not say. */
function readPause(headers: Headers, now: Date): Date | undefined {
  const asked = readRetryAfter(headers["retry-after"], now);
  if (asked !== undefined) return asked;
  const { left, resetsAt } = readLimit(headers, now);
  return left === 0 && resetsAt !== null ? resetsAt : undefined;
}

/** The pause to keep after a refusal for asking too often, said or not. */
export const pauseAfter = (failure: Failure, now: Date): Failure =>
  failure.code !== "rate-limited" || failure.notBefore !== undefined
    ? failure
    : { ...failure, notBefore: new Date(now.getTime() + PAUSE_WITHOUT_WORD_MS) };

export interface Limit {
  readonly left: number | null;
  readonly resetsAt: Date | null;
}

/** What the `ratelimit-*` and `x-ratelimit-*` headers say; a reset is a date, seconds since 1970 or seconds from now. */
export function readLimit(headers: Headers, now: Date): Limit {
  const read = (name: string) => headers[`x-ratelimit-${name}`] ?? headers[`ratelimit-${name}`];
  const left = Number(read("remaining") ?? Number.NaN);
  return { left: Number.isFinite(left) ? Math.max(0, left) : null, resetsAt: readReset(read("reset"), now) };
}

const EPOCH_SECONDS = 1e9;

function readReset(written: string | undefined, now: Date): Date | null {
  if (written === undefined || written === "") return null;
  const seconds = Number(written);
  const time = Number.isNaN(seconds)
    ? Date.parse(written)
    : seconds * 1000 + (seconds < EPOCH_SECONDS ? now.getTime() : 0);
  return time > 0 && time < now.getTime() + 7 * 86_400_000 ? new Date(time) : null;
}

/** What a failed call leaves to say, without the answer it came with. */
export function failureOf(answer: Extract<ApiAnswer, { ok: false }>): { readonly ok: false } & Failure {
  const { code, message, notBefore, isFinal } = answer;
  return { ok: false, code, message, ...(notBefore && { notBefore }), ...(isFinal !== undefined && { isFinal }) };
}
