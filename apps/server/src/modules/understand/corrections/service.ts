import type { understandShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { DAY } from "../../../platform/clock.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { conflict, found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { findWatch } from "../../prepare/index.ts";
import type { Lenses } from "../lenses.ts";
import { listIdsOfGroup, listIdsSince, listReadMentionsById } from "../queries.ts";
import { textOf } from "../read.ts";
import { holdForPress, holdForReread, rereadMentions } from "../reread.ts";
import { findMentionsById } from "../search/queries.ts";
import { toMention } from "../search/service.ts";
import { asPlaced, judgeAll } from "../service.ts";
import * as queries from "./queries.ts";
import { type Correction, describeAfter, describeBefore } from "./rules.ts";

type View = understandShapes.Correction;
type Learning = understandShapes.Learning;

export const REREAD_QUEUE = "reread-recent";
/** Posts of these days follow what has been learnt; older ones keep what was said of them. */
const FOLLOWS_DAYS = 7;
const MOST_FOLLOWING = 20_000;
const PAGE = 500;

/** Puts a post right. It and its near-duplicates follow at once, the posts of the week when the layer has learnt. */
export async function correctMention(
  context: Context,
  lenses: Lenses,
  actor: Actor,
  { mentionId, correction }: { mentionId: string; correction: Correction },
) {
  const { workspaceId } = actor;
  const id = newId(context.clock.now());
  await inTransaction(context.db, async (tx) => {
    await holdForPress(tx, workspaceId);
    const [row] = await listReadMentionsById(tx, workspaceId, toIds(mentionId));
    const stored = found(row, "mention");
    if (correction.field === "relevance") found(await findWatch(tx, workspaceId, correction.watchId), "watch");
    // Learning it takes longer than a press may: this group follows what was said, the others what is learnt from it.
    const lens = await lenses.open(tx, workspaceId);
    const [before] = await judgeAll(tx, lens, workspaceId, [asPlaced(stored)]);
    const group = await listIdsOfGroup(tx, workspaceId, stored.group_id);
    const { field } = correction;
    await queries.storeCorrection(tx, {
      workspace_id: workspaceId,
      id,
      mention_id: stored.id,
      group_id: stored.group_id,
      field,
      watch_id: correction.field === "relevance" ? correction.watchId : null,
      value: JSON.stringify(correction),
      was: describeBefore(before!.reading, correction),
      posts: group.length,
      by_id: actor.id,
      by_name: actor.name,
      made_at: context.clock.now(),
      undone_at: null,
    });
    await rereadMentions(context, lens, tx, { workspaceId, mentionIds: group });
    const details = { field, is: describeAfter(correction).join(", ") };
    await recordAudit(tx, actor, { at: context.clock.now(), action: "mention-corrected", subject: mentionId, details });
    await askForReread(context, tx, workspaceId);
  });
  return {
    correction: await readCorrection(context, workspaceId, id),
    mention: await readMention(context, workspaceId, mentionId),
  };
}

const toIds = (id: string): number[] => (Number.isSafeInteger(Number(id)) ? [Number(id)] : []);

async function readMention({ db }: Context, workspaceId: string, id: string) {
  return toMention(found((await findMentionsById(db, workspaceId, [id]))[0], "mention"));
}

export async function undoCorrection(context: Context, lenses: Lenses, actor: Actor, id: string): Promise<View> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    await holdForPress(tx, workspaceId);
    const known = found(await queries.findCorrection(tx, workspaceId, id), "correction");
    if (known.undone_at !== null) throw conflict("already-undone", "This correction has already been taken back.");
    await queries.undoCorrection(tx, workspaceId, id, context.clock.now());
    const group = await listIdsOfGroup(tx, workspaceId, known.group_id);
    await rereadMentions(context, await lenses.open(tx, workspaceId), tx, { workspaceId, mentionIds: group });
    const deed = { action: "correction-undone", subject: String(known.mention_id), details: { field: known.field } };
    await recordAudit(tx, actor, { at: context.clock.now(), ...deed });
    await askForReread(context, tx, workspaceId);
  });
  return readCorrection(context, workspaceId, id);
}

