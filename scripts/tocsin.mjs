import "./node-version.mjs";
import { ensureBuilt } from "./build.mjs";
import { runCommand } from "./bundle.mjs";
import { ensureInstalled } from "./install.mjs";

const commandsWithPages = ["start"];
const args = process.argv.slice(2);

await ensureInstalled();
await ensureBuilt("command", ...(commandsWithPages.includes(args[0]) ? ["web"] : []));
await runCommand(args);
