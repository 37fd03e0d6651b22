import "./node-version.mjs";
import { spawn } from "node:child_process";
import { inCheckout } from "./checkout.mjs";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const vite = inCheckout("apps/web/node_modules/vite/bin/vite.js");
const child = spawn(process.execPath, [vite, ...process.argv.slice(2)], {
  cwd: inCheckout("apps/web"),
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
