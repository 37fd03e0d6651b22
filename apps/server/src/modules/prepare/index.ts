export { watchChanged } from "./events.ts";
export { findWatch, listAllWatches, listContacts, listWatches, type WatchRow } from "./queries.ts";
export { prepareRoutes, toWatch } from "./routes.ts";
export { getPlaybook, type Playbook, storeBrand, storeContact, storeWatch } from "./service.ts";
export { type PrepareTables, prepareMigrations } from "./tables.ts";
