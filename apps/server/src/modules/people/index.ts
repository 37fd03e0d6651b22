export { type AuditCheck, checkAudit, recordAudit } from "./audit.ts";
export { peopleJobs } from "./jobs.ts";
export {
  findWorkspaceBySlug,
  getOrStoreSecret,
  getWorkspace,
  listMembers,
  listNames,
  listWorkspaces,
} from "./queries.ts";
export { peopleRoutes } from "./routes.ts";
export { permissionsOf } from "./rules.ts";
export { addPerson, createKey, identify, setUp } from "./service.ts";
export { type PeopleTables, peopleMigrations } from "./tables.ts";
export { DEMO_PASSWORD, VERSION } from "./version.ts";
