import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { AppError, found, invalid } from "../../platform/errors.ts";
import { newId, newSecret } from "../../platform/ids.ts";
import { checkSignature } from "../../platform/signature.ts";
import { recordAudit } from "../people/index.ts";
import { BATCH, takeIn } from "./intake.ts";
import { guessFormat, type Line, readCsv, readJsonLine, readJsonLines, readPost } from "./lines.ts";
import { normalisePost, type Post } from "./normalise.ts";
import * as queries from "./queries.ts";
import { FAILING_AFTER, HISTORY_AFTER, nextCheck } from "./rules.ts";
import { sources } from "./sources/index.ts";
import type { Pulled } from "./sources/source.ts";
import type { BadLine } from "./tables.ts";

type SourceWish = z.output<typeof listenShapes.sourceBody>;
type IntakeReport = z.infer<typeof listenShapes.intakeReport>;
/** The first bad lines are named one by one; the rest are counted. */
const MOST_BAD_LINES = 100;

export const IMPORT_QUEUE = "import-file";
export const FEED_QUEUE = "pull-feed";

export async function storeSource(context: Context, actor: Actor, wish: SourceWish): Promise<queries.SourceRow> {
  const now = context.clock.now();
  const id = newId(now);
  const row: queries.SourceRow = {
    workspace_id: actor.workspaceId,
    id,
    kind: wish.kind,
    name: wish.name,
    address: wish.kind === "feed" ? wish.address : `${context.config.publicUrl}/api/v1/ingest/${id}`,
    platform: wish.platform,
    is_paused: false,
    every_minutes: wish.kind === "feed" ? wish.everyMinutes : 0,
    secret: wish.kind === "webhook" ? newSecret() : "",
    created_at: now,
    state: "new",
    last_checked_at: null,
    last_post_at: null,
    next_check_at: null,
    failures: 0,
    problem_code: null,
    problem_message: null,
    problem_since: null,
    etag: null,
    last_modified: null,
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeSource(tx, row);
    await recordAudit(tx, actor, {
      at: now,
      action: "source-created",
      subject: wish.name,
      details: { kind: wish.kind },
    });
    if (wish.kind === "feed")
      await context.jobs.send(tx, FEED_QUEUE, { workspaceId: actor.workspaceId, sourceId: id }, { key: id });
  });
  return row;
}

/** Asks a pulling source once and keeps its health. Safe to run twice: posts are stored once. */
export async function pullSource(context: Context, workspaceId: string, id: string): Promise<void> {
  const row = await queries.findSource(context.db, workspaceId, id);
  const pull = row && sources[row.kind].pull;
  if (row === undefined || pull === undefined || row.is_paused) return;
  const pulled = await pull({ row, outbound: context.outbound, now: context.clock.now() });
  if (pulled.ok) await takePulled(context, row, pulled);
  else await noteFailure(context, row, pulled);
}

async function takePulled(context: Context, row: queries.SourceRow, pulled: Pulled & { ok: true }): Promise<void> {
  const now = context.clock.now();
  const posts = pulled.posts
    .map((post) => normalisePost(post, now))
    .flatMap((result) => (result.ok ? [result.post] : []));
  const { old, fresh } = splitByAge(posts, now);
  await takeIn(context, { workspaceId: row.workspace_id, sourceId: row.id, posts: old, isHistory: true });
  const { stored } = await takeIn(context, { workspaceId: row.workspace_id, sourceId: row.id, posts: fresh });
  await queries.updateSource(context.db, row.workspace_id, row.id, {
    state: "healthy",
    failures: 0,
    problem_code: null,
    problem_message: null,
    problem_since: null,
    last_checked_at: now,
    ...(stored > 0 && { last_post_at: now }),
    next_check_at: nextCheck({ now, everyMinutes: row.every_minutes, failures: 0, notBefore: pulled.notBefore }),
    etag: pulled.memory.etag,
    last_modified: pulled.memory.lastModified,
  });
  if (row.state === "healthy") return;
  await queries.closeGap(context.db, row.workspace_id, row.id, now);
  await tellSource(context, row, "healthy");
}

function splitByAge(posts: readonly Post[], now: Date): { old: Post[]; fresh: Post[] } {
  const isOld = (post: Post) => now.getTime() - post.publishedAt.getTime() > HISTORY_AFTER;
  return { old: posts.filter(isOld), fresh: posts.filter((post) => !isOld(post)) };
}

