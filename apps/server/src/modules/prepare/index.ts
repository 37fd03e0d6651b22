export { watchChanged } from "./events.ts";
export { readGuided } from "./guided/readGuided.ts";
export { queryRoutes } from "./guided/routes.ts";
export {
  type BrandRow,
  findWatch,
  listAllWatches,
  listBrands,
  listContacts,
  listWatches,
  type WatchRow,
} from "./queries.ts";
export { prepareRoutes, toWatch } from "./routes.ts";
export { getPlaybook, type Playbook, storeBrand, storeContact, storeWatch } from "./service.ts";
export { type PrepareTables, prepareMigrations } from "./tables.ts";
