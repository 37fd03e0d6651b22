import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { type Database, openDatabase } from "../../../platform/db/database.ts";
import { createTestDatabase, examplePost, openBench, type TestBench } from "../../../testing.ts";
import { createKeeper } from "./keeper.ts";
import { numberedStream, storeStream } from "./trial.ts";

/** Sends the posts after the one that is asked for, and goes on. */
class NumberedServer {
  readonly asked: number[] = [];
  readonly #server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  readonly #timers = new Set<NodeJS.Timeout>();
  last = Number.POSITIVE_INFINITY;

  constructor() {
    this.#server.on("connection", (socket, request) => {
      this.asked.push(Number(new URL(request.url!, "ws://x").searchParams.get("after")));
      this.#send(socket, this.asked.at(-1)!);
    });
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get open(): number {
    return this.#server.clients.size;
  }

  #send(socket: WebSocket, after: number): void {
    let number = after;
    const timer = setInterval(() => {
      for (let burst = 0; burst < 5 && number < this.last; burst++)
        socket.send(JSON.stringify({ number: ++number, ...examplePost(`n${number}`) }));
    }, 5);
    this.#timers.add(timer);
    socket.on("close", () => clearInterval(timer));
  }

  breakAll(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.breakAll();
    await new Promise((closed) => this.#server.close(closed));
  }
}

const patiently = { timeout: 60_000, interval: 50 };
const countIn = async ({ db }: Pick<Database, "db">): Promise<number> =>
  (await db.selectFrom("mention").select("external_id").execute()).length;

describe("a process that is killed in the middle of a stream", () => {
  const server = new NumberedServer();
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await server.close();
  });

  test("leaves no gap and no double to the one that is started after it", async () => {
    const url = await createTestDatabase(inject("databaseUrl"));
    const database = openDatabase(url, 2);
    const start = () => {
      const script = fileURLToPath(new URL("trial.ts", import.meta.url));
      const child = spawn(process.execPath, ["--import", "tsx", script, url, server.address], { stdio: "inherit" });
      children.push(child);
      return child;
    };
    const first = start();
    await vi.waitFor(async () => expect(await countIn(database).catch(() => 0)).toBeGreaterThan(200), patiently);
    first.kill("SIGKILL");
    await once(first, "exit");
    const stored = await countIn(database);
    server.last = stored + 500;
    start();
    await vi.waitFor(async () => expect(await countIn(database)).toBe(server.last), patiently);
    const ids = (await database.db.selectFrom("mention").select("external_id").execute()).map((row) => row.external_id);
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: server.last }, (_, place) => `n${place + 1}`)));
    expect(server.asked).toEqual([0, expect.any(Number)]);
    expect(server.asked[1]).toBeGreaterThanOrEqual(stored);
    await database.close();
  });
});

describe("two processes", () => {
  const server = new NumberedServer();
  let bench: TestBench;
  beforeAll(async () => {
    bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
    server.last = 20;
    await storeStream(bench.context, server.address);
  });
  afterAll(async () => {
    await server.close();
    await bench.stop();
  });
  const readSource = () => bench.context.db.selectFrom("source").selectAll().executeTakeFirstOrThrow();

  test("never hold the same source, the second takes over, and a broken connection is opened again", async () => {
    const [one, other] = [0, 1].map(() => createKeeper(bench.context, [numberedStream]));
    one!.start();
    await vi.waitFor(async () => expect(await countIn(bench.context)).toBe(20), patiently);
    expect(await readSource()).toMatchObject({ state: "healthy", memory: { after: 20 }, failures: 0 });
    other!.start();
    server.last = 30;
    server.breakAll();
    await vi.waitFor(async () => expect(await countIn(bench.context)).toBe(30), patiently);
    expect(server.open).toBe(1);
    await one!.stop();
    server.last = 40;
    await vi.waitFor(async () => expect(await countIn(bench.context)).toBe(40), patiently);
    expect(server.asked).toEqual([0, 20, 30]);
    await other!.stop();
    await vi.waitFor(() => expect(server.open).toBe(0), patiently);
    expect(await readSource()).toMatchObject({ held_by: null, memory: { after: 40 } });
  });
});
