import { readFile, writeFile } from "node:fs/promises";
import { fieldsOf, parseJson } from "../connectors/payload.ts";
import type { Columns, ManualColumns } from "./columns.ts";

/** How a file is to be read, and whose export it turned out to be: beside the file, and longer than it. */
export interface Reading {
  readonly manual: ManualColumns;
  readonly tool: Columns["tool"];
}

const beside = (path: string): string => `${path}.reading.json`;

export const storeReading = (path: string, reading: Reading): Promise<void> =>
  writeFile(beside(path), JSON.stringify(reading));

export async function loadReading(path: string): Promise<Reading> {
  const { manual, tool } = fieldsOf(parseJson(await readFile(beside(path), "utf8").catch(() => "")));
  return {
    manual: fieldsOf(manual) as ManualColumns,
    tool: typeof tool === "string" ? (tool as Columns["tool"]) : null,
  };
}
