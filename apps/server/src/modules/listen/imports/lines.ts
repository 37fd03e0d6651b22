/** Reading files and deliveries line by line: JSON lines or CSV, whatever the size, with the bad lines named. */
import { type Parser as CsvParser, parse as parseCsv } from "csv-parse";
import { DEEPEST, isDeeperThan, normalisePost, type Post } from "../normalise.ts";
import type { BadLine } from "../tables.ts";

export type Format = "jsonl" | "csv";
export type Line =
  | { readonly ok: true; readonly line: number; readonly post: Post }
  | { readonly ok: false; readonly bad: BadLine };

/** A post with all its fields is a few kilobytes; a longer line is a mistake or an attack and is not held in memory. */
const LONGEST_LINE = 1024 * 1024;
const EXCERPT = 120;

export const guessFormat = (fileName: string, start: string): Format =>
  /\.(csv|tsv)(\.gz)?$/i.test(fileName) || (!/^\s*[[{]/.test(start) && start.includes(",")) ? "csv" : "jsonl";

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
  readonly record: Record<string, string>;
  readonly line: number;
}

/** The exchange format's fields as CSV columns: dots reach into `author` and `engagement`, e.g. `author.handle`. */
export async function* readCsv(chunks: AsyncIterable<Buffer | string>, now: () => Date): AsyncGenerator<Line> {
  const rows: Row[] = [];
  const parser = openParser(rows);
  let line = 1;
  const take = function* () {
    for (const row of rows.splice(0)) {
      line = row.line;
      yield readPost(nestColumns(row.record), line, now());
    }
  };
  for await (const chunk of untilBroken(chunks)) {
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
function openParser(rows: Row[]): CsvParser {
  const parser = parseCsv({
    columns: (header: string[]) => header.map((column) => column.trim()),
    bom: true,
    delimiter: [",", ";", "\t"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    on_record: (record: Record<string, string>, { lines }) => {
      rows.push({ record, line: lines });
      return null;
    },
  });
  return parser.on("error", () => undefined).resume();
}

const settled = (work: (done: (error?: Error | null) => void) => void): Promise<Error | null> =>
  new Promise((resolve) => work((error) => resolve(error ?? null)));

const notCsv = (line: number, { message }: Error): Line =>
  bad(line, "not-csv", `From here on the file is not readable as CSV: ${message}`, "");

const NUMBERS = /^(author\.followers|engagement\.\w+)$/;
const ALIASES = new Map(
  Object.entries({
    id: "externalId",
    handle: "author.handle",
    author: "author.handle",
    date: "publishedAt",
    followers: "author.followers",
  }),
);

function nestColumns(record: Record<string, string>): Record<string, unknown> {
  const post: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(record)) {
    if (value === "") continue;
    const path = ALIASES.get(column) ?? column;
    put(post, path, NUMBERS.test(path) ? Number(value) : path === "author.verified" ? value === "true" : value);
  }
  return post;
}

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first, second] = path.split(".", 2) as [string, string?];
  if (first === "__proto__" || second === "__proto__") return;
  if (second === undefined) {
    target[first] = value;
    return;
  }
  const inner =
    typeof target[first] === "object" && target[first] !== null ? (target[first] as Record<string, unknown>) : {};
  target[first] = { ...inner, [second]: value };
}
