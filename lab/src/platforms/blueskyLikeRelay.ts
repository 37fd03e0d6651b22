import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { openPort, type Port } from "../port.ts";

/** One event as it goes over the wire, with its microsecond. */
interface Sent {
  readonly at: number;
  readonly line: string;
}

export interface RelayedPost {
  readonly did: string;
  readonly key: string;
  readonly text: string;
  readonly createdAt?: string;
  readonly langs?: readonly string[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A relay in the manner of Jetstream, version 1: public events as JSON texts over a WebSocket, with a cursor into the past. */
export class BlueskyLikeRelay {
  readonly #past: Sent[] = [];
  readonly #listeners = new Set<WebSocket>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #microseconds: () => number;
  readonly #remembers: number;
  #port: Port | undefined;
  #lastAt = 0;
  /** The addresses that were asked for, in order. */
  readonly asked: URL[] = [];

  /** `remembers`: so many events of the past can be asked for again. */
  constructor({ remembers = 50_000, microseconds = () => Date.now() * 1_000 } = {}) {
    this.#remembers = remembers;
    this.#microseconds = microseconds;
  }

  async start(): Promise<void> {
    const server = createServer((_request, response) => response.writeHead(404).end());
    server.on("upgrade", (request, socket, head) => {
      const url = new URL(request.url!, "http://relay");
      this.asked.push(url);
      const isGood = url.pathname === "/subscribe" && isCursor(url.searchParams.get("cursor"));
      if (!isGood) {
        socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (listener) => this.#admit(listener, url));
    });
    this.#port = await openPort(server);
  }

  async stop(): Promise<void> {
    this.cut();
    await this.#port?.close();
  }

  get address(): string {
    return `${this.#port!.origin.replace("http", "ws")}/subscribe`;
  }

  get listening(): number {
    return this.#listeners.size;
  }

  /** Breaks every connection, without a word. */
  cut(): void {
    for (const listener of this.#listeners) listener.terminate();
    this.#listeners.clear();
  }

  post({ did, key, text, createdAt, langs, more }: RelayedPost): number {
    const at = this.#tick();
    const record = {
      $type: "app.bsky.feed.post",
      createdAt: createdAt ?? new Date(at / 1_000).toISOString(),
      ...(langs && { langs }),
      text,
      ...more,
    };
    return this.#commit({ did, at, operation: "create", key, content: { record, cid: CID } });
  }

  edit({ did, key, text }: RelayedPost): number {
    const at = this.#tick();
    const record = { $type: "app.bsky.feed.post", createdAt: new Date(at / 1_000).toISOString(), text };
    return this.#commit({ did, at, operation: "update", key, content: { record, cid: CID } });
  }

  remove(did: string, key: string): number {
    return this.#commit({ did, at: this.#tick(), operation: "delete", key });
  }

  rename(did: string, handle: string): number {
    const at = this.#tick();
    const identity = { did, handle, seq: at, time: new Date(at / 1_000).toISOString() };
    return this.#send(at, JSON.stringify({ did, time_us: at, kind: "identity", identity }));
  }

  /** Whatever it is, as it is. */
  say(line: string): void {
    this.#send(this.#tick(), line);
  }

  /** No listener has more than so many bytes still to come. */
  get mostWaitingBytes(): number {
    return Math.max(0, ...[...this.#listeners].map(({ bufferedAmount }) => bufferedAmount));
  }

  #commit(commit: { did: string; at: number; operation: string; key: string; content?: object }): number {
    const { did, at, operation, key, content } = commit;
    const rest = { rev: `rev${at}`, operation, collection: "app.bsky.feed.post", rkey: key, ...content };
    return this.#send(at, JSON.stringify({ did, time_us: at, kind: "commit", commit: rest }));
  }

  /** No two events share a microsecond. */
  #tick(): number {
    this.#lastAt = Math.max(this.#lastAt + 1, this.#microseconds());
    return this.#lastAt;
  }

  #send(at: number, line: string): number {
    this.#past.push({ at, line });
    if (this.#past.length >= 2 * this.#remembers) this.#past.splice(0, this.#remembers);
    for (const listener of this.#listeners) listener.send(line);
    return at;
  }

  #admit(listener: WebSocket, { searchParams }: URL): void {
    const cursor = searchParams.get("cursor");
    if (cursor !== null) for (const { at, line } of this.#past) if (at >= Number(cursor)) listener.send(line);
    this.#listeners.add(listener);
    listener.on("close", () => this.#listeners.delete(listener)).on("error", () => listener.terminate());
  }
}

const CID = "bafyreihzwnyumvubacqyflkxpsejegc6sxwkcaxv3iwrj5ztwlqtjgpw4e";
const isCursor = (written: string | null): boolean => written === null || /^\d{1,16}$/.test(written);
