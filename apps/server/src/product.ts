import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import { type Context, createContext, type Replaced } from "./context.ts";
import { alertJobs, alertRoutes, escalationRoutes, serveAnswers } from "./modules/alert/index.ts";
import { detectJobs, teachingRoutes } from "./modules/detect/index.ts";
import { createKeeper, listenJobs, listenRoutes, serveHooks } from "./modules/listen/index.ts";
import { listWorkspaces, peopleJobs, peopleRoutes } from "./modules/people/index.ts";
import { prepareRoutes, queryRoutes } from "./modules/prepare/index.ts";
import {
  listStatementsOf,
  publishJobs,
  publishRoutes,
  rebuildNewsrooms,
  serveNewsroom,
} from "./modules/publish/index.ts";
import { respondJobs, respondRoutes } from "./modules/respond/index.ts";
import { reviewRoutes } from "./modules/review/index.ts";
import { insightRoutes, previewRoutes, understandJobs, understandRoutes } from "./modules/understand/index.ts";
import { withOutlook } from "./outlook.ts";
import { overviewRoutes } from "./overview.ts";
import { startEmbedded } from "./platform/db/embedded.ts";
import { holdFolder } from "./platform/folder.ts";
import type { Handlers } from "./platform/http/endpoint.ts";
import { createServer, type Serve } from "./platform/http/server.ts";
import type { Job } from "./platform/jobs/jobs.ts";
import { rehearsalRoutes } from "./rehearsal/index.ts";

export interface Product {
  readonly context: Context;
  readonly app: FastifyInstance;
  readonly address: string;
  stop(): Promise<void>;
}

/** Pages that are not of the API and not of the application. */
export const besideApi: readonly Serve[] = [
  serveAnswers,
  serveNewsroom,
  (app, context) => serveHooks(app, withOutlook(context)),
];

export const handlersOf = (context: Context): Handlers => ({
  ...peopleRoutes(context),
  ...prepareRoutes(context),
  ...queryRoutes(),
  ...listenRoutes(withOutlook(context)),
  ...understandRoutes(context),
  ...previewRoutes(context),
  ...insightRoutes(context),
  ...teachingRoutes(context),
  ...alertRoutes(context),
  ...escalationRoutes(context),
  ...respondRoutes(context, (workspaceId, incidentId) => listStatementsOf(context.db, workspaceId, incidentId)),
  ...publishRoutes(context),
  ...reviewRoutes(context),
  ...overviewRoutes(context),
  ...rehearsalRoutes(context),
});

/** The work of each stage, in the order of the way of a mention. */
export const jobsOf = (context: Context): Record<string, Job[]> => ({
  people: peopleJobs(context),
  listen: listenJobs(withOutlook(context)),
  understand: understandJobs(context),
  detect: detectJobs(context),
  alert: alertJobs(context),
  respond: respondJobs(context),
  publish: publishJobs(context),
});

/** The accounts of a demonstration have a public password: its folder must never be served as a real one. */
async function refuseDemoFolder({ db, config }: Context): Promise<void> {
  const isDemoFolder = (await listWorkspaces(db)).some((workspace) => workspace.is_demo);
  if (isDemoFolder && !config.isDemo)
    throw new Error(
      `The folder ${config.dataFolder} holds the demonstration. Start it with --demo, or choose another folder with --data.`,
    );
}

/** Everything in one process: database, stages and pages. Stopped in reverse, after the last write. */
export async function startProduct(config: Config, replaced: Replaced = {}): Promise<Product> {
  const started: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    started.push(holdFolder(config.dataFolder).release);
    const database = config.databaseUrl === undefined ? await startEmbedded({ directory: config.dataFolder }) : null;
    if (database !== null) started.push(database.stop);
    const context = await createContext(config, database?.url ?? config.databaseUrl!, replaced);
    started.push(context.stop);
    await refuseDemoFolder(context);
    await context.jobs.start(Object.values(jobsOf(context)).flat());
    await context.live.start();
    await rebuildNewsrooms(context);
    const keeper = createKeeper(withOutlook(context));
    keeper.start();
    started.push(keeper.stop);
    const app = await createServer(context, handlersOf(context), besideApi);
    started.push(() => app.close());
    const address = await app.listen({ port: config.port, host: config.host });
    return { context, app, address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
