import "./node-version.mjs";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inCheckout, say, stop } from "./checkout.mjs";
import { underLock } from "./lock.mjs";
import { runProgram } from "./program.mjs";

const folder = inCheckout("extras/onnx");
const stampFile = `${folder}/node_modules/.tocsin-stamp`;

function stampOfLock() {
  const hash = createHash("sha256").update(readFileSync(`${folder}/package-lock.json`));
  return hash.update(`${process.platform} ${process.arch}`).digest("hex");
}

const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stampOfLock();

/** The runtime brings its library along; its install script would ask a foreign host for one for graphics cards. */
async function install() {
  say("Installing the runtime for ONNX models (once; 290 MB on disk).");
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip", npm_config_update_notifier: "false" };
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { code, errors } = await runProgram("npm", args, { cwd: folder, env });
  if (code !== 0)
    stop(`${errors.trim()}\n\nThe runtime could not be installed. It needs the npm registry; then run this again.`);
  writeFileSync(stampFile, stampOfLock());
}

await underLock(inCheckout("dist/model.lock"), async () => {
  if (!isInstalled()) await install();
});
