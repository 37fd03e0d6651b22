import "./node-version.mjs";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inCheckout, say, stop } from "./checkout.mjs";
import { ensureInstalled } from "./install.mjs";
import { underLock } from "./lock.mjs";
import { runProgram } from "./program.mjs";

const folder = inCheckout("extras/bluesky");
const stampFile = `${folder}/node_modules/.tocsin-stamp`;
const stamp = `${process.version} ${process.arch} ${readFileSync(`${folder}/package.json`, "utf8")}`;
const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;

/** The server keeps its records in SQLite, which is compiled here; nothing else of the installation runs a script. */
async function install() {
  say("Installing a Bluesky server for the test (once; some minutes).");
  const env = { ...process.env, npm_config_update_notifier: "false" };
  const steps = [
    ["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"],
    ["rebuild", "better-sqlite3", "--build-from-source"],
  ];
  for (const args of steps) {
    const { code, errors } = await runProgram("npm", args, { cwd: folder, env });
    if (code !== 0) stop(`${errors.trim()}\n\nThe Bluesky server could not be installed. It needs the npm registry.`);
  }
  writeFileSync(stampFile, stamp);
}

/** The first line that it prints says where it listens. */
function start() {
  const child = spawn(process.execPath, ["network.mjs"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let written = "";
    child.stdout.on("data", (piece) => {
      written += piece;
      const line = written.split("\n").find((text) => text.startsWith('{"address"'));
      if (line !== undefined) resolve({ child, address: JSON.parse(line).address });
    });
    child.on("exit", (code) => reject(new Error(`The Bluesky server ended with code ${code}.`)));
  });
}

await ensureInstalled();
await underLock(inCheckout("dist/bluesky.lock"), async () => {
  if (!isInstalled()) await install();
});
const { child, address } = await start();
const test = inCheckout("tests/bluesky/network.ts");
const { code } = await runProgram(process.execPath, ["--import", import.meta.resolve("tsx"), test, address], {
  show: true,
});
child.removeAllListeners("exit").stdin.end();
process.exitCode = code;
