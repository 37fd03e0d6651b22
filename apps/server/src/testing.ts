/** A product of its own for each test file: a fresh database, a clock and a mailbox that the test holds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@tocsin/contract/client";
import { buildBackground, buildCrisis, taintedBatch } from "@tocsin/lab";
import pg from "pg";
import { type Config, type ConfigChange, readConfig } from "./config.ts";
import { type Context, createContext, type Replaced } from "./context.ts";
import { listActiveAlerts } from "./modules/alert/index.ts";
import { relearnWatch } from "./modules/detect/index.ts";
import { normalisePost, takeIn } from "./modules/listen/index.ts";
import { addPerson, setUp } from "./modules/people/index.ts";
import { storeBrand, storeWatch } from "./modules/prepare/index.ts";
import type { Actor } from "./platform/auth/actor.ts";
import { type Clock, DAY, MINUTE } from "./platform/clock.ts";
import { inTransaction } from "./platform/db/database.ts";
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
  /** Its database, for a bench that starts where this one stopped. */
  readonly url: string;
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
  /** A stopped bench: this one starts with a copy of its database, at its hour. */
  readonly after?: TestBench;
}

export const PASSWORD = "correct horse battery";

/** A workspace with its administrator on a database of its own; jobs run unless the test says otherwise. */
export async function openBench({
  databaseUrl,
  config: change = {},
  replaced = {},
  startsJobs = true,
  after,
}: BenchWish): Promise<TestBench> {
  const url = await createTestDatabase(databaseUrl, after?.url);
  const dataFolder = mkdtempSync(join(tmpdir(), "tocsin-test-"));
  const config = readConfig(
    { dataFolder, allowPrivateAddresses: true, logLevel: "error", publicUrl: "http://localhost:4870", ...change },
    {},
  );
  const clock = new HeldClock(after?.clock.now().toISOString());
  const mail = new HeldMail();
  const context = await createContext(config, url, { clock, mail, ...replaced });
  if (startsJobs) await context.jobs.start(Object.values(jobsOf(context)).flat());
  const admin = after?.admin ?? (await setUpProbe(context));
  return {
    ...{ url, context, clock, mail, admin, config },
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

const setUpProbe = (context: Context): Promise<Actor> =>
  setUp(context, {
    ...{ name: "Ada Admin", email: "ada@example.org", password: PASSWORD },
    ...{ workspace: "Probe", language: "en", timeZone: "UTC" },
  });

/** An empty database, or a copy of one that nobody is connected to. */
export async function createTestDatabase(server: string, original?: string): Promise<string> {
  const name = `t_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const template = original === undefined ? "template1" : new URL(original).pathname.slice(1);
  await client.query(`create database ${name} template ${template}`);
  // A test does not survive the machine's loss of power, so its commits need not wait for the disk.
  await client.query(`alter database ${name} set synchronous_commit = off`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** A post of the exchange format, an hour before the clock of a fresh bench; `change` makes it another one. */
export const examplePost = (externalId: string, change: object = {}) => ({
  platform: "x",
  externalId,
  author: { handle: `reader${externalId}` },
  text: "The tram stands still.",
  publishedAt: "2026-03-02T08:00:00Z",
  ...change,
});

/** Takes posts in as a source would, and waits until every stage has worked on them. */
export async function storePosts(
  { context, admin }: Pick<TestBench, "context" | "admin">,
  posts: readonly object[],
  isHistory = false,
): Promise<{ stored: number; duplicates: number }> {
  const read = posts.map((post) => normalisePost(post, context.clock.now()));
  const good = read.map((result) => {
    if (result.ok) return result.post;
    throw new Error(result.reason);
  });
  const report = await takeIn(context, { workspaceId: admin.workspaceId, sourceId: null, posts: good, isHistory });
  await context.jobs.settle();
  return report;
}

const HISTORY_DAYS = 6;
const STEP = 5 * MINUTE;

/** Six ordinary days of an invented brand, then the first minutes of its crisis, until the bell rings. */
export async function ringAlarm(bench: TestBench) {
  const { context, clock, admin } = bench;
  const { workspaceId } = admin;
  const start = clock.now();
  const { query, name } = taintedBatch.watches[0]!;
  const brand = await storeBrand(context, admin, { name, kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name, query, weeklyBudget: 1 as const, isPaused: false };
  const { id: watchId } = await storeWatch(context, admin, wish);
  const from = new Date(start.getTime() - HISTORY_DAYS * DAY);
  await storePosts(bench, buildBackground(taintedBatch, { seed: "test", from, until: start }), true);
  await inTransaction(context.db, (tx) => relearnWatch(context, tx, { workspaceId, watchId }));
  const posts = buildCrisis(taintedBatch, { seed: "test", start, minutes: 240, paceFactor: 1 });
  /** The story goes on for one step. */
  const goOn = async () => {
    const since = clock.now().toISOString();
    clock.pass(STEP);
    const until = clock.now().toISOString();
    await storePosts(
      bench,
      posts.filter(({ publishedAt }) => publishedAt >= since && publishedAt < until),
    );
    return (await listActiveAlerts(context.db, workspaceId))[0];
  };
  let alert = await goOn();
  while (alert === undefined) alert = await goOn();
  return { alert, watchId, posts, goOn };
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
