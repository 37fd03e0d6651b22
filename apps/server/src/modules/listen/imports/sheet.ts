import { readFile, stat } from "node:fs/promises";
import readSheets from "read-excel-file/node";
import { countKnown } from "./columns.ts";
import type { Cells } from "./rows.ts";

export interface SheetRow {
  readonly line: number;
  readonly cells: Cells;
}
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A workbook is held in memory while it is read. */
export const LARGEST_WORKBOOK = 50 * 1024 * 1024;
const LARGEST_UNPACKED = 400 * 1024 * 1024;
const MOST_ROWS = 200_000;
const LINES_LOOKED_AT = 20;

/** The first sheet of an Excel workbook. Throws a sentence when it is too large, or none. */
export async function readSheet(path: string): Promise<Sheet> {
  if ((await stat(path)).size > LARGEST_WORKBOOK) throw new Error("A workbook may have at most 50 MB; save it as CSV.");
  const bytes = await readFile(path);
  const unpacked = unpackedSize(bytes);
  if (unpacked === null) throw new Error("The file is no Excel workbook.");
  if (unpacked > LARGEST_UNPACKED) throw new Error("The workbook unpacks to more than can be read; save it as CSV.");
  const [sheet] = await readSheets(bytes);
  return toSheet((sheet?.data ?? []).slice(0, MOST_ROWS) as unknown[][]);
}

function toSheet(data: readonly (readonly unknown[])[]): Sheet {
  const lines = data.map((row) => row.map(writeCell));
  const counts = lines.slice(0, LINES_LOOKED_AT).map((cells) => countKnown(cells));
  const at = Math.max(0, counts.indexOf(Math.max(0, ...counts)));
  const header = (lines[at] ?? []).map((name, index) => name.trim() || `column ${index + 1}`);
  const rows = lines.slice(at + 1).map((cells, index) => ({
    line: at + index + 2,
    cells: Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ""])),
  }));
  return { header, rows: rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== "")) };
}

function writeCell(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  return cell === null || cell === undefined ? "" : String(cell);
}

const END_OF_DIRECTORY = 0x06054b50;
const FILE_IN_DIRECTORY = 0x02014b50;

/** What a ZIP archive says it unpacks to, added up from its directory; null when it is none. Liars fail when they are read. */
function unpackedSize(bytes: Buffer): number | null {
  const end = findEnd(bytes);
  if (end === -1) return null;
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === FILE_IN_DIRECTORY) {
    total += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return total;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at--)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}
