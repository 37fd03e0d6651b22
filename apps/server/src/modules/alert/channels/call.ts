/** One attempt to hand a message over by HTTP, and what its answer means where a platform says nothing more exact. */
import type { DeliveryProblemCode } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { OutboundAnswer, OutboundRequest } from "../../../platform/outbound.ts";
import { type Outcome, type Refusal, refuseForGood, refuseForNow, SENT } from "./channel.ts";

/** A receiver that takes longer holds up those after it. */
export const PATIENCE_MILLISECONDS = 10_000;
const LARGEST_ANSWER = 1024 * 1024;
/** A receiver that asks for a longer rest is asked again before it is over: an alert that waits longer is no alert. */
export const LONGEST_REST_SECONDS = 15 * 60;
const USUAL_REST_SECONDS = 30;

export type Judge = (answer: OutboundAnswer) => Outcome;

export async function call(
  { outbound }: Pick<Context, "outbound">,
  address: string,
  { judge, ...request }: Omit<OutboundRequest, "timeoutMilliseconds"> & { judge: Judge },
): Promise<Outcome> {
  const limits = { timeoutMilliseconds: PATIENCE_MILLISECONDS, largestBytes: LARGEST_ANSWER };
  try {
    return judge(await outbound(address, { ...request, ...limits }));
  } catch (error) {
    return explainFailure(error, address);
  }
}

export const callWithJson = (
  context: Pick<Context, "outbound">,
  address: string,
  { message, judge }: { message: object; judge: Judge },
): Promise<Outcome> =>
  call(context, address, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(message),
    judge,
  });

const failures: Record<string, { code: DeliveryProblemCode; isFinal: boolean }> = {
  unreachable: { code: "unreachable", isFinal: false },
  "host-unknown": { code: "host-unknown", isFinal: false },
  "timed-out": { code: "timed-out", isFinal: false },
  "private-address": { code: "private-address", isFinal: true },
  "not-http": { code: "address-bad", isFinal: true },
  redirected: { code: "redirected", isFinal: true },
};

function explainFailure(error: unknown, address: string): Refusal {
  const failure = error instanceof AppError ? failures[error.code] : undefined;
  if (failure === undefined) return refuseForNow("failed", { reason: (error as Error).message });
  const params = { host: hostOf(address), seconds: PATIENCE_MILLISECONDS / 1000 };
  return { ok: false, ...failure, params };
}

/** The part of an address that is no secret. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "");

/** By its status alone: taken, to be tried again, or refused for good. */
export function judgeStatus(answer: OutboundAnswer): Outcome {
  const { status, address } = answer;
  const host = hostOf(address);
  if (status >= 200 && status <= 299) return SENT;
  if (status === 429) return askToWait(restOf(answer));
  if (status >= 500 || status === 408 || status === 425) {
    const refusal = refuseForNow("receiver-down", { host, status });
    return answer.headers["retry-after"] === undefined ? refusal : { ...refusal, retryAfterSeconds: restOf(answer) };
  }
  return refuseForGood("receiver-refused", { host, status });
}

export const askToWait = (seconds: number): Refusal => {
  const retryAfterSeconds = Math.min(LONGEST_REST_SECONDS, Math.max(1, Math.ceil(seconds)));
  return { ...refuseForNow("too-many", { seconds: retryAfterSeconds }), retryAfterSeconds };
};

/** What `retry-after` asks for: seconds, or a moment told against the receiver's own `date`. */
function restOf({ headers }: OutboundAnswer): number {
  const asked = headers["retry-after"]?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(asked)) return Number(asked);
  const rest = (Date.parse(asked) - Date.parse(headers.date ?? "")) / 1000;
  return Number.isFinite(rest) ? rest : USUAL_REST_SECONDS;
}

/** An answer that should be JSON; anything else is an empty one. */
export function readJson(body: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
