/**
 * Calls of foreign receivers, each at most once. A call whose end nobody saw stays unknown until a person has looked: sending
 * it again could say the same thing twice, and twice is a second crisis.
 */
import type { Context } from "../../context.ts";
import { MINUTE } from "../../platform/clock.ts";
import { SIGNATURE_HEADER, signBody } from "../../platform/signature.ts";
import { RENDER_QUEUE } from "./newsroom/service.ts";
import * as queries from "./queries.ts";
import { type Settled, settleAnswer, settleFailure } from "./rules.ts";

export const DELIVERY_QUEUE = "deliver-statement";
const ERRAND_PATIENCE = MINUTE;
const ANSWER_MILLISECONDS = 20_000;
const LARGEST_ANSWER = 1024 * 1024;

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
  if (publication.act === "publish" && statement.withdrawn_at !== null)
    return { outcome: "refused", problem: "The statement was withdrawn before it was sent." };
  return call(context, outlet, { id: publication.id, body: composeBody(publication, statement, version) });
}

/** What the receiver reads. A withdrawal names the text by its hash and does not say it again. */
function composeBody(
  publication: queries.PublicationRow,
  statement: queries.StatementRow,
  version: queries.VersionRow,
): string {
  const { act, statement_id: id, language, hash, address } = publication;
  const known = { id, kind: statement.kind, language, hash, address };
  if (act === "withdraw")
    return JSON.stringify({
      event: "statement.withdrawn",
      ...known,
      withdrawnAt: publication.created_at.toISOString(),
    });
  const { title, text } = version;
  return JSON.stringify({
    event: "statement.published",
    ...known,
    title,
    text,
    publishedAt: publication.created_at.toISOString(),
  });
}

function call(
  context: Context,
  outlet: queries.OutletRow,
  { id, body }: { id: string; body: string },
): Promise<Settled> {
  const headers = {
    "content-type": "application/json",
    "idempotency-key": id,
    [SIGNATURE_HEADER]: signBody(outlet.secret, body, context.clock.now()),
  };
  const limits = { timeoutMilliseconds: ANSWER_MILLISECONDS, largestBytes: LARGEST_ANSWER };
  const answer = context.outbound(outlet.target, { method: "POST", headers, body, ...limits });
  return answer.then(({ status }) => settleAnswer(status), settleFailure);
}

/** Sends out again what no process has begun: its errand ended with the process that carried it. */
export async function resumePublications({ db, clock, jobs }: Context): Promise<void> {
  const unbegun = await queries.listUnbegun(db, new Date(clock.now().getTime() - ERRAND_PATIENCE));
  const pages = new Set(unbegun.filter((row) => row.kind === "newsroom").map((row) => row.workspace_id));
  for (const workspaceId of pages) await jobs.send(db, RENDER_QUEUE, { workspaceId });
  for (const { workspace_id: workspaceId, id: publicationId } of unbegun.filter((row) => row.kind === "webhook"))
    await jobs.send(db, DELIVERY_QUEUE, { workspaceId, publicationId });
}
