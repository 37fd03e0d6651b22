import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { guessFormat, importLines, type Line, readCsv, readJsonLines } from "@tocsin/server";
import type { Command } from "commander";
import { findWorkspaceId, onStore, type StoreOptions, withDataOption } from "./workspace.ts";

export function addImportCommand(program: Command): void {
  withDataOption(program.command("import [file]"))
    .description("store posts of the exchange format (JSON lines or CSV, also .gz) from a file or standard input")
    .action((file: string | undefined, options: StoreOptions) =>
      onStore(options, (context) => importPosts(context, file)),
    );
}

async function importPosts(context: Parameters<typeof importLines>[0], file: string | undefined): Promise<void> {
  if (file !== undefined) await access(file);
  const workspaceId = await findWorkspaceId(context);
  const total = { lines: 0, stored: 0, duplicates: 0, bad: 0 };
  await importLines(context, {
    workspaceId,
    lines: readLines(file, () => context.clock.now()),
    progress: {
      async add({ lines, stored, duplicates, bad }) {
        total.lines += lines;
        total.stored += stored;
        total.duplicates += duplicates;
        total.bad += bad.length;
        for (const { line, reason, excerpt } of bad) console.error(`line ${line}: ${reason} ${excerpt}`);
        if (process.stderr.isTTY) console.error(`${total.lines} lines, ${total.stored} stored`);
      },
    },
  });
  await context.jobs.settle();
  console.log(JSON.stringify(total));
  if (total.bad > 0) process.exitCode = 1;
}

function readLines(file: string | undefined, now: () => Date): AsyncIterable<Line> {
  const raw = file === undefined ? process.stdin : createReadStream(file);
  const chunks = file?.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  return guessFormat(file ?? "", "{") === "csv" ? readCsv(chunks, now) : readJsonLines(chunks, now);
}
