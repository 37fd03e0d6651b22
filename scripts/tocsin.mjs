import "./node-version.mjs";
import { ensureBuilt } from "./build.mjs";
import { runCommand } from "./bundle.mjs";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
await ensureBuilt();
await runCommand(process.argv.slice(2));
