import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Arrivals } from "../arrivals.ts";
import { openPort, type Port } from "../port.ts";

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
/** What a platform makes of a request: its answer, and the message where it took one. */
export interface Verdict<T> {
  readonly reply: Reply;
  readonly message?: T;
}

/** A platform that people are told over, on a free loopback port. It checks what comes as the real one documents it. */
export abstract class Platform<T> {
  readonly #messages = new Arrivals<T>();
  readonly #requests = new Arrivals<Received>();
  readonly #planned: (Reply | "silence")[] = [];
  #port: Port | undefined;

  protected abstract judge(received: Received): Verdict<T>;

  async start(): Promise<void> {
    this.#port = await openPort(createServer((request, response) => void this.#receive(request, response)));
  }

  async stop(): Promise<void> {
    await this.#port?.close();
  }

  get origin(): string {
    return this.#port!.origin;
  }

  /** The messages that were taken, in order. */
  get messages(): readonly T[] {
    return this.#messages.all;
  }

  /** All that came, refused or not. */
  get requests(): readonly Received[] {
    return this.#requests.all;
  }

  waitFor(count: number): Promise<readonly T[]> {
    return this.#messages.waitFor(count);
  }

  waitForRequests(count: number): Promise<readonly Received[]> {
    return this.#requests.waitFor(count);
  }

  /** Answers the next requests so, whatever they hold; `silence` takes a request and never answers. */
  answerNext(...planned: (Reply | "silence")[]): void {
    this.#planned.push(...planned);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", headers } = request;
    const received = { method, headers, url: new URL(request.url!, this.origin), body: await buffer(request) };
    const planned = this.#planned.shift();
    const verdict = planned === undefined ? this.judge(received) : undefined;
    this.#requests.add(received);
    if (planned === "silence") return;
    const { status, headers: answered, body } = planned ?? verdict!.reply;
    response.writeHead(status, answered).end(body);
    if (verdict?.message !== undefined) this.#messages.add(verdict.message);
  }
}

const json = { "content-type": "application/json" };
export const replyJson = (status: number, content: object): Reply => ({
  status,
  headers: json,
  body: JSON.stringify(content),
});
export const replyText = (status: number, body: string): Reply => ({ status, body });

/** The JSON of a body that says it is JSON; null for everything else. */
export function readJson({ headers, body }: Received): Record<string, unknown> | null {
  if (!headers["content-type"]?.startsWith("application/json")) return null;
  try {
    const read: unknown = JSON.parse(body.toString("utf8"));
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
