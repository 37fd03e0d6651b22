import type { Outbound, OutboundAnswer } from "../../../../platform/outbound.ts";
import { readRetryAfter } from "../answers.ts";
import type { Failure } from "../connector.ts";

export interface Conditions {
  readonly etag?: unknown;
  readonly lastModified?: unknown;
}

const LARGEST_FEED = 10 * 1024 * 1024;
const ACCEPT =
  "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1";

export function fetchFeed(
  outbound: Outbound,
  address: string,
  { etag, lastModified }: Conditions = {},
): Promise<OutboundAnswer> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (typeof etag === "string") headers["if-none-match"] = etag;
  if (typeof lastModified === "string") headers["if-modified-since"] = lastModified;
  return outbound(address, { headers, largestBytes: LARGEST_FEED });
}

const REFUSALS: Record<number, Pick<Failure, "code" | "message" | "isFinal">> = {
  401: { code: "forbidden", message: "The feed's server does not let us in (401)." },
  403: { code: "forbidden", message: "The feed's server does not let us in (403)." },
  404: { code: "address-not-found", message: "There is no feed at this address any more (404)." },
  410: { code: "address-gone", message: "The feed says that it has been closed for good.", isFinal: true },
  429: { code: "rate-limited", message: "The feed's server asks us to come less often (429)." },
};

export function refuseAnswer({ status, headers }: OutboundAnswer, now: Date): { readonly ok: false } & Failure {
  const notBefore = readRetryAfter(headers["retry-after"], now);
  const refusal = REFUSALS[status] ?? {
    code: "server-error",
    message: `The feed's server answered with an error (${status}).`,
  };
  return { ok: false, ...refusal, ...(notBefore !== undefined && { notBefore }) };
}
