/**
 * From an approved text to the public. What is decided stands in the database before anything leaves the house: the newsroom's
 * files can be written from it any number of times, a foreign receiver is called at most once per text. A call whose end nobody
 * saw stays unknown until a person has looked; sending it again could say the same thing twice.
 */
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { MINUTE } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { SIGNATURE_HEADER, signBody } from "../../platform/signature.ts";
import { getWorkspace } from "../people/index.ts";
import { statementAddress } from "./newsroom/address.ts";
import * as queries from "./queries.ts";
import { type CurrentVersion, mayPublish, type Settled, settleAnswer, settleFailure } from "./rules.ts";
import { act, record, type Scene } from "./service.ts";

export const RENDER_QUEUE = "render-newsroom";
export const DELIVERY_QUEUE = "deliver-statement";

const SETTLE_PATIENCE = MINUTE;
const ANSWER_SECONDS = 20;
const LARGEST_ANSWER = 1024 * 1024;

/** Publishes every text that stands approved at this very moment; what is published already is left alone. */
export const publishStatement = (context: Context, actor: Actor, id: string): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const ready = scene.versions.filter(mayPublish);
    if (ready.length === 0 && scene.versions.every((version) => version.publishedAt !== null)) return "published";
    if (ready.length === 0)
      throw conflict("not-approved", "No text of this statement is approved as it stands. Ask an approver to read it.");
    await planPublications(context, tx, scene, ready);
    const published_at = scene.statement.published_at ?? scene.at;
    await queries.updateStatement(tx, actor.workspaceId, id, {
      published_at,
      review_requested_at: stillInReview(scene, ready),
    });
    for (const { title, language, hash } of ready)
      await record(tx, scene, { kind: "statement-published", action: "statement-published", title, language, hash });
    await context.jobs.send(tx, RENDER_QUEUE, { workspaceId: actor.workspaceId });
    return "published";
  });

/** The request for approval lives on while another text of the statement waits. */
const stillInReview = ({ versions, statement }: Scene, ready: readonly CurrentVersion[]): Date | null =>
  versions.some((version) => version.publishedAt === null && !ready.includes(version))
    ? statement.review_requested_at
    : null;

async function planPublications(
  context: Context,
  db: Db,
  { actor, at, statement }: Scene,
  ready: readonly CurrentVersion[],
): Promise<void> {
  const { workspaceId } = actor;
  const workspace = await getWorkspace(db, workspaceId);
  const outlets = await queries.listOutlets(db, workspaceId);
  for (const { language, number, hash } of ready) {
    const address = statementAddress(context.config.publicUrl, workspace.slug, { language, id: statement.id });
    const text = {
      workspace_id: workspaceId,
      statement_id: statement.id,
      language,
      number,
      hash,
      created_at: at,
      address,
    };
    const waiting = { outcome: "waiting" as const, attempted_at: null, settled_at: null, problem: null };
    const page = {
      ...text,
      ...waiting,
      id: newId(at),
      outlet_id: queries.NEWSROOM,
      channel: queries.NEWSROOM,
      kind: "newsroom" as const,
    };
    const calls = outlets.map((outlet) => ({
      ...text,
      ...waiting,
      id: newId(at),
      outlet_id: outlet.id,
      channel: outlet.name,
      kind: "webhook" as const,
    }));
    await queries.storePublications(db, [page, ...calls]);
    for (const { id } of calls) await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId, publicationId: id });
  }
}

export const withdrawStatement = (context: Context, actor: Actor, id: string): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    if (scene.statement.published_at === null)
      throw conflict("not-published", "This statement was never published, so there is nothing to withdraw.");
    await queries.updateStatement(tx, actor.workspaceId, id, { withdrawn_at: scene.at, review_requested_at: null });
    await record(tx, scene, {
      kind: "statement-withdrawn",
      action: "statement-withdrawn",
      title: scene.statement.title,
    });
    await context.jobs.send(tx, RENDER_QUEUE, { workspaceId: actor.workspaceId });
    return "withdrawn";
  });

export interface Delivery {
  readonly workspaceId: string;
  readonly publicationId: string;
}

/** Calls one receiver, if nobody has begun to. That it was begun stands on record before the first byte leaves. */
export async function deliver(context: Context, { workspaceId, publicationId }: Delivery): Promise<void> {
  const { db, clock } = context;
  const publication = await queries.beginDelivery(db, workspaceId, publicationId, clock.now());
  if (publication === undefined) return;
  const { outcome, problem } = await attempt(context, publication);
  await queries.settleDelivery(db, workspaceId, publicationId, { outcome, problem, settled_at: clock.now() });
  await context.live.tell(db, workspaceId, { kind: "statement", id: publication.statement_id, change: "delivered" });
}

async function attempt(context: Context, publication: queries.PublicationRow): Promise<Settled> {
  const { workspace_id: workspaceId, outlet_id, statement_id } = publication;
  const outlet = await queries.findOutlet(context.db, workspaceId, outlet_id);
  const statement = await queries.findStatement(context.db, workspaceId, statement_id);
  const version = await queries.findVersion(context.db, publication);
  if (outlet === undefined || statement === undefined || version === undefined)
    return { outcome: "refused", problem: "The webhook was removed before it was called." };
  if (statement.withdrawn_at !== null)
    return { outcome: "refused", problem: "The statement was withdrawn before it was sent." };
  const { title, text, hash, language } = version;
  const publishedAt = publication.created_at.toISOString();
  const body = JSON.stringify({
    id: statement_id,
    kind: statement.kind,
    language,
    title,
    text,
    hash,
    publishedAt,
    address: publication.address,
  });
  const headers = {
    "content-type": "application/json",
    [SIGNATURE_HEADER]: signBody(outlet.secret, body, context.clock.now()),
    "idempotency-key": publication.id,
  };
  const limits = { timeoutMilliseconds: ANSWER_SECONDS * 1_000, largestBytes: LARGEST_ANSWER };
  return context
    .outbound(outlet.target, { method: "POST", headers, body, ...limits })
    .then(({ status }) => settleAnswer(status), settleFailure);
}

/** Sends out again what no process has begun: its errand ended with the process that carried it. */
export async function resumePublications(context: Context): Promise<void> {
  const { db, clock, jobs } = context;
  const unbegun = await queries.listUnbegun(db, new Date(clock.now().getTime() - SETTLE_PATIENCE));
  const pages = new Set(unbegun.filter((row) => row.kind === "newsroom").map((row) => row.workspace_id));
  for (const workspaceId of pages) await jobs.send(db, RENDER_QUEUE, { workspaceId });
  for (const row of unbegun)
    if (row.kind === "webhook")
      await jobs.send(db, DELIVERY_QUEUE, { workspaceId: row.workspace_id, publicationId: row.id });
}
