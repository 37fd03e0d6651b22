import type { alertShapes } from "@tocsin/contract";
import pg from "pg";
import type { Db } from "./db/database.ts";
import { notify } from "./db/queries.ts";
import type { Logger } from "./log.ts";

export type LiveEvent = alertShapes.LiveEvent;
type Listener = (event: LiveEvent) => void;

const CHANNEL = "tocsin_live";
const RECONNECT_AFTER = 1_000;

/** Hints to open pages. They travel through the database, so that every process hears every other and only after commit. */
export interface Live {
  tell(db: Db, workspaceId: string, event: LiveEvent): Promise<void>;
  listen(workspaceId: string, listener: Listener): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createLive(url: string, log: Logger): Live {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let isStopped = false;

  function receive(payload: string | undefined): void {
    const { workspaceId, ...event } = JSON.parse(payload ?? "{}") as LiveEvent & { workspaceId: string };
    for (const listener of listeners.get(workspaceId) ?? []) listener(event);
  }

  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString: url });
    client.on("notification", (message) => receive(message.payload));
    client.on("error", () => reconnect());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  }

  function reconnect(): void {
    client = null;
    if (isStopped) return;
    setTimeout(() => connect().catch(reconnect), RECONNECT_AFTER).unref();
    log.warn("the connection that carries live hints was lost; connecting again");
  }

  return {
    async tell(db, workspaceId, event) {
      await notify(db, CHANNEL, JSON.stringify({ workspaceId, ...event }));
    },
    listen(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => {
        set.delete(listener);
      };
    },
    start: connect,
    async stop() {
      isStopped = true;
      await client?.end();
    },
  };
}
