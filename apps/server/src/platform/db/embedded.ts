/**
 * The embedded database: real PostgreSQL binaries as a child process, on a Unix socket inside the data folder.
 *
 * Three dangers shape this file. (1) PostgreSQL refuses root, and root's folders are closed to other accounts: then the
 * programs and the cluster live under /var/lib/tocsin. (2) A killed parent must not leave the database running: a shell
 * holds the read end of our pipe and stops the server when the pipe closes. (3) If even the shell was killed, the next
 * start finds a live server in the folder; it is asked to stop, and its `postmaster.pid` is left for PostgreSQL itself to
 * judge. fsync and synchronous_commit keep their defaults: on.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Account, canReach, chooseAccount } from "./account.ts";
import { type Binaries, describe, findBinaries } from "./binaries.ts";

export interface Embedded {
  readonly url: string;
  readonly cluster: string;
  stop(): Promise<void>;
}

const OWNER = "tocsin";
/** Root keeps what the lent account must reach here. */
const SHARED_HOME = "/var/lib/tocsin";
/** A socket address holds 107 bytes; PostgreSQL appends `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 90;
const SETTINGS = [
  "listen_addresses=",
  "max_connections=100",
  "shared_buffers=128MB",
  "max_wal_size=2GB",
  "log_min_messages=warning",
];

/** The server's supervisor: ends it when our end of the pipe closes, passes on its exit code. */
const SUPERVISOR = `exec 3<&0
"$0" "$@" </dev/null 3<&- & server=$!
( cat <&3 >/dev/null; kill -INT $server 2>/dev/null ) & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

interface Place {
  readonly account: Account;
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly sockets: string;
}

/** Starts the database of `directory`, making it on first use. */
export async function startEmbedded({ directory }: { directory: string }): Promise<Embedded> {
  const place = choosePlace(resolve(directory));
  if (!existsSync(join(place.cluster, "PG_VERSION"))) createCluster(place);
  await endOrphan(place);
  const child = launch(place);
  const url = addressOf(place);
  await waitUntilReady(url, child, join(place.cluster, "server.log"));
  return { url, cluster: place.cluster, stop: () => stop(child) };
}

/** The address of the database of `directory`, whoever runs it. */
export function embeddedAddress(directory: string): string {
  return addressOf(choosePlace(resolve(directory)));
}

function addressOf({ sockets }: Place, database = "postgres"): string {
  return `postgres://${OWNER}@localhost/${database}?host=${encodeURIComponent(sockets)}`;
}

function choosePlace(directory: string): Place {
  const account = chooseAccount();
  const found = findBinaries();
  mkdirSync(directory, { recursive: true });
  if (account.uid !== undefined) mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const key = createHash("sha256").update(directory).digest("hex").slice(0, 12);
  const cluster = canReach(account, directory) ? join(directory, "postgres") : join(SHARED_HOME, key);
  const sockets = cluster.length <= LONGEST_SOCKET_FOLDER ? cluster : join("/tmp", `tocsin-${key}`);
  return { account, binaries: canReach(account, found.root) ? found : shareBinaries(found), cluster, sockets };
}

function shareBinaries(found: Binaries): Binaries {
  const key = createHash("sha256").update(found.root).digest("hex").slice(0, 12);
  const root = join(SHARED_HOME, `programs-${key}`);
  const complete = join(root, "bin", "postgres");
  if (!existsSync(complete)) cpSync(found.root, root, { recursive: true, verbatimSymlinks: true });
  return describe(root, found.hasBuiltinLocale);
}

function createCluster({ cluster, account, binaries }: Place): void {
  const building = `${cluster}.new`;
  rmSync(building, { recursive: true, force: true });
  makeOwnFolder(building, account);
  const locale = binaries.hasBuiltinLocale
    ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    : ["--locale=C.UTF-8"];
  const options = ["-D", building, "-U", OWNER, "--auth=trust", "--encoding=UTF8", ...locale];
  const run = spawnSync(binaries.initdb, options, {
    ...account,
    cwd: "/",
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
  });
  if (run.status !== 0)
    throw new Error(`The database could not be made in ${cluster}: ${run.stderr || String(run.error)}`);
  // A crash half-way leaves only the `.new` folder, which the next start makes afresh.
  rmSync(cluster, { recursive: true, force: true });
  spawnSync("mv", [building, cluster]);
}

function makeOwnFolder(folder: string, { uid, gid }: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

function launch({ cluster, sockets, account, binaries }: Place): ChildProcess {
  makeOwnFolder(sockets, account);
  const log = openSync(join(cluster, "server.log"), "a");
  const settings = [`unix_socket_directories=${sockets}`, ...SETTINGS].flatMap((setting) => ["-c", setting]);
  return spawn("/bin/sh", ["-c", SUPERVISOR, binaries.postgres, "-D", cluster, ...settings], {
    ...account,
    cwd: "/",
    // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server after our last write.
    detached: true,
    stdio: ["pipe", log, log],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
  });
}

async function endOrphan({ cluster }: Place): Promise<void> {
  const pid = readServerPid(cluster);
  if (pid === null || !isServerOf(pid, cluster)) return;
  process.kill(pid, "SIGINT");
  while (isServerOf(pid, cluster)) await sleep(50);
}

function readServerPid(cluster: string): number | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return Number.isNaN(pid) ? null : pid;
}

/** Process ids are reused: only a live process whose command line names this folder is this folder's server. */
function isServerOf(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    return false;
  }
}

async function waitUntilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The database stopped while starting. Its last words are in ${log}.`);
    if (await answers(url)) return;
    await sleep(25);
  }
}

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.stdin?.end();
  await ended;
}
