import { type CrisisType, crisisTypes, type Language, type prepareShapes } from "@tocsin/contract";
import { parseQuery } from "@tocsin/query";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { found, invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { getWorkspace, recordAudit } from "../people/index.ts";
import { proposeCalendars } from "./calendars.ts";
import { watchChanged } from "./events.ts";
import { playbooks } from "./playbooks/index.ts";
import * as queries from "./queries.ts";

export type Playbook = z.infer<typeof prepareShapes.playbook>;
export type WatchWish = z.output<typeof prepareShapes.watchBody>;

export async function storeBrand(
  context: Context,
  actor: Actor,
  wish: z.output<typeof prepareShapes.brandBody>,
): Promise<queries.BrandRow> {
  const now = context.clock.now();
  const { language, time_zone: timeZone } = await getWorkspace(context.db, actor.workspaceId);
  const calendars =
    wish.calendars ?? proposeCalendars({ language, timeZone, spellings: [wish.name, ...wish.spellings] });
  const row = { ...wish, calendars, workspace_id: actor.workspaceId, id: newId(now), created_at: now };
  await inTransaction(context.db, async (tx) => {
    await queries.storeBrand(tx, row);
    await recordAudit(tx, actor, { at: now, action: "brand-created", subject: wish.name });
  });
  return row;
}

export async function storeContact(
  context: Context,
  actor: Actor,
  wish: z.output<typeof prepareShapes.contactBody>,
): Promise<queries.ContactRow> {
  const { isCalled, ...fields } = wish;
  const row = { ...fields, is_called: isCalled, workspace_id: actor.workspaceId, id: newId(context.clock.now()) };
  await queries.storeContact(context.db, row);
  return row;
}

/** A query with an error is never stored: it would watch something else than its author believes. */
export function checkQuery(query: string): void {
  const { problems } = parseQuery(query);
  const first = problems.find((problem) => problem.severity === "error");
  if (first !== undefined)
    throw invalid("bad-query", `The query cannot be used: ${first.code}.`, {
      start: first.start,
      end: first.end,
      problem: first.code,
    });
}

async function requireBrand(db: Db, workspaceId: string, id: string): Promise<void> {
  found(
    (await queries.listBrands(db, workspaceId)).find((brand) => brand.id === id),
    "brand",
  );
}

export async function storeWatch(context: Context, actor: Actor, wish: WatchWish): Promise<queries.WatchRow> {
  checkQuery(wish.query);
  const now = context.clock.now();
  const id = newId(now);
  return inTransaction(context.db, async (tx) => {
    const { workspaceId } = actor;
    await requireBrand(tx, workspaceId, wish.brandId);
    await queries.storeWatch(tx, { ...toRow(wish), workspace_id: workspaceId, id, created_at: now, edition: 1 });
    await recordAudit(tx, actor, {
      at: now,
      action: "watch-created",
      subject: wish.name,
      details: { query: wish.query },
    });
    await context.jobs.emit(tx, watchChanged, { workspaceId, watchId: id, change: "stored" });
    return found(await queries.findWatch(tx, workspaceId, id), "watch");
  });
}

export async function updateWatch(
  context: Context,
  actor: Actor,
  id: string,
  wish: WatchWish,
): Promise<queries.WatchRow> {
  checkQuery(wish.query);
  const { workspaceId } = actor;
  return inTransaction(context.db, async (tx) => {
    const before = found(await queries.findWatch(tx, workspaceId, id), "watch");
    await requireBrand(tx, workspaceId, wish.brandId);
    const isOther = before.query !== wish.query || before.weekly_budget !== wish.weeklyBudget;
    await queries.updateWatch(tx, workspaceId, id, { ...toRow(wish), edition: before.edition + (isOther ? 1 : 0) });
    await recordAudit(tx, actor, {
      at: context.clock.now(),
      action: "watch-changed",
      subject: wish.name,
      details: { from: before.query, to: wish.query },
    });
    if (isOther) await context.jobs.emit(tx, watchChanged, { workspaceId, watchId: id, change: "stored" });
    return found(await queries.findWatch(tx, workspaceId, id), "watch");
  });
}

const toRow = (wish: WatchWish) => ({
  brand_id: wish.brandId,
  name: wish.name,
  query: wish.query,
  weekly_budget: wish.weeklyBudget,
  is_paused: wish.isPaused,
});

export async function deleteWatch(context: Context, actor: Actor, id: string): Promise<void> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const gone = found(await queries.deleteWatch(tx, workspaceId, id), "watch");
    await recordAudit(tx, actor, { at: context.clock.now(), action: "watch-deleted", subject: gone.name });
    await context.jobs.emit(tx, watchChanged, { workspaceId, watchId: id, change: "deleted" });
  });
}

export async function deleteBrand(context: Context, actor: Actor, id: string): Promise<void> {
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    const watches = await queries.listWatchesOfBrand(tx, workspaceId, id);
    const gone = found(await queries.deleteBrand(tx, workspaceId, id), "brand");
    await recordAudit(tx, actor, { at: context.clock.now(), action: "brand-deleted", subject: gone.name });
    for (const watch of watches)
      await context.jobs.emit(tx, watchChanged, { workspaceId, watchId: watch.id, change: "deleted" });
  });
}

/** The ten playbooks in one language, with the team's own holding statements laid over. */
export async function listPlaybooks(db: Db, workspaceId: string, language: Language): Promise<Playbook[]> {
  const changed = new Map((await queries.listPlaybookTexts(db, workspaceId, language)).map((row) => [row.type, row]));
  return crisisTypes.map((type) => composePlaybook(type, language, changed.get(type)));
}

export async function getPlaybook(
  db: Db,
  workspaceId: string,
  type: CrisisType,
  language: Language,
): Promise<Playbook> {
  return (await listPlaybooks(db, workspaceId, language)).find((playbook) => playbook.type === type)!;
}

function composePlaybook(type: CrisisType, language: Language, changed?: { title: string; text: string }): Playbook {
  const { shape, texts } = playbooks[type];
  const text = texts[language];
  const steps = shape.steps.map(({ key, role, dueMinutes, phase }) => ({
    key,
    role,
    dueMinutes,
    phase,
    ...text.steps[key]!,
  }));
  return {
    type,
    language,
    title: text.title,
    summary: text.summary,
    firstMove: text.firstMove,
    severityFloor: shape.severityFloor,
    steps,
    holdingStatement: changed ? { title: changed.title, text: changed.text } : text.holdingStatement,
    doNot: text.doNot,
    goodEnd: text.goodEnd,
    isChanged: changed !== undefined,
  };
}
