export { mentionsUnderstood, sightingsReplaced } from "./events.ts";
export { understandJobs } from "./jobs.ts";
export { compileWatches, ECHO_WINDOW_MINUTES } from "./memory.ts";
export { asQueryPost, chooseLanguage, type Readable, type Reader, type Reading, readPost } from "./read.ts";
export { understandRoutes } from "./routes.ts";
export { type FoundRow, findMentions, findMentionsById, type Search } from "./search/queries.ts";
export { exportLines, exportMentions, toExchange, toMention, toSearch } from "./search/service.ts";
export { type UnderstandTables, understandMigrations } from "./tables.ts";