async function noteFailure(context: Context, row: queries.SourceRow, failure: Pulled & { ok: false }): Promise<void> {
  const now = context.clock.now();
  const failures = row.failures + 1;
  await queries.updateSource(context.db, row.workspace_id, row.id, {
    state: failures >= FAILING_AFTER ? "failing" : "late",
    failures,
    last_checked_at: now,
    problem_code: failure.code,
    problem_message: failure.message,
    problem_since: row.problem_since ?? now,
    next_check_at: nextCheck({ now, everyMinutes: row.every_minutes, failures, notBefore: failure.notBefore }),
    ...(failure.isFinal === true && { is_paused: true }),
  });
  if (failures >= FAILING_AFTER) await queries.openGap(context.db, row.workspace_id, row.id, row.problem_since ?? now);
  await tellSource(context, row, failure.code);
}

const tellSource = (context: Context, row: queries.SourceRow, change: string) =>
  context.live.tell(context.db, row.workspace_id, { kind: "source", id: row.id, change });

export interface DeliveryProof {
  readonly signature: string | undefined;
  /** Whoever the request's API key belongs to, if it carries one. */
  readonly sender: Actor | null;
}

/** Takes one delivery, proved by its signature or an API key that may ingest: the good posts are stored when this returns, the bad ones are named. */
export async function takeDelivery(
  context: Context,
  sourceId: string,
  body: Buffer,
  proof: DeliveryProof,
): Promise<IntakeReport> {
  const now = context.clock.now();
  const source = found(await queries.findSourceAnywhere(context.db, sourceId), "source");
  if (source.kind !== "webhook") throw invalid("not-a-webhook", "This source does not take deliveries.");
  checkProof(source, body, { ...proof, now });
  if (source.is_paused)
    throw new AppError(
      "unavailable",
      "source-paused",
      "This source is paused; send the posts again when it has been resumed.",
    );
  const lines = [...readDelivery(body.toString("utf8"), now)];
  const posts = lines.flatMap((line) => (line.ok ? [line.post] : []));
  const bad = lines.flatMap((line) => (line.ok ? [] : [line.bad]));
  const { old, fresh } = splitByAge(posts, now);
  await takeIn(context, { workspaceId: source.workspace_id, sourceId, posts: old, isHistory: true });
  await takeIn(context, { workspaceId: source.workspace_id, sourceId, posts: fresh });
  return {
    received: lines.length,
    accepted: posts.length,
    badLines: bad.slice(0, MOST_BAD_LINES),
    badLineCount: bad.length,
  };
}

function checkProof(
  source: queries.SourceRow,
  body: Buffer,
  { signature, sender, now }: DeliveryProof & { now: Date },
): void {
  const mayIngest = sender?.workspaceId === source.workspace_id && sender.scopes?.includes("ingest") === true;
  if (mayIngest) return;
  const check = checkSignature({ secret: source.secret, body, header: signature, now });
  if (!check.ok) throw new AppError("unauthenticated", `signature-${check.why}`, SIGNATURE_SENTENCES[check.why]);
}

const SIGNATURE_SENTENCES = {
  missing: "The delivery carries no tocsin-signature header.",
  malformed: "The tocsin-signature header must read t=<seconds>,v1=<hex>.",
  "too-old": "The delivery was signed more than five minutes ago; sign it again when sending it again.",
  wrong: "The signature does not fit the body: check the secret, and sign the bytes exactly as they are sent.",
};

function* readDelivery(text: string, now: Date): Generator<Line> {
  const start = text.trimStart();
  if (!start.startsWith("[")) {
    const lines = text.split("\n");
    for (const [index, line] of lines.entries()) if (line.trim() !== "") yield readJsonLine(line, index + 1, now);
    return;
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw invalid("not-json", "The delivery is neither a JSON array nor JSON lines.");
  }
  for (const [index, value] of (values as unknown[]).entries()) yield readPost(value, index + 1, now);
}

/** Keeps an uploaded file safely on disk and starts reading it in the background. */
export async function startImport(
  context: Context,
  actor: Actor,
  { fileName, content }: { fileName: string; content: Readable },
): Promise<queries.ImportRow> {
  const now = context.clock.now();
  const id = newId(now);
  const folder = join(context.config.dataFolder, "imports");
  await mkdir(folder, { recursive: true });
  const path = join(folder, id);
  await pipeline(content, createWriteStream(path, { flush: true }));
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
  const raw = createReadStream(run.path);
  raw.on("data", (chunk) => countBytes(chunk.length));
  const start = await readStart(run.path);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const chunks = isPacked ? raw.pipe(createGunzip()) : raw;
  const format = guessFormat(run.file_name, isPacked ? "{" : start.toString("utf8"));
  yield* format === "csv" ? readCsv(chunks, context.clock.now) : readJsonLines(chunks, context.clock.now);
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
