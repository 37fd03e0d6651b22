import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from "./endpoints.ts";
import { type EndpointName, paths } from "./paths.ts";
import type { ProblemDetails } from "./shapes.ts";

type Given<K extends string, T> = [T] extends [undefined] ? { [P in K]?: undefined } : { [P in K]: T };
export type CallOf<N extends EndpointName> = Given<"params", ParamsOf<N>> &
  Given<"query", QueryOf<N>> &
  Given<"body", BodyOf<N>>;
type Optional<T> = Record<string, never> extends T ? [call?: T] : Partial<T> extends T ? [call?: T] : [call: T];

/** The server said no: `problem.code` is what the interface translates. */
export class ApiProblem extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
  }
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}
/** The part of `fetch` that the client needs; handed in, so that the contract knows neither browser nor Node. */
export type Fetch = (
  address: string,
  options: { method: string; headers: Record<string, string>; body?: string; credentials: "same-origin" },
) => Promise<Answer>;

export interface ClientOptions {
  readonly origin?: string;
  readonly headers?: Record<string, string>;
  /** A fresh key for every POST, so that a repeated request does its work once. */
  readonly newIdempotencyKey: () => string;
}

export type Client = { [N in EndpointName]: (...call: Optional<CallOf<N>>) => Promise<AnswerOf<N>> };

/** A typed client of the whole API: `client.getAlert({ params: { id } })`. Throws `ApiProblem` when refused. */
export function createClient(fetch: Fetch, options: ClientOptions): Client {
  const send = async (name: EndpointName, call: { params?: object; query?: object; body?: unknown } = {}) => {
    const [method, path] = paths[name];
    const address = `${options.origin ?? ""}/api/v1${fillPath(path, call.params)}${printQuery(call.query)}`;
    const headers: Record<string, string> = { accept: "application/json", ...options.headers };
    if (method === "POST") headers["idempotency-key"] = options.newIdempotencyKey();
    if (method !== "GET") headers["content-type"] = "application/json";
    const body = method === "GET" ? {} : { body: JSON.stringify(call.body ?? {}) };
    const answer = await fetch(address, { method, headers, credentials: "same-origin", ...body });
    const content = await answer.json().catch(() => null);
    if (!answer.ok) throw new ApiProblem(readProblem(content, answer.status));
    return content;
  };
  const calls = Object.keys(paths).map((name) => [name, (call?: object) => send(name as EndpointName, call)]);
  return Object.fromEntries(calls) as Client;
}

export function fillPath(path: string, params: object = {}): string {
  const values = params as Record<string, unknown>;
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(values[key])));
}

export function printQuery(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  if (given.length === 0) return "";
  return `?${given.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&")}`;
}

function readProblem(content: unknown, status: number): ProblemDetails {
  if (content !== null && typeof content === "object" && "code" in content) return content as ProblemDetails;
  const detail = "The server gave no readable answer.";
  return { type: "about:blank", title: "Unreadable answer", status, detail, code: "unreadable-answer" };
}
