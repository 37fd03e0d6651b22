import {
  createDetector,
  type Detector,
  type Observation,
  parseSnapshot,
  type Row,
  restoreDetector,
  type Snapshot,
} from "@tocsin/anomaly";
import type { Calendar } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { MINUTE, startOfMinute } from "../../platform/clock.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { getWorkspace } from "../people/index.ts";
import { findWatch, listAllWatches, type WatchRow } from "../prepare/index.ts";
import { Band } from "./band.ts";
import { type Ears, openEars } from "./ears.ts";
import { keepEpisode } from "./keep.ts";
import { type BellMemory, startMemory } from "./narratives/bell.ts";
import { hearNarratives, learnNarratives } from "./narratives/service.ts";
import type { Pace } from "./pace.ts";
import * as queries from "./queries.ts";
import { LATENESS, LONGEST_MEMORY, ROW_MINUTES } from "./rules.ts";
import * as tallies from "./tallies/queries.ts";
import { markUnheard, readTaught, remarkUnheard } from "./teaching/service.ts";

type WatchKey = queries.WatchKey;

interface Batch {
  readonly workspaceId: string;
  readonly mentionIds: readonly number[];
  readonly watchIds: readonly string[];
  readonly isHistory: boolean;
}

export const RELEARN_QUEUE = "relearn-watch";
export const ADVANCE_QUEUE = "advance-watch";

/** Counts newly understood mentions and lets the bell listen at once, while the minute is still running. */
export async function countMentions(context: Context, pace: Pace, db: Db, batch: Batch): Promise<void> {
  const { workspaceId } = batch;
  for (const watchId of [...batch.watchIds].sort()) await queries.lockWatch(db, { workspaceId, watchId });
  for (const watchId of batch.watchIds) await markUnheard(db, { workspaceId, watchId }, batch);
  await tallies.addToTallies(db, workspaceId, batch.mentionIds);
  for (const watchId of batch.watchIds) {
    const later = { key: `${workspaceId} ${watchId}`, startAfter: batch.isHistory ? soon(context) : pace.nextTurn() };
    if (batch.isHistory) await context.jobs.send(db, RELEARN_QUEUE, { workspaceId, watchId }, later);
    else if (pace.takeTurn(watchId)) await advanceWatch(context, db, { workspaceId, watchId });
    else await context.jobs.send(db, ADVANCE_QUEUE, { workspaceId, watchId }, later);
  }
  await context.live.tell(db, workspaceId, { kind: "mentions", id: batch.watchIds[0] ?? "", change: "counted" });
}

/** An archive comes in many batches; the watch learns from it once they have settled. */
const soon = (context: Context): Date => new Date(context.clock.now().getTime() + 2_000);

/** A changed watch is counted anew and forgets what it knew as usual. */
export async function recountWatch(context: Context, db: Db, key: WatchKey): Promise<void> {
  await queries.lockWatch(db, key);
  await remarkUnheard(db, key, context.clock.now());
  await tallies.recountTallies(db, key);
  await relearnWatch(context, db, key);
}

/** Some minutes are read otherwise. The bell hears the present anew, and learns its past again once the presses have settled. */
export async function recountMinutes(
  context: Context,
  db: Db,
  { workspaceId, watchId, minutes }: WatchKey & { readonly minutes: readonly string[] },
): Promise<void> {
  const key = { workspaceId, watchId };
  await queries.lockWatch(db, key);
  const times = minutes.map((minute) => new Date(minute));
  await markUnheard(db, key, { minutes: times });
  await tallies.recountMinutes(db, key, times);
  const committed = (await queries.findDetector(db, key))?.committed_until;
  if (committed !== undefined && times.some((time) => time <= committed))
    await context.jobs.send(db, RELEARN_QUEUE, key, { key: `${workspaceId} ${watchId}`, startAfter: soon(context) });
  else await advanceWatch(context, db, key);
}

/** Teaches the detector from all counts on record. The past does not ring; the present does. */
export async function relearnWatch(context: Context, db: Db, key: WatchKey): Promise<void> {
  await queries.lockWatch(db, key);
  await queries.deleteWatchRecord(db, key);
  const watch = await findWatch(db, key.workspaceId, key.watchId);
  if (watch !== undefined) await advanceWatch(context, db, key);
}

interface Course {
  readonly detector: Detector;
  readonly edition: number;
  /** First minute the detector has not taken in for good. */
  readonly from: Date;
  readonly narratives: BellMemory;
}

