export { serveAnswers } from "./answers/serve.ts";
export { escalationRoutes } from "./escalation/routes.ts";
export { alertJobs } from "./jobs.ts";
export { type AlertRow, countAlerts, findAlert, listActiveAlerts, listAlertsBetween } from "./queries.ts";
export { alertRoutes } from "./routes.ts";
export { closeAlerts, holdAlert, takeOn } from "./service.ts";
export { suggestSeverity } from "./severity.ts";
export { type AlertTables, alertMigrations } from "./tables.ts";
