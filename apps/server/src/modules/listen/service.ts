import type { listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { MINUTE } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { AppError, found, invalid } from "../../platform/errors.ts";
import { newId, newSecret } from "../../platform/ids.ts";
import { checkSignature } from "../../platform/signature.ts";
import { recordAudit } from "../people/index.ts";
import type { Ask, Pulled } from "./connectors/connector.ts";
import { findConnector } from "./connectors/index.ts";
import { takeIn } from "./intake.ts";
import { type Line, readJsonLine, readPost } from "./lines.ts";
import { normalisePost } from "./normalise.ts";
import * as queries from "./queries.ts";
import { FAILING_AFTER, MOST_BAD_LINES, nextCheck, splitByAge } from "./rules.ts";

type SourceWish = z.output<typeof listenShapes.sourceBody>;
type IntakeReport = z.infer<typeof listenShapes.intakeReport>;

export const FEED_QUEUE = "pull-feed";
const LONGEST_PULL = 5 * MINUTE;

export async function storeSource(context: Context, actor: Actor, wish: SourceWish): Promise<queries.SourceRow> {
  const now = context.clock.now();
  const id = newId(now);
  const row: queries.SourceRow = {
    workspace_id: actor.workspaceId,
    id,
    kind: wish.kind,
    name: wish.name,
    address: wish.kind === "feed" ? wish.address : ownAddress(context, id),
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
    settings: {},
    memory: {},
    connection_id: null,
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
  const pull = row && findConnector(row.kind)?.pull;
  if (row === undefined || pull === undefined || row.is_paused) return;
  const pulled = await pull(askFor(context, row));
  if (pulled.ok) await takePulled(context, row, pulled);
  else await noteFailure(context, row, pulled);
}

const ownAddress = ({ config }: Context, id: string) => `${config.publicUrl}/api/v1/ingest/${id}`;

function askFor(context: Context, row: queries.SourceRow): Ask {
  const { outbound, openSocket, resolveHost, clock } = context;
  const { id, name, kind, platform, address, settings, memory } = row;
  return {
    source: { id, name, kind, platform, address, ownAddress: ownAddress(context, id), settings, memory },
    credentials: {},
    outbound,
    openSocket,
    resolveHost,
    now: clock.now(),
    signal: AbortSignal.timeout(LONGEST_PULL),
    terms: [],
    isWanted: () => true,
    spend: () => true,
  };
}

async function takePulled(context: Context, row: queries.SourceRow, pulled: Pulled & { ok: true }): Promise<void> {
  const now = context.clock.now();
  const posts = pulled.posts
    .map((post) => normalisePost(post, now))
    .flatMap((result) => (result.ok ? [result.post] : []));
  const { old, fresh } = splitByAge(posts, now);
  await takeIn(context, { workspaceId: row.workspace_id, sourceId: row.id, posts: old, isHistory: true });
  const { memory } = pulled;
  const { stored } = await takeIn(context, { workspaceId: row.workspace_id, sourceId: row.id, posts: fresh, memory });
  await queries.updateSource(context.db, row.workspace_id, row.id, {
    state: "healthy",
    failures: 0,
    problem_code: null,
    problem_message: null,
    problem_since: null,
    last_checked_at: now,
    ...(stored > 0 && { last_post_at: now }),
    next_check_at: nextCheck({ now, everyMinutes: row.every_minutes, failures: 0, notBefore: pulled.notBefore }),
  });
  if (row.state === "healthy") return;
  await queries.closeGap(context.db, row.workspace_id, row.id, now);
  await tellSource(context, row, "healthy");
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

/** A post takes hundreds of bytes; millions of empty ones in a small body would hold the whole product up for a minute. */
const MOST_POSTS = 100_000;

function refuseTooMany(parts: readonly unknown[]): void {
  if (parts.length > MOST_POSTS)
    throw new AppError(
      "too-large",
      "too-large",
      `A delivery holds at most ${MOST_POSTS} posts. Send it in smaller parts, or import it as a file.`,
    );
}

function* readDelivery(text: string, now: Date): Generator<Line> {
  const start = text.trimStart();
  if (!start.startsWith("[")) {
    const lines = text.split("\n", MOST_POSTS + 1);
    refuseTooMany(lines);
    for (const [index, line] of lines.entries()) if (line.trim() !== "") yield readJsonLine(line, index + 1, now);
    return;
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw invalid("not-json", "The delivery is neither a JSON array nor JSON lines.");
  }
  refuseTooMany(values as unknown[]);
  for (const [index, value] of (values as unknown[]).entries()) yield readPost(value, index + 1, now);
}
