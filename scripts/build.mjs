import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { bundleCommand, commandFile } from "./bundle.mjs";
import { inCheckout, say, stop } from "./checkout.mjs";
import { setupLock } from "./install.mjs";
import { underLock } from "./lock.mjs";
import { runNode } from "./program.mjs";
import { fingerprint } from "./sources.mjs";

const packages = ["packages/text", "packages/query", "packages/anomaly", "packages/narrative", "packages/contract"];
const webFolder = inCheckout("apps/web/dist");

const products = {
  command: {
    name: "the command line and the server",
    sources: [...packages, "lab", "apps/server", "apps/cli", "scripts"],
    result: commandFile,
    build: bundleCommand,
  },
  web: {
    name: "the web pages",
    sources: ["packages/contract", "apps/web", "scripts"],
    result: `${webFolder}/index.html`,
    build: buildWeb,
  },
};

/** Builds those of `command` and `web` that are older than their sources. Costs a look at the file times when none is. */
export async function ensureBuilt(...names) {
  if (listStale(names).length === 0) return;
  await underLock(setupLock, () => Promise.all(listStale(names).map(buildProduct)));
}

const listStale = (names) =>
  names
    .map((name) => products[name])
    .filter(({ sources, result }) => !existsSync(result) || readStamp(result) !== fingerprint(sources));

async function buildProduct({ name, sources, result, build }) {
  say(`Building ${name}.`);
  const stamp = fingerprint(sources);
  try {
    await build();
  } catch (error) {
    stop(`${error.message}\n\nBuilding ${name} failed; the lines above say where.`);
  }
  writeFileSync(stampOf(result), stamp);
}

const stampOf = (result) => `${result}.stamp`;
const readStamp = (result) => (existsSync(stampOf(result)) ? readFileSync(stampOf(result), "utf8") : "");

/** Builds beside the folder in use and swaps: a product that is running never serves half a page. */
async function buildWeb() {
  const next = inCheckout("dist/web-next");
  const last = inCheckout("dist/web-last");
  const vite = inCheckout("apps/web/node_modules/vite/bin/vite.js");
  mkdirSync(inCheckout("dist"), { recursive: true });
  const args = [vite, "build", "--outDir", next, "--emptyOutDir", "--logLevel", "warn"];
  const env = { ...process.env, NODE_ENV: "production" };
  const { code, output, errors } = await runNode(args, { cwd: inCheckout("apps/web"), env });
  if (code !== 0) throw new Error(`${output}${errors}`);
  rmSync(last, { recursive: true, force: true });
  if (existsSync(webFolder)) renameSync(webFolder, last);
  renameSync(next, webFolder);
  rmSync(last, { recursive: true, force: true });
}
