/** Reading files and deliveries line by line: JSON lines or CSV, whatever the size, with the bad lines named. */
import { parse as parseCsv } from "csv-parse";
import { normalisePost, type Post } from "./normalise.ts";
import type { BadLine } from "./tables.ts";

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
    if (text === null)
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
  return readPost(value, line, now, text);
}

function readPost(value: unknown, line: number, now: Date, written: string): Line {
  const result = normalisePost(value, now);
  return result.ok ? { ok: true, line, post: result.post } : bad(line, result.code, result.reason, written);
}

function bad(line: number, code: string, reason: string, written: string): Line {
  return {
    ok: false,
    bad: {
      line,
      code,
      reason,
      excerpt: written.slice(0, EXCERPT).replace(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/g, " "),
    },
  };
}

/** Lines without their ends; null for one that grew beyond `LONGEST_LINE`. */
async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = "";
  let isOverlong = false;
  for await (const chunk of chunks) {
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

/** The exchange format's fields as CSV columns: dots reach into `author` and `engagement`, e.g. `author.handle`. */
export async function* readCsv(chunks: AsyncIterable<Buffer | string>, now: () => Date): AsyncGenerator<Line> {
  const parser = parseCsv({
    columns: (header: string[]) => header.map((column) => column.trim()),
    bom: true,
    info: true,
    delimiter: [",", ";", "\t"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  const feeding = feed(parser, chunks);
  let line = 1;
  try {
    for await (const entry of parser) {
      const { record, info } = entry as { record: Record<string, string>; info: { lines: number } };
      line = info.lines;
      yield readPost(nestColumns(record), line, now(), JSON.stringify(record));
    }
  } catch (error) {
    yield bad(line + 1, "not-csv", `From here on the file is not readable as CSV: ${(error as Error).message}`, "");
  }
  await feeding.catch(() => undefined);
}

async function feed(parser: ReturnType<typeof parseCsv>, chunks: AsyncIterable<Buffer | string>): Promise<void> {
  for await (const chunk of chunks) {
    if (parser.destroyed) return;
    if (!parser.write(chunk)) await new Promise((go) => parser.once("drain", go).once("close", go));
  }
  parser.end();
}

const NUMBERS = /^(author\.followers|engagement\.\w+)$/;
const ALIASES: Record<string, string> = {
  id: "externalId",
  handle: "author.handle",
  author: "author.handle",
  date: "publishedAt",
  followers: "author.followers",
};

function nestColumns(record: Record<string, string>): Record<string, unknown> {
  const post: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(record)) {
    if (value === "") continue;
    const path = ALIASES[column] ?? column;
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
