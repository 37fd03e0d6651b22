/**
 * Calls to addresses that people typed in (feeds, webhooks). They must not reach the inside of the operator's network:
 * the name is resolved here, every address it stands for is checked, and the connection is made to the checked address, so
 * that a second answer of the name server cannot redirect it. Redirects are followed by hand, each hop checked again.
 */
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP } from "node:net";
import { AppError } from "./errors.ts";

export interface OutboundRequest {
  readonly method?: "GET" | "POST";
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
  readonly address: string;
}
export type Outbound = (address: string, request?: OutboundRequest) => Promise<OutboundAnswer>;

const LARGEST = 20 * 1024 * 1024;
const TIMEOUT = 20_000;
const MOST_HOPS = 5;

const inside = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
] as const)
  inside.addSubnet(net, prefix, "ipv6");

const refuse = (code: string, message: string) => new AppError("unavailable", code, message);

/** An IPv4 address in IPv6 clothing (`::ffff:7f00:1`) is judged as the IPv4 address it is. */
export const isPrivateAddress = (ip: string): boolean => inside.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");

export function createOutbound({ allowPrivateAddresses }: { allowPrivateAddresses: boolean }): Outbound {
  async function resolveHost(host: string): Promise<{ address: string; family: number }> {
    const bare = host.replace(/^\[|\]$/g, "");
    const found = await lookup(bare, { all: true }).catch(() => []);
    const first = found[0];
    if (first === undefined) throw refuse("host-unknown", `The address ${bare} is not known to the name server.`);
    if (!allowPrivateAddresses && found.some(({ address }) => isPrivateAddress(address)))
      throw refuse(
        "private-address",
        `${bare} lies inside a private network. The operator can allow this with TOCSIN_ALLOW_PRIVATE_ADDRESSES.`,
      );
    return first;
  }

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
      if (request.method === "POST")
        throw refuse("redirected", "The receiver answered with a redirection; enter the final address.");
      at = URL.canParse(next, at) ? new URL(next, at).href : next;
    }
    throw refuse("redirect-loop", "The address redirects in a circle.");
  };
}

function call(
  url: URL,
  { address, family }: { address: string; family: number },
  request: OutboundRequest,
): Promise<OutboundAnswer> {
  const { promise, resolve, reject } = withResolvers<OutboundAnswer>();
  const timeout = request.timeoutMilliseconds ?? TIMEOUT;
  const engine = url.protocol === "https:" ? https : http;
  const outgoing = engine.request(url, {
    method: request.method ?? "GET",
    headers: { "user-agent": "Tocsin/0.1 (+feed reader)", ...request.headers },
    lookup: (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
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
    incoming.on("end", () =>
      resolve({
        status: incoming.statusCode ?? 0,
        headers: flatten(incoming.headers),
        body: Buffer.concat(chunks).toString("utf8"),
        address: url.href,
      }),
    );
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
