/** A product of its own for each test file: a fresh database, a clock and a mailbox that the test holds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@tocsin/contract/client";
import pg from "pg";
import { type Config, type ConfigChange, readConfig } from "./config.ts";
import { type Context, createContext, type Replaced } from "./context.ts";
import { addPerson, setUp } from "./modules/people/index.ts";
import type { Actor } from "./platform/auth/actor.ts";
import type { Clock } from "./platform/clock.ts";
import { createServer } from "./platform/http/server.ts";
import type { Letter, Mail } from "./platform/mail.ts";
import { besideApi, handlersOf, jobsOf } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

export class HeldClock implements Clock {
  at: Date;
  constructor(at = "2026-03-02T09:00:00Z") {
    this.at = new Date(at);
  }
  now(): Date {
    return new Date(this.at);
  }
  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

export class HeldMail implements Mail {
  readonly isReady = true;
  readonly letters: Letter[] = [];
  async send(letter: Letter): Promise<void> {
    this.letters.push(letter);
  }
}

export interface TestBench {
  readonly context: Context;
  readonly clock: HeldClock;
  readonly mail: HeldMail;
  readonly admin: Actor;
  readonly config: Config;
  person(role: "viewer" | "responder" | "approver", name?: string): Promise<Actor>;
  stop(): Promise<void>;
}

export interface BenchWish {
  readonly databaseUrl: string;
  readonly config?: ConfigChange;
  readonly replaced?: Replaced;
  readonly startsJobs?: boolean;
}

export const PASSWORD = "correct horse battery";

/** A workspace with its administrator on a database of its own; jobs run unless the test says otherwise. */
export async function openBench({
  databaseUrl,
  config: change = {},
  replaced = {},
  startsJobs = true,
}: BenchWish): Promise<TestBench> {
  const url = await createTestDatabase(databaseUrl);
  const dataFolder = mkdtempSync(join(tmpdir(), "tocsin-test-"));
  const config = readConfig(
    { dataFolder, allowPrivateAddresses: true, logLevel: "error", publicUrl: "http://localhost:4870", ...change },
    {},
  );
  const clock = new HeldClock();
  const mail = new HeldMail();
  const context = await createContext(config, url, { clock, mail, ...replaced });
  if (startsJobs) await context.jobs.start(Object.values(jobsOf(context)).flat());
  const account = { name: "Ada Admin", email: "ada@example.org", password: PASSWORD };
  const admin = await setUp(context, { ...account, workspace: "Probe", language: "en", timeZone: "UTC" });
  return {
    ...{ context, clock, mail, admin, config },
    person: (role, name = role) =>
      addPerson(context, admin.workspaceId, {
        name,
        email: `${name}@example.org`,
        password: PASSWORD,
        role,
        language: "en",
      }),
    async stop() {
      await context.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function createTestDatabase(server: string): Promise<string> {
  const name = `t_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  // A test does not survive the machine's loss of power, so its commits need not wait for the disk.
  await client.query(`alter database ${name} set synchronous_commit = off`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export interface HttpBench {
  readonly address: string;
  /** A client signed in as the person with this e-mail address. */
  signIn(email: string): Promise<Client>;
  /** The cookie of a fresh session, for requests that no client makes. */
  signInHeaders(email: string): Promise<Record<string, string>>;
  visitor: Client;
  call(path: string, options?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** The same product behind HTTP on a free loopback port. */
export async function openHttp({ context }: Pick<TestBench, "context">): Promise<HttpBench> {
  await context.live.start();
  const app = await createServer(context, handlersOf(context), besideApi);
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const call = (path: string, options?: RequestInit) => fetch(`${address}/api/v1${path}`, options);
  const clientWith = (headers: Record<string, string>) =>
    createClient((url, options) => fetch(url, options), {
      origin: address,
      headers,
      newIdempotencyKey: () => crypto.randomUUID(),
    });
  async function signInHeaders(email: string): Promise<Record<string, string>> {
    const body = JSON.stringify({ email, password: PASSWORD });
    const answer = await call("/session", { method: "POST", headers: { "content-type": "application/json" }, body });
    if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    return { cookie: cookies.join("; ") };
  }
  return {
    address,
    visitor: clientWith({}),
    signIn: async (email) => clientWith(await signInHeaders(email)),
    signInHeaders,
    call,
    stop: () => app.close(),
  };
}
