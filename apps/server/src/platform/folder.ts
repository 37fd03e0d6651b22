import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Two products on one data folder would each believe the database theirs: the folder is held by one process at a time. */
export function holdFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "tocsin.pid");
  const holder = readHolder(file);
  if (holder !== null && isAlive(holder))
    throw new Error(
      `The data folder ${folder} is already in use by process ${holder.pid}. Stop that one first, or choose another folder with --data.`,
    );
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) }));
  return { release: () => rmSync(file, { force: true }) };
}

/** Whether a product runs on the folder right now. */
export function isHeld(folder: string): boolean {
  const holder = readHolder(join(folder, "tocsin.pid"));
  return holder !== null && isAlive(holder);
}

interface Holder {
  readonly pid: number;
  readonly born: string | null;
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** A process id is reused after a while; together with its time of birth it is not. */
function isAlive({ pid, born }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return born === null || birthOf(pid) === born;
}

function birthOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return fields[19] ?? null;
  } catch {
    return null;
  }
}
