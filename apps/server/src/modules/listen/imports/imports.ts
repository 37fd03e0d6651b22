/** Files of posts: kept on disk before the upload is answered, read in the background, safe to be read twice. */
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { pipeline as pipelineDone } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { AppError, conflict, found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { BATCH, takeIn } from "../intake.ts";
import type { Post } from "../normalise.ts";
import * as queries from "../queries.ts";
import { MOST_BAD_LINES, splitByAge } from "../rules.ts";
import type { BadLine } from "../tables.ts";
import type { ManualColumns } from "./columns.ts";
import {
  boundBytes,
  guessFormat,
  type Line,
  readCsv,
  readJsonLines,
  readWorkbook,
  type TableReading,
} from "./lines.ts";
import { loadReading, storeReading } from "./reading.ts";

export const IMPORT_QUEUE = "import-file";
/** A pack of a few megabytes may unpack to more than can ever be read. */
const MOST_UNPACKED = 32 * 1024 ** 3;

/** Keeps an uploaded file safely on disk and starts reading it in the background. */
export async function startImport(
  context: Context,
  actor: Actor,
  { fileName, content, manual = {} }: { fileName: string; content: Readable; manual?: ManualColumns },
): Promise<queries.ImportRow> {
  const now = context.clock.now();
  const id = newId(now);
  const folder = join(context.config.dataFolder, "imports");
  await mkdir(folder, { recursive: true });
  const path = join(folder, id);
  await pipelineDone(content, createWriteStream(path, { flush: true }));
  await storeReading(path, { manual, tool: null });
  const { size } = await stat(path);
  const row = {
    workspace_id: actor.workspaceId,
    id,
    file_name: fileName.slice(0, 200),
    path,
    state: "running" as const,
    bytes: size,
    started_at: now,
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeImport(tx, {
      ...row,
      bytes_read: 0,
      lines: 0,
      stored: 0,
      duplicates: 0,
      bad_line_count: 0,
      bad_lines: "[]",
      ended_at: null,
      problem: null,
    });
    await recordAudit(tx, actor, { at: now, action: "import-started", subject: fileName });
    await context.jobs.send(tx, IMPORT_QUEUE, { workspaceId: actor.workspaceId, importId: id }, { key: id });
  });
  return found(await queries.findImport(context.db, actor.workspaceId, id), "import");
}

/** Reads a file anew whose import broke off. What it stored before are duplicates then. */
export async function restartImport(context: Context, actor: Actor, id: string): Promise<queries.ImportRow> {
  const { workspaceId } = actor;
  const run = found(await queries.findImport(context.db, workspaceId, id), "import");
  if (run.state !== "failed") throw conflict("not-failed", "Only an import that broke off can be started again.");
  await access(run.path).catch(() => {
    throw new AppError("missing", "file-gone", "The file of this import is no longer kept. Upload it again.");
  });
  await inTransaction(context.db, async (tx) => {
    const at = context.clock.now();
    await queries.updateImport(tx, workspaceId, id, {
      state: "running",
      problem: null,
      started_at: at,
      ended_at: null,
    });
    await recordAudit(tx, actor, { at, action: "import-restarted", subject: run.file_name });
    await context.jobs.send(tx, IMPORT_QUEUE, { workspaceId, importId: id }, { key: id });
  });
  return found(await queries.findImport(context.db, workspaceId, id), "import");
}

/** Reads an uploaded file to its end. Started again after a crash it begins at the beginning: stored posts are duplicates then. */
export async function runImport(context: Context, workspaceId: string, id: string): Promise<void> {
  const run = await queries.findImport(context.db, workspaceId, id);
  if (run === undefined || run.state !== "running") return;
  const progress = createProgress(context, run);
  try {
    await importLines(context, { workspaceId, lines: readFile(context, run, progress.countBytes), progress });
    await progress.end("done", null);
    await rm(run.path, { force: true });
  } catch (error) {
    await progress.end("failed", (error as Error).message);
  }
}