async function openCourse(db: Db, watch: WatchRow, now: Date): Promise<Course> {
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const stored = await queries.findDetector(db, key);
  // A clock that ran ahead and was put right must not leave the watch deaf until it comes there again.
  const isAhead = stored !== undefined && stored.committed_until > now;
  const isKnown = stored?.edition === watch.edition && !isAhead;
  const snapshot = isKnown ? parseSnapshot(stored.snapshot) : undefined;
  const findFirst = () => tallies.findFirstMinute(db, key, new Date(now.getTime() - LONGEST_MEMORY));
  if (stored !== undefined && snapshot !== undefined && livesBy(snapshot, watch.brand_calendars))
    return {
      detector: restoreDetector(snapshot),
      edition: watch.edition,
      from: new Date(stored.committed_until.getTime() + MINUTE),
      narratives: stored.narratives ?? startMemory(((await findFirst()) ?? now).getTime()),
    };
  const { time_zone: timeZone } = await getWorkspace(db, watch.workspace_id);
  const from = (await findFirst()) ?? startOfMinute(now);
  const detector = createDetector({
    rowMinutes: ROW_MINUTES,
    timeZone,
    weeklyBudget: watch.weekly_budget,
    watchId: watch.id,
    calendars: watch.brand_calendars,
  });
  return { detector, edition: watch.edition, from, narratives: startMemory(from.getTime()) };
}

/** Whoever changes the calendars of a brand changes what its watches know as usual. */
const livesBy = ({ settings }: Snapshot, calendars: readonly Calendar[]): boolean =>
  calendars.join() === (settings.calendars ?? []).join();

/** Brings one watch's bell up to this moment and writes down what it says. */
export async function advanceWatch(context: Context, db: Db, key: WatchKey): Promise<void> {
  const watch = await findWatch(db, key.workspaceId, key.watchId);
  if (watch === undefined || watch.is_paused) return;
  const now = context.clock.now();
  const course = await openCourse(db, watch, now);
  const current = startOfMinute(now);
  const minutes = await tallies.listMinutes(db, key, { from: course.from, to: current });
  const counts = new Map(minutes.map((row) => [row.at.getTime(), row]));
  const taught = await readTaught(db, key);
  const span = { from: course.from, to: current };
  const ears = await openEars(db, { workspaceId: key.workspaceId, brandId: watch.brand_id, taught, ...span });
  const rowAt = openRows(counts, ears);
  const band = new Band();
  const commitEnd = startOfMinute(now.getTime() - LATENESS);
  for (let at = course.from.getTime(); at <= commitEnd.getTime(); at += MINUTE)
    band.add(course.detector.observe(rowAt(at)));
  const memory = await learnNarratives(db, key, { memory: course.narratives, until: commitEnd.getTime() });
  await queries.storeDetector(db, {
    workspace_id: key.workspaceId,
    watch_id: key.watchId,
    edition: course.edition,
    snapshot: JSON.stringify(course.detector.snapshot()),
    committed_until: new Date(Math.max(commitEnd.getTime(), course.from.getTime() - MINUTE)),
    is_learning: isLearning(course, current),
    narratives: JSON.stringify(memory),
  });
  const last = tail(course.detector, {
    rowAt,
    from: Math.max(course.from.getTime(), commitEnd.getTime() + MINUTE),
    current: current.getTime(),
    band,
  });
  await queries.storeBand(db, key, band.rows());
  if (last === undefined) return;
  const { threshold } = course.detector;
  const open = (await queries.findOpenEpisode(db, key)) ?? null;
  const situation = { open, memory, weeklyBudget: watch.weekly_budget, usual: course.detector.explain(), now };
  const observation = await hearNarratives(db, key, { observation: last, ...situation });
  await keepEpisode(context, db, { watch, observation, open, now, taught, threshold, ears });
}

/** A detector that has taken in nothing yet has nothing to say of the present. */
const isLearning = (course: Course, current: Date): boolean =>
  course.detector.preview({ at: current.getTime(), voices: 0, negative: 0 }).isLearning;

const EMPTY = { at: null, voices: 0, negative_voices: 0, reach: 0, authors: 0 };

/** The rows of a stretch as the detector wants them: minutes without posts are zeros. */
export function openRows(counts: ReadonlyMap<number, tallies.MinuteRow>, ears: Ears): (at: number) => Row {
  return (at) => {
    const { at: _, negative_voices: negative = 0, ...counted } = counts.get(at) ?? EMPTY;
    return ears.hear({ ...counted, at, negative });
  };
}

interface Tail {
  readonly rowAt: (at: number) => Row;
  readonly from: number;
  readonly current: number;
  readonly band: Band;
}

/** Works through the minutes that may still change on a copy, and looks at the running one without closing it. */
function tail(detector: Detector, { rowAt, from, current, band }: Tail): Observation | undefined {
  const copy = restoreDetector(detector.snapshot());
  for (let at = from; at < current; at += MINUTE) band.add(copy.observe(rowAt(at)));
  const last = copy.preview(rowAt(current));
  band.add(last);
  return last.problem === "out-of-order" ? undefined : last;
}

/** One watch on its own, outside a hand-over. */
export const advanceAlone = (context: Context, key: WatchKey): Promise<void> =>
  inTransaction(context.db, async (tx) => {
    await queries.lockWatch(tx, key);
    await advanceWatch(context, tx, key);
  });

/** Every watch hears the minutes in which nothing came, too: bands go on and episodes end. */
export async function advanceAll(context: Context): Promise<void> {
  for (const watch of await listAllWatches(context.db))
    await advanceAlone(context, { workspaceId: watch.workspace_id, watchId: watch.id });
}
