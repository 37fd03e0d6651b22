export { respondJobs } from "./jobs.ts";
export {
  countAttached,
  countOverdue,
  findIncident,
  type IncidentRow,
  listAlertIds,
  listIncidents,
  listIncidentsBetween,
  listTasks,
  listTimeline,
} from "./queries.ts";
export { respondRoutes, type StatementLister } from "./routes.ts";
export { type RespondTables, respondMigrations } from "./tables.ts";
export { writeTimeline } from "./timeline.ts";
export { toIncident, toTimelineEntry } from "./view.ts";
