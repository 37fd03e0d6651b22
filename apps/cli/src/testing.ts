/** Runs the commands as a person does: a process of their own on a data folder of their own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Outcome {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

export interface Installation {
  readonly folder: string;
  run(args: readonly string[], input?: string): Promise<Outcome>;
  begin(args: readonly string[]): ChildProcessWithoutNullStreams;
  remove(): void;
}

/** The bundle that people run. The test run builds it first where it is older than its sources. */
const main = fileURLToPath(new URL("../../../dist/tocsin/tocsin.mjs", import.meta.url));
const PASSWORD = "correct horse battery\n";

export function openInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-cli-"));
  const { DATABASE_URL: _server, ...environment } = process.env;
  const begin = (args: readonly string[]) =>
    spawn(process.execPath, [main, ...args, "--data", folder], { env: environment });
  return {
    folder,
    begin,
    async run(args, input = "") {
      const child = begin(args);
      const out = readAll(child.stdout);
      const errors = readAll(child.stderr);
      child.stdin.end(input);
      const [code] = (await once(child, "exit")) as [number | null];
      return { code, lines: (await out).split("\n").filter((line) => line !== ""), errors: await errors };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

export const setUpInstallation = (installation: Installation): Promise<Outcome> =>
  installation.run(
    ["user", "setup", "--workspace", "Probe", "--email", "ada@example.org", "--name", "Ada", "--time-zone", "UTC"],
    PASSWORD,
  );

/** Starts the product and resolves with its address once it listens. */
export async function startProduct({ begin }: Installation): Promise<{ address: string; stop(): Promise<void> }> {
  const child = begin(["start", "--port", "0"]);
  const ended = once(child, "exit");
  let said = "";
  for await (const chunk of child.stderr) {
    said += String(chunk);
    const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
    if (address !== undefined) return { address, stop: () => stop(child, ended) };
  }
  throw new Error(`The product did not start: ${said}`);
}

async function stop(child: ChildProcessWithoutNullStreams, ended: Promise<unknown>): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}
