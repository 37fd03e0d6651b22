import { on } from "node:events";
import { type RawData, WebSocket } from "ws";
import { AppError } from "./errors.ts";
import { lookupOf, type ResolveHost } from "./hosts.ts";

/** A WebSocket to an address that people typed in, guarded like every outgoing call. */
export interface Socket {
  /** Ends when the other side closes, throws when the connection breaks. The sender is held back while a reader is busy. */
  readonly messages: AsyncIterable<Buffer>;
  send(text: string): void;
  close(): void;
}
export interface SocketRequest {
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly largestBytes?: number;
}
export type OpenSocket = (address: string, request?: SocketRequest) => Promise<Socket>;

const LARGEST = 4 * 1024 * 1024;
const HANDSHAKE_MS = 20_000;
/** Without a sign of life for so long a connection is dead, whatever the kernel believes. */
const SILENT_MS = 90_000;

export function createOpenSocket(resolveHost: ResolveHost): OpenSocket {
  return async (address, { headers = {}, signal, largestBytes = LARGEST } = {}) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url?.protocol !== "ws:" && url?.protocol !== "wss:")
      throw new AppError("unavailable", "not-http", "Only ws and wss addresses can be listened to.");
    const checked = await resolveHost(url.hostname);
    const socket = new WebSocket(url, {
      headers: { "user-agent": "Tocsin/0.1", ...headers },
      lookup: lookupOf(checked),
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: largestBytes,
      ...(signal !== undefined && { signal }),
    });
    await opened(socket);
    return { messages: read(socket, signal), send: (text) => socket.send(text), close: () => socket.close() };
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    // What comes along with the answer to the handshake waits until somebody reads.
    socket.once("open", () => {
      socket.pause();
      resolve();
    });
    socket.once("error", (error) =>
      reject(new AppError("unavailable", "unreachable", `The connection could not be opened: ${error.message}.`)),
    );
  });
}

/** Messages wait in the kernel, not in our memory: reading stops while as many are unread. */
const MOST_UNREAD = 1_000;
const MOST_UNREAD_BYTES = 16 * 1024 * 1024;

async function* read(socket: WebSocket, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const stopWatching = watchLife(socket);
  const stop = () => socket.terminate();
  signal?.addEventListener("abort", stop);
  let unread = 0;
  let unreadBytes = 0;
  socket.on("message", (data) => {
    unreadBytes += sizeOf(data);
    if (++unread >= MOST_UNREAD || unreadBytes >= MOST_UNREAD_BYTES) socket.pause();
  });
  try {
    const incoming = on(socket, "message", { close: ["close"] });
    socket.resume();
    for await (const [data] of incoming) {
      unreadBytes -= sizeOf(data);
      if (--unread <= MOST_UNREAD / 2 && unreadBytes <= MOST_UNREAD_BYTES / 2 && socket.isPaused) socket.resume();
      yield Buffer.isBuffer(data) ? data : Buffer.concat(data as Buffer[]);
    }
  } catch (error) {
    throw new AppError("unavailable", "disconnected", `The connection broke: ${(error as Error).message}.`);
  } finally {
    stopWatching();
    signal?.removeEventListener("abort", stop);
    socket.terminate();
  }
}

const sizeOf = (data: RawData): number =>
  Array.isArray(data) ? data.reduce((size, part) => size + part.length, 0) : data.byteLength;

function watchLife(socket: WebSocket): () => void {
  let heardAt = Date.now();
  const heard = () => {
    heardAt = Date.now();
  };
  socket.on("message", heard).on("pong", heard).on("ping", heard);
  const timer = setInterval(() => {
    if (socket.isPaused) heard();
    else if (Date.now() - heardAt > SILENT_MS) socket.terminate();
    else socket.ping();
  }, SILENT_MS / 3);
  return () => clearInterval(timer);
}
