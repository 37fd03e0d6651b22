/** Calls to addresses that people typed in (feeds, webhooks). Redirects are followed by hand, each hop checked again. */
import http from "node:http";
import https from "node:https";
import { AppError } from "./errors.ts";
import { type HostAddress, lookupOf, type ResolveHost } from "./hosts.ts";

export interface OutboundRequest {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** In place of `body`, where what is sent is no text. */
  readonly bytes?: Buffer;
  readonly timeoutMilliseconds?: number;
  readonly largestBytes?: number;
}
export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** The body before it was read as UTF-8. */
  readonly bytes: Buffer;
  readonly address: string;
}
export type Outbound = (address: string, request?: OutboundRequest) => Promise<OutboundAnswer>;

const LARGEST = 20 * 1024 * 1024;
const TIMEOUT = 20_000;
const MOST_HOPS = 5;

const refuse = (code: string, message: string) => new AppError("unavailable", code, message);

export function createOutbound(resolveHost: ResolveHost): Outbound {
  async function hop(address: string, request: OutboundRequest): Promise<OutboundAnswer> {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== "http:" && url?.protocol !== "https:")
      throw refuse("not-http", "Only http and https addresses can be called.");
    return call(url, await resolveHost(url.hostname), request);
  }

  return async (address, request = {}) => {
    let at = address;
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      const answer = await hop(at, request);
      const next = answer.headers.location;
      if (answer.status < 301 || answer.status > 308 || answer.status === 304 || next === undefined) return answer;
      if (request.method !== undefined && request.method !== "GET")
        throw refuse("redirected", "The receiver answered with a redirection; enter the final address.");
      at = URL.canParse(next, at) ? new URL(next, at).href : next;
    }
    throw refuse("redirect-loop", "The address redirects in a circle.");
  };
}

function call(url: URL, checked: HostAddress, request: OutboundRequest): Promise<OutboundAnswer> {
  const { promise, resolve, reject } = withResolvers<OutboundAnswer>();
  const timeout = request.timeoutMilliseconds ?? TIMEOUT;
  const engine = url.protocol === "https:" ? https : http;
  const outgoing = engine.request(url, {
    method: request.method ?? "GET",
    headers: { "user-agent": "Tocsin/0.1 (+feed reader)", ...request.headers },
    lookup: lookupOf(checked),
    signal: AbortSignal.timeout(timeout),
  });
  outgoing.on("response", (incoming) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > (request.largestBytes ?? LARGEST))
        incoming.destroy(refuse("answer-too-large", "The answer is larger than 20 MB and was not read to its end."));
      else chunks.push(chunk);
    });
    incoming.on("end", () => {
      const bytes = Buffer.concat(chunks);
      const headers = flatten(incoming.headers);
      resolve({ status: incoming.statusCode ?? 0, headers, body: bytes.toString("utf8"), bytes, address: url.href });
    });
    incoming.on("error", (error) => reject(explain(error, timeout)));
  });
  outgoing.on("error", (error) => reject(explain(error, timeout)));
  outgoing.end(request.bytes ?? request.body);
  return promise;
}

function explain(error: Error, timeout: number): Error {
  if (error instanceof AppError) return error;
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return refuse("timed-out", `No complete answer within ${timeout / 1000} seconds.`);
  return refuse("unreachable", `The address could not be reached: ${error.message}.`);
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
