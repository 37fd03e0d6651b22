import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Analyser, createAnalyser, type TextModel } from "@tocsin/text";
import { loadModelFolder } from "@tocsin/text/node";
import type { Config } from "./config.ts";
import { getOrStoreSecret, identify } from "./modules/people/index.ts";
import { type OwnModel, openOwnModel } from "./modules/understand/index.ts";
import type { Actor } from "./platform/auth/actor.ts";
import { type Auth, createAuth } from "./platform/auth/auth.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import { type Db, openDatabase } from "./platform/db/database.ts";
import { migrate } from "./platform/db/migrate.ts";
import { createResolveHost, type ResolveHost } from "./platform/hosts.ts";
import { newSecret } from "./platform/ids.ts";
import { createJobs, type Jobs } from "./platform/jobs/jobs.ts";
import { createLive, type Live } from "./platform/live.ts";
import { createLog, type Logger } from "./platform/log.ts";
import { createMail, type Mail } from "./platform/mail.ts";
import { createOutbound, type Outbound } from "./platform/outbound.ts";
import { createSecrets, type Secrets } from "./platform/secrets.ts";
import { createOpenSocket, type OpenSocket } from "./platform/socket.ts";

/** Where the checkout keeps what is not code. */
export interface Paths {
  readonly web: string;
  readonly textModel: string;
  /** Runs an operator's own sentiment model. */
  readonly ownModelProgram: string;
}

/** Everything a use case may need, built by hand in order and stopped in reverse. */
export interface Context {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly db: Db;
  readonly jobs: Jobs;
  readonly live: Live;
  readonly mail: Mail;
  readonly resolveHost: ResolveHost;
  readonly outbound: Outbound;
  readonly openSocket: OpenSocket;
  readonly secrets: Secrets;
  readonly auth: Auth;
  /** Accounts inside a transaction of ours. */
  authOn(db: Db): Auth;
  readonly textModel: TextModel;
  readonly analyser: Analyser;
  /** The operator's own sentiment model, where one is set up. */
  readonly ownModel: OwnModel | undefined;
  readonly paths: Paths;
  identify(headers: Record<string, string | string[] | undefined>): Promise<Actor | null>;
  stop(): Promise<void>;
}

export interface Replaced {
  readonly clock?: Clock;
  readonly mail?: Mail;
  readonly outbound?: Outbound;
}

/** Opens the database at `url`, brings its schema forward and builds the rest around it. Jobs are not started yet. */
export async function createContext(config: Config, url: string, replaced: Replaced = {}): Promise<Context> {
  const log = createLog(config.logLevel);
  const database = openDatabase(url);
  const { db } = database;
  await migrate(db);
  const ownSecret = await getOrStoreSecret(db, "sessions", newSecret());
  const secret = config.secret ?? ownSecret;
  const authOn = (on: Db) => createAuth({ db: on, secret, publicUrl: config.publicUrl });
  const jobs = createJobs(url, db, log);
  const live = createLive(url, log);
  const paths = findPaths();
  const resolveHost = createResolveHost(config);
  const textModel = loadModelFolder(paths.textModel);
  const context: Context = {
    config,
    clock: replaced.clock ?? systemClock,
    log,
    db,
    jobs,
    live,
    mail: replaced.mail ?? createMail(config),
    outbound: replaced.outbound ?? createOutbound(resolveHost),
    resolveHost,
    openSocket: createOpenSocket(resolveHost),
    secrets: createSecrets([secret, ownSecret]),
    auth: authOn(db),
    authOn,
    textModel,
    analyser: createAnalyser(textModel),
    ownModel: openOwnModel(config, paths, log),
    paths,
    identify: (headers) => identify(context, headers),
    async stop() {
      await jobs.stop();
      await live.stop();
      await context.ownModel?.stop();
      await database.close();
    },
  };
  return context;
}

/** The checkout's root, seen from the sources as well as from the bundle. */
export function findPaths(): Paths {
  const root = rootAbove(fileURLToPath(new URL(".", import.meta.url)));
  return {
    web: join(root, "apps", "web", "dist"),
    textModel: join(root, "packages", "text", "model"),
    ownModelProgram: join(root, "extras", "onnx", "worker.mjs"),
  };
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = join(at, "..")) {
    if (existsSync(join(at, "pnpm-workspace.yaml"))) return at;
    if (at === join(at, "..")) throw new Error(`No checkout of Tocsin above ${folder}.`);
  }
}
