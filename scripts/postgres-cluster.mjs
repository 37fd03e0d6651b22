import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runProgram } from "./program.mjs";
import { installSystemPackages } from "./system-packages.mjs";

const debianReleases = "/usr/lib/postgresql";
const secondsToBeReady = 60;

export const postgresMissing =
  "These tests need a PostgreSQL server's programs. Install them (on Debian: sudo apt-get install postgresql).";

/** The folder of the newest PostgreSQL programs of the system, installed where this user may. May be absent. */
export async function ensurePrograms() {
  return findPrograms() ?? ((await installSystemPackages(["postgresql"])) ? findPrograms() : undefined);
}

function findPrograms() {
  if (!existsSync(debianReleases)) return undefined;
  const releases = readdirSync(debianReleases).sort((a, b) => Number(b) - Number(a));
  return releases.map((release) => join(debianReleases, release, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/**
 * Starts a throw-away cluster on a free loopback port. PostgreSQL refuses root, so root lends it the account `postgres`,
 * else `nobody`, and the folder. `stop` ends the server by its process id and removes the folder.
 */
export async function startCluster(programs) {
  const account = chooseAccount();
  const folder = mkdtempSync("/tmp/tocsin-postgres-");
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const cluster = join(folder, "cluster");
  const asAccount = { cwd: folder, ...account };
  const made = await runProgram(join(programs, "initdb"), initArguments(cluster), asAccount);
  if (made.code !== 0) throw new Error(`initdb failed: ${made.errors}`);

  const port = await findFreePort();
  const args = ["-D", cluster, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder];
  const server = spawn(join(programs, "postgres"), args, { ...asAccount, stdio: "ignore", detached: true });
  const hasEnded = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGINT");
    await hasEnded;
    rmSync(folder, { recursive: true, force: true });
  };
  await waitUntilReady(join(cluster, "postmaster.pid"), server).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url: `postgres://tocsin@127.0.0.1:${port}/postgres`, stop };
}

const initArguments = (cluster) => [
  "-D",
  cluster,
  "-U",
  "tocsin",
  "-A",
  "trust",
  "-E",
  "UTF8",
  "--locale=C.UTF-8",
  "-N",
];

function chooseAccount() {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [, , uid, gid] = ["postgres", "nobody"].flatMap((name) => accounts.filter(([own]) => own === name))[0] ?? [];
  if (uid === undefined) throw new Error("PostgreSQL does not run as root: make an account named postgres.");
  return { uid: Number(uid), gid: Number(gid) };
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** PostgreSQL writes `ready` into the eighth line of its pid file once it takes connections. */
async function waitUntilReady(pidFile, server) {
  for (let tries = 0; tries < secondsToBeReady * 10; tries++) {
    if (server.exitCode !== null) throw new Error(`The PostgreSQL server ended with code ${server.exitCode}.`);
    if (existsSync(pidFile) && readFileSync(pidFile, "utf8").split("\n")[7]?.trim() === "ready") return;
    await wait(100);
  }
  throw new Error(`The PostgreSQL server was not ready after ${secondsToBeReady} seconds.`);
}
