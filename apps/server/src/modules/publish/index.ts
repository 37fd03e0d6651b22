export { publishJobs } from "./jobs.ts";
export { serveNewsroom } from "./newsroom/serve.ts";
export { rebuildNewsrooms } from "./newsroom/service.ts";
export { countWaitingApprovals, listPublishedBetween, listStatementsOf } from "./queries.ts";
export { publishRoutes } from "./routes.ts";
export { type PublishTables, publishMigrations } from "./tables.ts";