const readCorrection = async ({ db }: Context, workspaceId: string, id: string): Promise<View> =>
  toView(found(await queries.findWithPost(db, workspaceId, id), "correction"));

export async function listCorrections(
  { db }: Context,
  workspaceId: string,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<{ items: View[]; next: string | null }> {
  const rows = await queries.listWithPosts(db, workspaceId, { before: cursor, limit });
  return { items: rows.map(toView), next: rows.length < limit ? null : rows.at(-1)!.id };
}

const EXCERPT = 160;

const toView = (row: queries.PostedCorrection): View => ({
  id: row.id,
  field: row.field,
  mentionId: String(row.mention_id),
  excerpt: excerptOf(textOf(row)),
  language: row.language,
  was: row.was,
  is: describeAfter(row.value),
  watchId: row.watch_id,
  by: { id: row.by_id, name: row.by_name },
  at: row.made_at.toISOString(),
  undoneAt: row.undone_at?.toISOString() ?? null,
  posts: row.posts,
});

const excerptOf = (text: string): string => {
  const letters = [...text];
  return letters.length <= EXCERPT ? text : `${letters.slice(0, EXCERPT - 1).join("")}…`;
};

/** A few presses in a row are one walk. */
const SETTLES = 3_000;

const askForReread = (context: Context, db: Db, workspaceId: string): Promise<void> =>
  context.jobs.send(
    db,
    REREAD_QUEUE,
    { workspaceId },
    { key: workspaceId, startAfter: new Date(context.clock.now().getTime() + SETTLES) },
  );

/** Lets the posts of the last days follow what has been learnt, page by page. */
export async function rereadRecent(context: Context, lenses: Lenses, workspaceId: string): Promise<void> {
  const since = new Date(context.clock.now().getTime() - FOLLOWS_DAYS * DAY);
  const ids = await listIdsSince(context.db, workspaceId, since, MOST_FOLLOWING);
  for (let start = 0; start < ids.length; start += PAGE)
    await inTransaction(context.db, async (tx) => {
      await holdForReread(tx, workspaceId);
      const lens = await lenses.open(tx, workspaceId);
      await rereadMentions(context, lens, tx, { workspaceId, mentionIds: ids.slice(start, start + PAGE) });
    });
}

export async function setLearning(context: Context, lenses: Lenses, actor: Actor, isOn: boolean): Promise<Learning> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    await queries.setLearning(tx, workspaceId, isOn);
    await recordAudit(tx, actor, { at: context.clock.now(), action: "learning-set", subject: isOn ? "on" : "off" });
    await askForReread(context, tx, workspaceId);
  });
  return readLearning(context, lenses, workspaceId);
}

export async function readLearning(context: Context, lenses: Lenses, workspaceId: string): Promise<Learning> {
  const { db, clock } = context;
  const { isOn } = await queries.findEdition(db, workspaceId);
  const since = new Date(clock.now().getTime() - FOLLOWS_DAYS * DAY);
  const [counts, changed, learnt] = await Promise.all([
    queries.countByField(db, workspaceId),
    queries.countChanged(db, workspaceId, since),
    lenses.learnt(db, workspaceId),
  ]);
  const byLanguage = [...learnt.weigh()];
  const sum = (pick: (one: WorthOfLanguage) => RightOf): RightOf => ({
    right: byLanguage.reduce((total, one) => total + pick(one).right, 0),
    total: byLanguage.reduce((total, one) => total + pick(one).total, 0),
  });
  const [before, after] = [sum((one) => one.before), sum((one) => one.after)];
  return { isOn, corrections: counts, before, after, byLanguage, changed };
}
type WorthOfLanguage = Learning["byLanguage"][number];
type RightOf = Learning["before"];
