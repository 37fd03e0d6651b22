import "./node-version.mjs";
import { spawn } from "node:child_process";
import { stop } from "./checkout.mjs";
import { ensureInstalled } from "./install.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) stop("Which file? Usage: node scripts/run.mjs FILE.ts [arguments]");

await ensureInstalled();
const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file, ...args], { stdio: "inherit" });
// The terminal sends Ctrl-C to the child as well; this process waits for it to end.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
