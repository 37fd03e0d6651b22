import { once } from "node:events";
import { exportMentions } from "@tocsin/server";
import type { Command } from "commander";
import { findWorkspaceId, onStore, type StoreOptions, withDataOption } from "./workspace.ts";

interface Options extends StoreOptions {
  query?: string;
  from?: string;
  to?: string;
}

export function addExportCommand(program: Command): void {
  withDataOption(program.command("export"))
    .description("write stored posts in the exchange format, latest first, to standard output")
    .option("--query <query>", "only posts that match")
    .option("--from <time>", "published at or after, ISO 8601")
    .option("--to <time>", "published before, ISO 8601")
    .action((options: Options) =>
      onStore(options, async (context) => {
        const lines = exportMentions(context, await findWorkspaceId(context), {
          q: options.query,
          from: options.from,
          to: options.to,
        });
        for await (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, "drain");
      }),
    );
}
