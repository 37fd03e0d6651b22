/**
 * A channel carries a brief to people in the shape one platform wants. `compose` is pure: the same brief and receiver give
 * the same message, with the platform's own markup escaped and its limits kept. `send` makes one attempt and says what came
 * of it; whether another is worth it stands in the refusal, never in the channel's hands.
 */
import type { BellKind, DeliveryProblemCode, Language } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Brief } from "./brief.ts";

/** Whom to reach, how, and in which language: a bell, or a person of the plan who is called. */
export interface Receiver {
  readonly workspaceId: string;
  readonly bellId: string | null;
  readonly channel: BellKind;
  /** What people recognise it by; the address itself where that is no secret. */
  readonly target: string;
  readonly language: Language;
  /** As it is stored until it is sent with: sealed. Empty where the target is all there is. */
  readonly secret: string;
  readonly personId?: string | null;
  /** The person this message is for, by key, where it is for one. */
  readonly callee?: string;
}

export interface Refusal {
  readonly ok: false;
  readonly code: DeliveryProblemCode;
  readonly params: Record<string, string | number>;
  /** Another attempt would meet the same answer. */
  readonly isFinal: boolean;
  /** What the receiver asked for before the next attempt. */
  readonly retryAfterSeconds?: number;
  /** The receiver will never be there again. */
  readonly isGone?: boolean;
}
export type Outcome = { readonly ok: true } | Refusal;
export const SENT: Outcome = { ok: true };

export const refuseForGood = (code: DeliveryProblemCode, params: Refusal["params"] = {}): Refusal => ({
  ok: false,
  code,
  params,
  isFinal: true,
});
export const refuseForNow = (code: DeliveryProblemCode, params: Refusal["params"] = {}): Refusal => ({
  ok: false,
  code,
  params,
  isFinal: false,
});

export interface Channel<M> {
  compose(brief: Brief, receiver: Receiver): M;
  send(context: Context, receiver: Receiver, message: M): Promise<Outcome>;
}

/** The whole way of one message: composed, then sent once. */
export type Reach = (context: Context, receiver: Receiver, brief: Brief) => Promise<Outcome>;
export const reachOver =
  <M>({ compose, send }: Channel<M>): Reach =>
  (context, receiver, brief) =>
    send(context, receiver, compose(brief, receiver));
