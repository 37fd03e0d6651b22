/**
 * Stored posts read anew, after people have put something right or taken it back. A reading is a function of the post, the
 * learnt layer and the corrections of its group, so whatever has changed, this one walk brings the record in line.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../../context.ts";
import { MINUTE } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { AppError } from "../../platform/errors.ts";
import { sightingsMoved } from "./events.ts";
import type { Lenses } from "./lenses.ts";
import * as queries from "./queries.ts";
import type { Judgement, Lens } from "./read.ts";
import { asPlaced, judgeAll } from "./service.ts";

interface Wanted {
  readonly workspaceId: string;
  readonly mentionIds: readonly number[];
}

/** Two at once would each judge without the other's word: the second waits, for a batch and for a re-match as well. */
export async function holdForReread(db: Db, workspaceId: string): Promise<void> {
  await queries.holdSightings(db, workspaceId);
  await queries.holdReadings(db, workspaceId);
}

const TRIES = 50;
const PAUSE = 100;

/** For somebody who waits: a re-match of a large store may take a minute, and each who waits keeps a connection from others. */
export async function holdForPress(db: Db, workspaceId: string): Promise<void> {
  for (let tries = 1; !(await queries.tryHoldSightings(db, workspaceId)); tries++) {
    if (tries === TRIES)
      throw new AppError("unavailable", "unavailable", "A watch is being matched anew. Try again in a moment.");
    await sleep(PAUSE);
  }
  await queries.holdReadings(db, workspaceId);
}

/** Says how many readings are other than before. In the transaction of whoever calls, which holds the readings. */
export async function rereadMentions(
  context: Pick<Context, "jobs">,
  lens: Lens,
  db: Db,
  { workspaceId, mentionIds }: Wanted,
): Promise<number> {
  const rows = await queries.listReadMentionsById(db, workspaceId, mentionIds);
  const read = await judgeAll(db, lens, workspaceId, rows.map(asPlaced));
  const seenBefore = await queries.listWatchesOf(db, workspaceId, mentionIds);
  const changed = read.filter(
    ({ id, row, reading }) => !saysTheSame(row, reading) || !isSeenAlike(seenBefore.get(id) ?? [], reading),
  );
  if (changed.length === 0) return 0;
  await queries.updateJudgements(db, workspaceId, changed);
  const ids = changed.map(({ id }) => id);
  const gone = await queries.deleteSightingsOf(db, workspaceId, ids);
  const stored = changed.flatMap(queries.sightingsOf);
  await queries.storeSightings(db, workspaceId, stored);
  const moved = [...gone, ...stored.map((one) => ({ watch_id: one.watchId, at: one.publishedAt }))];
  for (const [watchId, minutes] of minutesByWatch(moved))
    await context.jobs.emit(db, sightingsMoved, { workspaceId, watchId, minutes });
  return changed.length;
}

/** Posts whose words were changed at their platform. What is deleted there keeps the reading of its words. */
export async function rereadEdited(
  context: Pick<Context, "jobs">,
  lenses: Lenses,
  db: Db,
  edited: Wanted,
): Promise<void> {
  await holdForReread(db, edited.workspaceId);
  await rereadMentions(context, await lenses.open(db, edited.workspaceId), db, edited);
}

function saysTheSame(row: queries.StoredRow, now: Judgement): boolean {
  const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-4;
  return (
    row.language === now.language &&
    row.sentiment === now.sentiment &&
    row.judged_by === now.judgedBy &&
    row.is_sure === now.isSure &&
    isNear(row.negative, now.scores.negative) &&
    isNear(row.positive, now.scores.positive) &&
    sameJson(row.toward, now.toward) &&
    sameJson(row.crisis_types, now.crisisTypes) &&
    sameJson(row.signs, now.signs) &&
    sameJson([...row.corrected].sort(), [...now.corrected].sort())
  );
}

const isSeenAlike = (before: readonly string[], { sightings }: Judgement): boolean =>
  sameJson([...before].sort(), sightings.map(({ watchId }) => watchId).sort());

/** The database writes keys of objects in an order of its own. */
const sameJson = (one: unknown, other: unknown): boolean => stable(one) === stable(other);
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function minutesByWatch(moved: readonly queries.SeenMinute[]): Map<string, string[]> {
  const minutes = new Map<string, Set<number>>();
  for (const { watch_id, at } of moved) {
    const known = minutes.get(watch_id) ?? new Set();
    minutes.set(watch_id, known.add(Math.floor(at.getTime() / MINUTE) * MINUTE));
  }
  return new Map([...minutes].map(([id, times]) => [id, [...times].map((time) => new Date(time).toISOString())]));
}
