/** Reading files and deliveries line by line: JSON lines or CSV, whatever the size, with the bad lines named. */
import { type Parser as CsvParser, parse as parseCsv } from "csv-parse";
import { DEEPEST, isDeeperThan, normalisePost, type Post } from "../normalise.ts";
import type { BadLine } from "../tables.ts";
import { type Columns, type ManualColumns, recogniseColumns } from "./columns.ts";
import { decodeChunks, guessLayout, type Layout, peek } from "./layout.ts";
import { type Cells, toExchangePost } from "./rows.ts";
import { readSheet } from "./sheet.ts";

export type Format = "jsonl" | "csv" | "xlsx";
export type Line =
  | { readonly ok: true; readonly line: number; readonly post: Post }
  | { readonly ok: false; readonly bad: BadLine };

/** A post with all its fields is a few kilobytes; a longer line is a mistake or an attack and is not held in memory. */
const LONGEST_LINE = 1024 * 1024;
const EXCERPT = 120;

export function guessFormat(fileName: string, start: string): Format {
  if (start.startsWith("PK\u0003\u0004")) return "xlsx";
  if (/\.(csv|tsv)(\.gz)?$/i.test(fileName)) return "csv";
  return !/^\s*[[{]/.test(start) && /[,;\t]/.test(start) ? "csv" : "jsonl";
}

/** One result per line of JSON, in order. Empty lines are passed over. */
export async function* readJsonLines(chunks: AsyncIterable<Buffer | string>, now: () => Date): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of splitLines(chunks)) {
    number++;
    if (text instanceof Error) yield cutOff(number, text);
    else if (text === null)
      yield bad(number, "line-too-long", "The line is longer than a megabyte and was passed over.", "");
    else if (text.trim() !== "") yield readJsonLine(text, number, now());
  }
}

export function readJsonLine(text: string, line: number, now: Date): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad(line, "not-json", "The line is not JSON.", text);
  }
  return readPost(value, line, now);
}

export function readPost(value: unknown, line: number, now: Date): Line {
  const result = normalisePost(value, now);
  return result.ok ? { ok: true, line, post: result.post } : bad(line, result.code, result.reason, printShort(value));
}

/** As far as it can be printed: nesting without end overflows the stack of whoever prints it. */
const printShort = (value: unknown): string => (isDeeperThan(value, DEEPEST) ? "" : JSON.stringify(value));

function bad(line: number, code: string, reason: string, written: string): Line {
  const excerpt = written.slice(0, EXCERPT).replace(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/g, " ");
  return { ok: false, bad: { line, code, reason, excerpt } };
}

const cutOff = (line: number, { message }: Error): Line =>
  bad(line, "cut-off", `From here on the file is damaged and could not be read: ${message}.`, "");

/** Breaks off where a source holds more than `most` bytes. */
export async function* boundBytes(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new Error("it unpacks to more than can be read; split it");
    yield chunk;
  }
}

/** The chunks of a source, and at its end the reason when it broke off. */
async function* untilBroken<T>(chunks: AsyncIterable<T>): AsyncGenerator<T | Error> {
  try {
    yield* chunks;
  } catch (error) {
    yield error as Error;
  }
}

/** Lines without their ends; null for one that grew beyond `LONGEST_LINE`; an error where the source broke off. */
async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string | null | Error> {
  const decoder = new TextDecoder();
  let rest = "";
  let isOverlong = false;
  for await (const chunk of untilBroken(chunks)) {
    if (chunk instanceof Error) return yield chunk;
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      yield isOverlong || line.length > LONGEST_LINE ? null : line.replace(/^\uFEFF/, "");
      isOverlong = false;
    }
    if (rest.length > LONGEST_LINE) {
      isOverlong = true;
      rest = "";
    }
  }
  if (isOverlong) yield null;
  else if (rest !== "") yield rest.replace(/^\uFEFF/, "");
}

interface Row {
  readonly record: Cells;
  readonly line: number;
}

/** What a table says of itself, once its names of columns are read. */
export interface TableReading {
  /** What a person says the columns mean, where that is not recognised. */
  readonly manual?: ManualColumns;
  readonly onColumns?: (columns: Columns, header: readonly string[], layout: Layout | null) => void;
  readonly onRow?: (cells: Cells) => void;
}

/** Separated values of any charset and delimiter: an export of another tool, or the exchange format's fields as columns. */
export async function* readCsv(
  chunks: AsyncIterable<Buffer | string>,
  now: () => Date,
  reading: TableReading = {},
): AsyncGenerator<Line> {
  const rows: Row[] = [];
  const { start, whole } = await peek(chunks);
  const layout = guessLayout(start);
  let columns: Columns | undefined;
  const parser = openParser(rows, layout, (header) => {
    columns = recogniseColumns(header, reading.manual);
    reading.onColumns?.(columns, header, layout);
  });
  let line = layout.headerLine;
  const take = function* () {
    for (const row of rows.splice(0)) {
      line = row.line;
      reading.onRow?.(row.record);
      yield readPost(toExchangePost(row.record, columns!), line, now());
    }
  };
  for await (const chunk of untilBroken(decodeChunks(whole, layout.charset))) {
    if (chunk instanceof Error) return yield cutOff(line + 1, chunk);
    const problem = await settled((done) => parser.write(chunk, done));
    yield* take();
    if (problem !== null) return yield notCsv(line + 1, problem);
  }
  const problem = await settled((done) => parser.end(done));
  yield* take();
  if (problem !== null) yield notCsv(line + 1, problem);
}

/** Rows are handed over one by one as they are read: a stream that fails forgets those still waiting in it. */
function openParser(
  rows: Row[],
  { delimiter, headerLine }: Layout,
  onHeader: (header: readonly string[]) => void,
): CsvParser {
  const parser = parseCsv({
    columns: (header: string[]) => {
      const names = header.map((column, index) => column.trim() || `column ${index + 1}`);
      onHeader(names);
      return names;
    },
    bom: true,
    delimiter,
    from_line: headerLine,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    on_record: (record: Cells, { lines }) => {
      rows.push({ record, line: lines });
      return null;
    },
  });
  return parser.on("error", () => undefined).resume();
}

/** The first sheet of a workbook; one bad line where it cannot be read at all. */
export async function* readWorkbook(path: string, now: () => Date, reading: TableReading = {}): AsyncGenerator<Line> {
  const sheet = await readSheet(path).catch((error: Error) => error);
  if (sheet instanceof Error) return yield bad(1, "not-a-workbook", sheet.message, "");
  const columns = recogniseColumns(sheet.header, reading.manual);
  reading.onColumns?.(columns, sheet.header, null);
  for (const { line, cells } of sheet.rows) {
    reading.onRow?.(cells);
    yield readPost(toExchangePost(cells, columns), line, now());
  }
}

const settled = (work: (done: (error?: Error | null) => void) => void): Promise<Error | null> =>
  new Promise((resolve) => work((error) => resolve(error ?? null)));

const notCsv = (line: number, { message }: Error): Line =>
  bad(line, "not-csv", `From here on the file is not readable as CSV: ${message}`, "");
