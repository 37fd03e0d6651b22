import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The system user a child process runs as; empty when we are not root and may stay who we are. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const NAMES = ["tocsin", "postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root lends it an account: `tocsin`, made here if the machine lets us, else one
 * that every Debian has.
 */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  if (findAccount("tocsin") === null) {
    spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "tocsin"], {
      stdio: "ignore",
    });
  }
  for (const name of NAMES) {
    const account = findAccount(name);
    if (account !== null) return account;
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has no other account to lend. Start Tocsin as an ordinary user.",
  );
}

function findAccount(name: string): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether `account` can walk down to `path`: a clone below /root is closed to everybody else. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats !== undefined && !mayEnter(account, stats)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(account: Account, stats: { mode: number; uid: number; gid: number }): boolean {
  if (stats.uid === account.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === account.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}
