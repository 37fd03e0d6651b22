import { ensureBuilt } from "../scripts/build.mjs";

/** The command line, once for all test files that run it as people do. */
export default (): Promise<void> => ensureBuilt("command");
