import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root, say, stop } from "./checkout.mjs";

const longestWorkMinutes = 20;
const pauseMs = 200;
const notAllowed = new Set(["EACCES", "EPERM", "EROFS"]);
const mayNotWrite =
  `Something has to be installed or built first, but this account may not write into ${root}. ` +
  "Run the command once as the owner of that folder; afterwards anybody may run it.";

/** Runs `work` while no other process on this checkout holds the lock. A lock whose holder is gone is taken over. */
export async function underLock(path, work) {
  let hasSaid = false;
  while (!take(path)) {
    if (dropStale(path)) continue;
    if (!hasSaid) say("Another start is preparing this checkout; waiting for it.");
    hasSaid = true;
    await wait(pauseMs);
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    if (notAllowed.has(error.code)) stop(mayNotWrite);
    throw error;
  }
}

function dropStale(path) {
  const holder = readHolder(path);
  if (!holder || !isStale(holder)) return false;
  // Two waiting processes may both see the stale lock: only one of them wins the rename, and what it took must still be
  // the lock it looked at, or it has taken a living one and puts it back.
  const taken = `${path}.${process.pid}`;
  try {
    renameSync(path, taken);
    if (readFileSync(taken, "utf8") !== holder.text) linkSync(taken, path);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  rmSync(taken, { force: true });
  return true;
}

function readHolder(path) {
  try {
    return { text: readFileSync(path, "utf8"), ageMs: Date.now() - statSync(path).mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isStale({ text, ageMs }) {
  if (ageMs > longestWorkMinutes * 60_000) return true;
  if (text === "") return ageMs > 10_000;
  try {
    process.kill(Number(text), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