async function* readFile(
  context: Context,
  run: queries.ImportRow,
  countBytes: (bytes: number) => void,
): AsyncGenerator<Line> {
  const start = await readStart(run.path);
  const now = () => context.clock.now();
  const { manual } = await loadReading(run.path);
  const reading: TableReading = {
    manual,
    onColumns: ({ tool }) => {
      storeReading(run.path, { manual, tool }).catch((error: unknown) =>
        context.log.warn({ error }, "a reading was not kept"),
      );
    },
  };
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const raw = Readable.from(counted(createReadStream(run.path), countBytes));
  // The callback only keeps a failure from being unhandled: it also reaches whoever reads the unpacked end.
  const chunks = isPacked
    ? boundBytes(
        pipeline(raw, createGunzip(), () => undefined),
        MOST_UNPACKED,
      )
    : raw;
  const format = guessFormat(run.file_name, isPacked ? "{" : start.toString("latin1").replaceAll("\u0000", ""));
  if (format === "xlsx") yield* readWorkbook(run.path, now, reading);
  else yield* format === "csv" ? readCsv(chunks, now, reading) : readJsonLines(chunks, now);
}

async function* counted(chunks: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

async function readStart(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 200 })) return chunk as Buffer;
  return Buffer.alloc(0);
}

export interface Progress {
  add(part: { lines: number; stored: number; duplicates: number; bad: readonly BadLine[] }): Promise<void>;
}

/** Stores lines batch by batch. An archive is history; posts of the last hours are news, also in a file. */
export async function importLines(
  context: Context,
  { workspaceId, lines, progress }: { workspaceId: string; lines: AsyncIterable<Line>; progress: Progress },
): Promise<void> {
  let posts: Post[] = [];
  let bad: BadLine[] = [];
  const flush = async () => {
    const { old, fresh } = splitByAge(posts, context.clock.now());
    const first = await takeIn(context, { workspaceId, sourceId: null, posts: old, isHistory: true });
    const second = await takeIn(context, { workspaceId, sourceId: null, posts: fresh });
    const stored = first.stored + second.stored;
    await progress.add({ lines: posts.length + bad.length, stored, duplicates: posts.length - stored, bad });
    posts = [];
    bad = [];
  };
  for await (const line of lines) {
    if (line.ok) posts.push(line.post);
    else bad.push(line.bad);
    if (posts.length >= BATCH || bad.length >= BATCH) await flush();
  }
  await flush();
}

function createProgress(context: Context, run: queries.ImportRow) {
  const total = { lines: 0, stored: 0, duplicates: 0, badLines: [] as BadLine[], badLineCount: 0, bytesRead: 0 };
  const row = () => ({
    lines: total.lines,
    stored: total.stored,
    duplicates: total.duplicates,
    bad_line_count: total.badLineCount,
    bad_lines: JSON.stringify(total.badLines),
    bytes_read: Math.min(total.bytesRead, run.bytes),
  });
  const save = async (change: object) => {
    await queries.updateImport(context.db, run.workspace_id, run.id, { ...row(), ...change });
    await context.live.tell(context.db, run.workspace_id, { kind: "import", id: run.id, change: "progress" });
  };
  return {
    countBytes: (bytes: number) => {
      total.bytesRead += bytes;
    },
    async add(part: Parameters<Progress["add"]>[0]) {
      total.lines += part.lines;
      total.stored += part.stored;
      total.duplicates += part.duplicates;
      total.badLineCount += part.bad.length;
      total.badLines.push(...part.bad.slice(0, MOST_BAD_LINES - total.badLines.length));
      await save({});
    },
    end: (state: "done" | "failed", problem: string | null) =>
      save({ state, problem, ended_at: context.clock.now(), ...(state === "done" && { bytes_read: run.bytes }) }),
  };
}
