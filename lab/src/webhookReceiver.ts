import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Arrivals } from "./arrivals.ts";
import { openPort, type Port } from "./port.ts";

export interface Delivery {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Byte for byte as it came: signatures are made over this. */
  body: string;
}

/** Receives outgoing webhooks and keeps them; it answers 204 unless told otherwise. */
export class WebhookReceiver {
  readonly #arrivals = new Arrivals<Delivery>();
  readonly #answers: number[] = [];
  #port: Port | undefined;

  async start(): Promise<void> {
    this.#port = await openPort(createServer((request, response) => void this.#receive(request, response)));
  }

  async stop(): Promise<void> {
    await this.#port?.close();
  }

  address(path = "/hook"): string {
    return `${this.#port!.origin}${path}`;
  }

  get deliveries(): readonly Delivery[] {
    return this.#arrivals.all;
  }

  /** Answers the next deliveries with these statuses, in order. A refused delivery is kept as well. */
  answerNext(...statuses: number[]): void {
    this.#answers.push(...statuses);
  }

  /** Resolves with all deliveries as soon as there are so many. */
  waitFor(count: number): Promise<readonly Delivery[]> {
    return this.#arrivals.waitFor(count);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await buffer(request)).toString("utf8");
    this.#arrivals.add({ method: request.method!, path: request.url!, headers: request.headers, body });
    response.writeHead(this.#answers.shift() ?? 204).end();
  }
}
