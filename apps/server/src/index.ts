/** The server's door: what the command line, the tests and the benches use. */
export { type Config, type ConfigChange, readConfig } from "./config.ts";
export { type Context, createContext, findPaths } from "./context.ts";
export { startDemo } from "./demo.ts";
export { examine, type Finding } from "./doctor.ts";
export {
  guessFormat,
  importLines,
  type Line,
  type Post,
  readCsv,
  readJsonLine,
  readJsonLines,
} from "./modules/listen/index.ts";
export { addPerson, listMembers, listWorkspaces, setUp } from "./modules/people/index.ts";
export { asQueryPost, chooseLanguage, createNarrativeWalk, exportMentions } from "./modules/understand/index.ts";
export { type Speaker, speakerOf } from "./platform/wording.ts";
export { type Product, startProduct } from "./product.ts";
export {
  type Archive,
  badLinesNotice,
  type Gathered,
  gatherPosts,
  type Replayed,
  type ReplayLine,
  type ReplayWatch,
  replay,
  toNotice,
  writeReport,
} from "./replay/index.ts";
export { openStore, type Store } from "./store.ts";
