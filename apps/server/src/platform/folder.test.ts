import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdFolder, isHeld } from "./folder.ts";

let folder: string;
const children: ChildProcess[] = [];
const pidFile = () => join(folder, "tocsin.pid");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tocsin-folder-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  rmSync(folder, { recursive: true, force: true });
});

function startNeighbour(): ChildProcess {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  children.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

const birthOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")[19];

test("a folder that another living process holds is refused with its number and a way out", () => {
  const { pid } = startNeighbour();
  writeFileSync(pidFile(), JSON.stringify({ pid, born: birthOf(pid!) }));
  expect(isHeld(folder)).toBe(true);
  expect(() => holdFolder(folder)).toThrow(`already in use by process ${pid}. Stop that one first`);
});

test("a folder of a process that was killed is free again", async () => {
  const child = startNeighbour();
  writeFileSync(pidFile(), JSON.stringify({ pid: child.pid, born: birthOf(child.pid!) }));
  await end(child);
  expect(isHeld(folder)).toBe(false);
  holdFolder(folder).release();
});

test("a process id that was given to a stranger since does not hold the folder", () => {
  const { pid } = startNeighbour();
  writeFileSync(pidFile(), JSON.stringify({ pid, born: "1" }));
  expect(isHeld(folder)).toBe(false);
});

test("a damaged note in the folder does not lock its owner out", () => {
  writeFileSync(pidFile(), "{");
  const hold = holdFolder(folder);
  expect(JSON.parse(readFileSync(pidFile(), "utf8"))).toMatchObject({ pid: process.pid });
  hold.release();
  expect(isHeld(folder)).toBe(false);
});
