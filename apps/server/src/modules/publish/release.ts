/**
 * From an approved text to the public. What is decided stands in the database before anything leaves the house: the newsroom's
 * files can be written from it any number of times, and each call of a foreign receiver has a row of its own, made here.
 */
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { getWorkspace } from "../people/index.ts";
import { DELIVERY_QUEUE } from "./delivery.ts";
import { statementAddress } from "./newsroom/address.ts";
import { RENDER_QUEUE } from "./newsroom/service.ts";
import * as queries from "./queries.ts";
import { type ApprovedVersion, mayPublish } from "./rules.ts";
import { act, record, type Scene } from "./service.ts";

/** Publishes every text that stands approved at this very moment; what is published already is left alone. */
export const publishStatement = (context: Context, actor: Actor, id: string): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const ready = scene.versions.filter(mayPublish);
    if (ready.length === 0 && scene.versions.every((version) => version.publishedAt !== null)) return "published";
    if (ready.length === 0)
      throw conflict("not-approved", "No text of this statement is approved as it stands. Ask an approver to read it.");
    for (const version of ready) await publishVersion(context, tx, scene, version);
    await queries.updateStatement(tx, actor.workspaceId, id, {
      published_at: scene.statement.published_at ?? scene.at,
      review_requested_at: stillInReview(scene, ready),
    });
    await context.jobs.send(tx, RENDER_QUEUE, { workspaceId: actor.workspaceId });
    return "published";
  });

/** The request for approval lives on while another text of the statement waits. */
const stillInReview = ({ versions, statement }: Scene, ready: readonly ApprovedVersion[]): Date | null => {
  const isWaiting = versions.some(
    (one) =>
      one.publishedAt === null && !ready.some((out) => out.number === one.number && out.language === one.language),
  );
  return isWaiting ? statement.review_requested_at : null;
};

async function publishVersion(context: Context, db: Db, scene: Scene, version: ApprovedVersion): Promise<void> {
  const { actor, at, statement } = scene;
  const { language, number, hash, title, approval } = version;
  const workspace = await getWorkspace(db, actor.workspaceId);
  const address = statementAddress(context.config.publicUrl, workspace.slug, { language, id: statement.id });
  const text = {
    workspace_id: workspace.id,
    statement_id: statement.id,
    language,
    number,
    hash,
    approval_id: approval.id,
  };
  const plan = (place: Pick<queries.NewPublication, "outlet_id" | "channel" | "kind">): queries.NewPublication => ({
    ...{ ...text, ...place, id: newId(at), act: "publish", created_at: at, address },
  });
  const outlets = await queries.listOutlets(db, workspace.id);
  const calls = outlets.map(({ id, name }) => plan({ outlet_id: id, channel: name, kind: "webhook" }));
  await queries.storePublications(db, [
    plan({ outlet_id: queries.NEWSROOM, channel: queries.NEWSROOM, kind: "newsroom" }),
  ]);
  await sendOut(context, db, calls);
  await record(db, scene, { kind: "statement-published", action: "statement-published", title, language, hash });
}

async function sendOut(context: Context, db: Db, calls: readonly queries.NewPublication[]): Promise<void> {
  if (calls.length > 0) await queries.storePublications(db, calls);
  for (const { workspace_id: workspaceId, id: publicationId } of calls)
    await context.jobs.send(db, DELIVERY_QUEUE, { workspaceId, publicationId });
}

/** Strikes a statement from the newsroom and tells every receiver that has it, or may have it. */
export const withdrawStatement = (context: Context, actor: Actor, id: string): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const { at, statement } = scene;
    if (statement.published_at === null)
      throw conflict("not-published", "This statement was never published, so there is nothing to withdraw.");
    await queries.updateStatement(tx, actor.workspaceId, id, { withdrawn_at: at, review_requested_at: null });
    const reached = await queries.listReached(tx, actor.workspaceId, id);
    const calls = reached.map(({ outcome: _o, attempted_at: _a, settled_at: _s, problem: _p, ...row }) => ({
      ...row,
      id: newId(at),
      act: "withdraw" as const,
      created_at: at,
    }));
    await sendOut(context, tx, calls);
    await record(tx, scene, { kind: "statement-withdrawn", action: "statement-withdrawn", title: statement.title });
    await context.jobs.send(tx, RENDER_QUEUE, { workspaceId: actor.workspaceId });
    return "withdrawn";
  });
