import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { openPort, type Port } from "../port.ts";

interface Listener {
  readonly socket: WebSocket;
  readonly streams: Set<string>;
}
const STREAMS = new Set([
  "user",
  "user:notification",
  "public",
  "public:local",
  "public:remote",
  "hashtag",
  "hashtag:local",
]);

/** The streaming server of an instance: on a host of its own, subscribed to by messages, and without a memory. */
export class MastodonLikeStreaming {
  readonly #listeners = new Set<Listener>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  #port: Port | undefined;
  readonly #isGood: (token: string) => boolean;

  constructor(isGood: (token: string) => boolean) {
    this.#isGood = isGood;
  }

  async start(): Promise<void> {
    const server = createServer((_request, response) => response.writeHead(404).end());
    server.on("upgrade", (request, socket, head) => {
      const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
      if (!request.url!.startsWith("/api/v1/streaming") || !this.#isGood(token)) {
        socket.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (listener) => this.#admit(listener));
    });
    this.#port = await openPort(server);
  }

  async stop(): Promise<void> {
    this.cut();
    await this.#port?.close();
  }

  get address(): string {
    return this.#port!.origin.replace("http", "ws");
  }

  /** Streams that somebody listens to, as `hashtag/tram`. */
  get subscribed(): readonly string[] {
    return [...this.#listeners].flatMap(({ streams }) => [...streams]);
  }

  cut(): void {
    for (const { socket } of this.#listeners) socket.terminate();
    this.#listeners.clear();
  }

  /** The payload goes out as a text within the text, as the platform does it. */
  say(stream: readonly string[], event: string, payload: unknown): void {
    const written = typeof payload === "string" ? payload : JSON.stringify(payload);
    this.sayAsIs(stream, JSON.stringify({ stream, event, payload: written }));
  }

  sayAsIs(stream: readonly string[], line: string): void {
    for (const { socket, streams } of this.#listeners) if (streams.has(stream.join("/"))) socket.send(line);
  }

  #admit(socket: WebSocket): void {
    const listener = { socket, streams: new Set<string>() };
    this.#listeners.add(listener);
    socket.on("close", () => this.#listeners.delete(listener)).on("error", () => socket.terminate());
    socket.on("message", (message: Buffer) => {
      const { type, stream, tag } = JSON.parse(message.toString("utf8")) as Record<string, string>;
      if (type !== "subscribe") return;
      if (!STREAMS.has(stream!)) socket.send('{"error":"Unknown stream type","status":400}');
      else listener.streams.add(tag === undefined ? stream! : `${stream}/${tag}`);
    });
  }
}
