import type { Outbound, OutboundRequest } from "../../../platform/outbound.ts";
import { explainThrown } from "./answers.ts";
import type { Failure, FailureCode, Outcome } from "./connector.ts";
import { type Fields, fieldsOf, parseJson } from "./payload.ts";

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The object that was answered; empty where an error came without one. */
  readonly fields: Fields;
}
export type Called = ({ readonly ok: true } & JsonAnswer) | Failed;
export type Failed = { readonly ok: false } & Failure;

export const failed = (code: FailureCode, message: string, more: Partial<Failure> = {}): Failed => ({
  ok: false,
  code,
  message,
  ...more,
});

/** An answer of any status is an answer; only none at all, and a success that is no JSON, are failures here. */
export async function callJson(outbound: Outbound, address: string, request?: OutboundRequest): Promise<Called> {
  try {
    const { status, headers, body } = await outbound(address, request);
    const json = parseJson(body);
    if (json === undefined && status < 400 && body !== "")
      return failed("unreadable-answer", `The platform answered with something that is not JSON (${status}).`);
    return { ok: true, status, headers, fields: fieldsOf(json) };
  } catch (error) {
    return explainThrown(error);
  }
}

/** Nobody saw the end of these: the platform may have done it all the same. */
const OPEN_ENDED: readonly FailureCode[] = ["timed-out", "unreachable", "unreadable-answer", "server-error"];

/** One attempt at the platform, never repeated: what became of it. */
export function outcomeOf(result: { readonly ok: true } | Failed): Outcome {
  if (result.ok) return { outcome: "sent" };
  const { code, message } = result;
  return OPEN_ENDED.includes(code) ? { outcome: "unknown", message } : { outcome: "refused", code, message };
}

export const notOffered = (act: string): Outcome => ({
  outcome: "refused",
  code: "forbidden",
  message: `The platform offers no way to ${act} a post.`,
});

/** The platform's own address, or the one that a source names in its place: a relay, a server of one's own. */
export const serverOf = ({ address }: { readonly address: string }, own: string): string =>
  address.trim() === "" ? own : address.trim().replace(/\/+$/, "");
