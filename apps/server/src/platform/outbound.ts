/** Calls to addresses that people typed in (feeds, webhooks). Redirects are followed by hand, each hop checked again. */
import http from "node:http";
import https from "node:https";
import { type Duplex, pipeline, type Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { AppError } from "./errors.ts";
import { type HostAddress, lookupOf, type ResolveHost } from "./hosts.ts";

export interface OutboundRequest {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** In place of `body`, where what is sent is no text. */
  readonly bytes?: Buffer;
  readonly timeoutMilliseconds?: number;
  /** Of the answer, unpacked. */
  readonly largestBytes?: number;
  readonly signal?: AbortSignal;
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
    let asked = request;
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      const answer = await hop(at, asked);
      const next = answer.headers.location;
      if (answer.status < 301 || answer.status > 308 || answer.status === 304 || next === undefined) return answer;
      if (request.method !== undefined && request.method !== "GET")
        throw refuse("redirected", "The receiver answered with a redirection; enter the final address.");
      const to = URL.canParse(next, at) ? new URL(next, at).href : next;
      asked = isSameOrigin(at, to) ? asked : withoutSecrets(asked);
      at = to;
    }
    throw refuse("redirect-loop", "The address redirects in a circle.");
  };
}

const isSameOrigin = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;

/** Whoever an address redirects to is not whom a token was meant for. */
const HARMLESS = new Set(["accept", "accept-language", "if-modified-since", "if-none-match", "user-agent"]);

const withoutSecrets = ({ headers = {}, ...request }: OutboundRequest): OutboundRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name.toLowerCase()))),
});

function call(url: URL, checked: HostAddress, request: OutboundRequest): Promise<OutboundAnswer> {
  const { promise, resolve, reject } = withResolvers<OutboundAnswer>();
  const timeout = request.timeoutMilliseconds ?? TIMEOUT;
  const engine = url.protocol === "https:" ? https : http;
  const outgoing = engine.request(url, {
    method: request.method ?? "GET",
    headers: { "user-agent": "Tocsin/0.1 (+feed reader)", ...request.headers },
    lookup: lookupOf(checked),
    signal: endOf(request, timeout),
  });
  outgoing.on("response", (incoming) => {
    const chunks: Buffer[] = [];
    const most = request.largestBytes ?? LARGEST;
    let size = 0;
    const body = unpacked(incoming);
    body.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) body.destroy(tooLarge(most));
      else chunks.push(chunk);
    });
    body.on("end", () => {
      const bytes = Buffer.concat(chunks);
      const headers = flatten(incoming.headers);
      resolve({ status: incoming.statusCode ?? 0, headers, body: bytes.toString("utf8"), bytes, address: url.href });
    });
    body.on("error", (error) => reject(explain(error, timeout)));
  });
  outgoing.on("error", (error) => reject(explain(error, timeout)));
  outgoing.end(request.bytes ?? request.body);
  return promise;
}

const endOf = ({ signal }: OutboundRequest, timeout: number): AbortSignal =>
  signal === undefined ? AbortSignal.timeout(timeout) : AbortSignal.any([signal, AbortSignal.timeout(timeout)]);

const tooLarge = (most: number) =>
  refuse("answer-too-large", `The answer is larger than ${Math.round(most / 2 ** 20)} MB and was not read to its end.`);

/** Some servers pack whatever is asked for. What came before a pack broke off is read. */
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };
const UNPACKERS: Record<string, () => Duplex> = {
  gzip: () => createGunzip(LENIENT),
  "x-gzip": () => createGunzip(LENIENT),
  deflate: () => createInflate(LENIENT),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

function unpacked(incoming: http.IncomingMessage): Readable {
  const unpacker = UNPACKERS[incoming.headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  // A failure also reaches whoever reads the unpacked end.
  return unpacker === undefined ? incoming : pipeline(incoming, unpacker(), () => undefined);
}

function explain(error: Error, timeout: number): Error {
  if (error instanceof AppError) return error;
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return refuse("timed-out", `No complete answer within ${timeout / 1000} seconds.`);
  if ("code" in error && String(error.code).startsWith("Z_"))
    return refuse("unreadable-answer", "The answer is packed in a way that could not be unpacked.");
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
