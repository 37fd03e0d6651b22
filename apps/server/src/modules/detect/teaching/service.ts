import type { DismissalReason, detectShapes, TaughtRule } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { conflict, found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { listWatches } from "../../prepare/index.ts";
import type { WatchKey } from "../queries.ts";
import { LONGEST_MEMORY } from "../rules.ts";
import { lessonOf, openTaught, type Rule, type Taught, type TaughtPost } from "./lessons.ts";
import * as queries from "./queries.ts";

/** A watch whose rules have changed is counted and taught again behind the press. */
export const RETEACH_QUEUE = "reteach-watch";

/** What holds for a watch at present; `except` leaves one rule out, as if nobody had taught it. */
export async function readTaught(db: Db, key: WatchKey, except?: string): Promise<Taught> {
  const rows = (await queries.listRules(db, key)).filter((row) => row.undone_at === null && row.id !== except);
  return openTaught(await asRules(db, key.workspaceId, rows));
}

async function asRules(db: Db, workspaceId: string, rows: readonly queries.RuleRow[]): Promise<Rule[]> {
  const examplesOf = ({ lesson }: queries.RuleRow) =>
    lesson.kind === "narrative" ? lesson.mentionIds.map(Number) : [];
  const narratives = await queries.listNarrativeIds(db, workspaceId, rows.flatMap(examplesOf));
  return rows.map((row) => ({
    id: row.id,
    lesson: row.lesson,
    narrativeId: examplesOf(row).flatMap((mention) => narratives.get(mention) ?? [])[0] ?? null,
  }));
}

export interface Dismissal {
  readonly alertId: string;
  readonly watchId: string;
  readonly openedAt: Date;
  readonly explanation: detectShapes.Explanation;
  readonly reason: DismissalReason;
  readonly note: string;
  readonly terms?: readonly string[] | undefined;
}

/** Writes down what a dismissal teaches its watch, if anything, in the transaction of the dismissal. */
export async function teach(context: Context, db: Db, actor: Actor, dismissal: Dismissal): Promise<void> {
  const key = { workspaceId: actor.workspaceId, watchId: dismissal.watchId };
  const now = context.clock.now();
  const { gate } = await readTaught(db, key);
  const lesson = lessonOf({ ...dismissal, now, gate });
  if (lesson === null) return;
  await queries.storeRule(db, {
    ...{ workspace_id: key.workspaceId, id: newId(now), watch_id: key.watchId, lesson: JSON.stringify(lesson) },
    ...{ alert_id: dismissal.alertId, reason: dismissal.reason, note: dismissal.note },
    ...{ by_id: actor.id, by_name: actor.name, made_at: now, undone_at: null, undone_by: null },
  });
  await recordAudit(db, actor, {
    at: now,
    action: "rule-taught",
    subject: dismissal.watchId,
    details: { kind: lesson.kind },
  });
  await sendAgain(context, db, key);
}

export async function undoRule(context: Context, actor: Actor, id: string): Promise<TaughtRule> {
  const now = context.clock.now();
  const { workspaceId } = actor;
  return inTransaction(context.db, async (tx) => {
    const rule = found(await queries.findRule(tx, workspaceId, id), "rule");
    if ((await queries.undoRule(tx, workspaceId, id, { at: now, by: actor.name })) === undefined)
      throw conflict("already-undone", "This rule was already taken back.");
    await recordAudit(tx, actor, {
      at: now,
      action: "rule-taken-back",
      subject: rule.watch_id,
      details: { kind: rule.lesson.kind },
    });
    await sendAgain(context, tx, { workspaceId, watchId: rule.watch_id });
    return toRule(found(await queries.findRule(tx, workspaceId, id), "rule"));
  });
}

const sendAgain = (context: Context, db: Db, key: WatchKey): Promise<void> =>
  context.jobs.send(db, RETEACH_QUEUE, key, { key: `${key.workspaceId} ${key.watchId}` });

/** Hours that become a campaign, or are none any more, are learnt anew by every watch of the brand. */
export async function teachBrandAgain(context: Context, db: Db, workspaceId: string, brandId: string): Promise<void> {
  const watches = (await listWatches(db, workspaceId)).filter((watch) => watch.brand_id === brandId);
  for (const { id } of watches) await sendAgain(context, db, { workspaceId, watchId: id });
}

export const toRule = (row: queries.RuleRow): TaughtRule => ({
  ...{ id: row.id, watchId: row.watch_id, lesson: row.lesson, alertId: row.alert_id, reason: row.reason },
  ...{ note: row.note, by: { id: row.by_id, name: row.by_name }, at: row.made_at.toISOString() },
  undone: row.undone_at === null ? null : { by: row.undone_by ?? "", at: row.undone_at.toISOString() },
});

/** Marks what of newly counted sightings does not count. */
export async function markUnheard(db: Db, key: WatchKey, asked: queries.Asked): Promise<void> {
  const taught = await readTaught(db, key);
  if (taught.isDeafToNothing) return;
  await markAll(db, key, taught, await queries.listSightings(db, key, asked));
}

async function markAll(db: Db, key: WatchKey, taught: Taught, rows: readonly queries.SightingRow[]): Promise<void> {
  const unheard = rows.flatMap((row) =>
    taught.silencers(toTaughtPost(row)).map((ruleId) => ({ mentionId: row.id, at: row.published_at, ruleId })),
  );
  await queries.storeUnheard(db, key, unheard);
}

const PAGE = 2_000;

/** The same of all that a watch sees, from the beginning. */
export async function remarkUnheard(db: Db, key: WatchKey, now: Date): Promise<void> {
  await queries.deleteUnheard(db, key);
  const taught = await readTaught(db, key);
  if (taught.isDeafToNothing) return;
  const since = new Date(now.getTime() - LONGEST_MEMORY);
  for (let after = 0; ; ) {
    const page = await queries.listSightings(db, key, { after, since, limit: PAGE });
    await markAll(db, key, taught, page);
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

type Told = Omit<queries.SightingRow, "id">;

export const toTaughtPost = (row: Told): TaughtPost => ({
  query: {
    text: row.text,
    ...(row.title !== null && { title: row.title }),
    author: {
      handle: row.author_handle,
      name: row.author_name,
      ...(row.author_followers !== null && { followers: row.author_followers }),
    },
    language: row.language,
    platform: row.platform,
    links: row.url === null ? [] : [row.url],
  },
  publishedAt: row.published_at,
  narrativeId: row.narrative_id,
  signs: row.signs,
});
