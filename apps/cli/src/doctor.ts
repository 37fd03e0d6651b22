import { examine, type Finding, readConfig } from "@tocsin/server";
import type { Command } from "commander";
import { type StoreOptions, withDataOption } from "./workspace.ts";

const SIGNS: Record<Finding["state"], string> = { fine: "ok  ", warning: "warn", broken: "FAIL" };

export function addDoctorCommand(program: Command): void {
  withDataOption(program.command("doctor"))
    .description("find what is wrong with the installation and say what to do")
    .option("--json", "one JSON line per finding")
    .action(async ({ data, json }: StoreOptions & { json?: boolean }) => {
      for await (const finding of examine(readConfig(data === undefined ? {} : { dataFolder: data }))) {
        console.log(
          json ? JSON.stringify(finding) : `${SIGNS[finding.state]}  ${finding.subject}: ${finding.sentence}`,
        );
        if (finding.state === "broken") process.exitCode = 1;
      }
    });
}
