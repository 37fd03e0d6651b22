import { readFileSync } from "node:fs";

/** The lines of a case file in this folder, split at `separator`; remarks and empty lines are left out. */
export function readCases(name: string, separator: string): string[][] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "" && !line.startsWith("#")).map((line) => line.split(separator));
}
