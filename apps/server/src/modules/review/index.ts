export { reviewRoutes } from "./routes.ts";
export { type ReviewTables, reviewMigrations } from "./tables.ts";
