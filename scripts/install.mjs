import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inCheckout, say, stop } from "./checkout.mjs";
import { underLock } from "./lock.mjs";
import { runProgram } from "./program.mjs";

// npm ci stops on a registry that lacks binaries of other platforms; pnpm installs the same lock file everywhere.
const pnpm = "pnpm@10.34.8";
const stampFile = inCheckout("node_modules/.tocsin-stamp");
export const setupLock = inCheckout("dist/setup.lock");

/** Installs the packages of the lock file where they are not there. Needs the network only then. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await underLock(setupLock, async () => {
    if (!isInstalled()) await install();
  });
}

const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockStamp();

function lockStamp() {
  const lock = readFileSync(inCheckout("pnpm-lock.yaml"));
  return createHash("sha256").update(lock).update(`${process.platform} ${process.arch} ${pnpm}`).digest("hex");
}

async function install() {
  say("Installing the packages of the lock file (once; takes about a minute).");
  const args = [
    "--yes",
    pnpm,
    "install",
    "--frozen-lockfile",
    "--reporter=append-only",
    "--config.confirm-modules-purge=false",
  ];
  // Under NODE_ENV=production pnpm would leave out the tools that build the product.
  const env = { ...process.env, NODE_ENV: "development", npm_config_update_notifier: "false" };
  const { code } = await runProgram("npx", args, { env, show: true });
  if (code !== 0) {
    stop(
      "The packages could not be installed; the lines above say why. The first start needs the npm registry and " +
        "the right to write into this folder. Mend that and run the command again.",
    );
  }
  writeFileSync(stampFile, lockStamp());
}
