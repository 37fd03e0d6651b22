import { type QueryKey, queryOptions } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { type Client, createClient } from "@tocsin/contract/client";
import type { EndpointName } from "@tocsin/contract/paths";

/** `crypto.randomUUID` is missing on plain http outside localhost. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const api: Client = createClient((address, options) => window.fetch(address, options), {
  newIdempotencyKey: newKey,
});

/** A client whose questions are given up when nobody waits for their answers any more. */
export const apiUntil = (signal: AbortSignal): Client =>
  createClient((address, options) => window.fetch(address, { ...options, signal }), { newIdempotencyKey: newKey });

type CallArgs<N extends EndpointName> = Parameters<Client[N]>;

/** A question to the server for the query cache: `useQuery(ask("getAlert", { params: { id } }))`. */
export function ask<N extends EndpointName>(name: N, ...call: CallArgs<N>) {
  const send = api[name] as (...call: CallArgs<N>) => Promise<AnswerOf<N>>;
  return queryOptions({ queryKey: keyOf(name, call[0]), queryFn: () => send(...call) });
}

export function keyOf(name: EndpointName, call: unknown = {}): QueryKey {
  return [name, call];
}
