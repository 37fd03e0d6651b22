/** Every source is listened to for silence; what falls silent is told as an alert of its own kind. */
import { createSilenceDetector, restoreSilenceDetector, type SilenceDetector } from "@tocsin/anomaly";
import type { Context } from "../../../context.ts";
import { DAY } from "../../../platform/clock.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/ids.ts";
import { listSources, type SourceRow } from "../../listen/index.ts";
import { listWorkspaces } from "../../people/index.ts";
import { episodeChanged } from "../events.ts";
import { findEndedSilence, storeEpisode, updateEpisode } from "../queries.ts";
import { REJOIN_WITHIN } from "../rules.ts";
import * as queries from "./queries.ts";
import * as rules from "./rules.ts";

/** How much of the past teaches what a source usually brings. */
const MEMORY = 14 * DAY;
/** A source is as important as another: one alert a week of each. */
const WEEKLY_BUDGET = 1;

export async function listenForSilence(context: Context): Promise<void> {
  for (const { id, time_zone: timeZone } of await listWorkspaces(context.db))
    await inTransaction(context.db, async (tx) => {
      await queries.lockEars(tx, id);
      await listenTo(context, tx, { workspaceId: id, timeZone });
    });
}

interface Place {
  readonly workspaceId: string;
  readonly timeZone: string;
}
interface Ear {
  readonly source: SourceRow;
  readonly heard: rules.Heard;
}

async function listenTo(context: Context, db: Db, place: Place): Promise<void> {
  const sources = (await listSources(db, place.workspaceId)).filter(isListenedTo);
  const ears: Ear[] = [];
  for (const source of sources) {
    const heard = await hearSource(context, db, { ...place, source });
    if (heard !== null) ears.push({ source, heard });
  }
  await keepSilences(context, db, { workspaceId: place.workspaceId, ears });
}

/** What people have paused is silent because they want it so; what a failure has paused is deaf. */
const isListenedTo = ({ is_paused, problem_code }: SourceRow): boolean => !is_paused || problem_code !== null;

/** Brings one source's ear up to the last rows that have settled; null while it has never brought a post. */
async function hearSource(
  { clock }: Context,
  db: Db,
  { workspaceId, timeZone, source }: Place & { readonly source: SourceRow },
): Promise<rules.Heard | null> {
  const until = floorToRow(clock.now().getTime() - rules.settlesAfter(source));
  const { first, last } = await queries.findPostTimes(db, workspaceId, source.id, new Date(until - MEMORY));
  const stored = await queries.findEar(db, workspaceId, source.id);
  if (first === null && stored === undefined) return null;
  const fresh = createSilenceDetector({ rowMinutes: rules.ROW_MINUTES, timeZone, weeklyBudget: WEEKLY_BUDGET });
  const isAhead = stored !== undefined && stored.heard_until > clock.now();
  const isKnown = stored?.snapshot.version === fresh.snapshot().version && !isAhead;
  const detector = isKnown ? restoreSilenceDetector(stored.snapshot) : fresh;
  const from = isKnown ? stored.heard_until : new Date(floorToRow((first ?? clock.now()).getTime()));
  const counts = await queries.countPosts(db, workspaceId, { sourceId: source.id, from, to: new Date(until) });
  const isAway = isKnown && rules.wasAway(stored.heard_until, until);
  const saying = listen(detector, { from: from.getTime(), until, counts, isAway });
  await queries.storeEar(db, {
    ...{ workspace_id: workspaceId, source_id: source.id, snapshot: JSON.stringify(detector.snapshot()) },
    heard_until: new Date(Math.max(until, from.getTime())),
  });
  const { counts: seen, means } = detector.snapshot().memory ?? { counts: [], means: [] };
  return { ...saying, counts: seen, means, lastPostAt: last };
}

const floorToRow = (at: number): number => Math.floor(at / rules.ROW) * rules.ROW;

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly counts: ReadonlyMap<number, number>;
  /** Nobody listened: rows without posts are unknown and pass as usual ones. */
  readonly isAway: boolean;
}

function listen(detector: SilenceDetector, { from, until, counts, isAway }: Stretch) {
  const { memory } = detector.snapshot();
  let last = { isSilent: memory !== null && memory.episode.state === "open", windowHours: memory?.windowHours ?? 1 };
  let isLearning = true;
  let usual = 0;
  for (let at = from; at < until; at += rules.ROW) {
    const { expected, ...saying } = detector.observe({ at, voices: counts.get(at) ?? (isAway ? usual : 0) });
    usual = expected;
    last = { isSilent: saying.isSilent, windowHours: saying.windowHours };
    isLearning = saying.isLearning;
  }
  return { ...last, isLearning };
}

/** Opens and ends silences. Those of sources that are paused or gone are over. */
async function keepSilences(
  context: Context,
  db: Db,
  { workspaceId, ears }: { workspaceId: string; ears: readonly Ear[] },
): Promise<void> {
  const open = new Map((await queries.listOpenSilences(db, workspaceId)).map((row) => [row.source_id, row]));
  const usual = ears.reduce((sum, { heard }) => sum + rules.usualRate(heard), 0);
  let missing = 0;
  for (const { source, heard } of ears) {
    const standing = open.get(source.id);
    open.delete(source.id);
    const step = rules.stepSilence(standing !== undefined, heard);
    if (step === "opened" || (standing !== undefined && step === "none")) missing += rules.usualRate(heard);
    const severity = rules.silenceSeverity(missing, usual);
    if (step === "opened") await openSilence(context, db, { source, heard, severity });
    if (step === "closed") await closeSilence(context, db, standing!);
  }
  for (const row of open.values()) await closeSilence(context, db, row);
}

async function openSilence(
  context: Context,
  db: Db,
  { source, heard, severity }: Ear & { readonly severity: number },
): Promise<void> {
  const now = context.clock.now();
  const { workspace_id: workspaceId, id: sourceId } = source;
  const ended = await findEndedSilence(db, workspaceId, { sourceId, since: new Date(now.getTime() - REJOIN_WITHIN) });
  const episodeId = ended?.id ?? newId(now);
  const fields = {
    ...{ kind: "data" as const, state: "open" as const, severity, score: 0, escalations: 0, suggested_type: null },
    ...{ last_change_at: now, closed_at: null, explained_at: now },
    explanation: JSON.stringify(rules.explainSilence(heard)),
  };
  if (ended !== undefined) await updateEpisode(db, workspaceId, episodeId, fields);
  else {
    const key = { workspace_id: workspaceId, id: episodeId, watch_id: null, source_id: sourceId };
    await storeEpisode(db, { ...fields, ...key, opened_at: now });
  }
  await context.jobs.emit(db, episodeChanged, { workspaceId, episodeId, change: "opened" });
}

async function closeSilence(context: Context, db: Db, { workspace_id, id }: queries.SilenceRow): Promise<void> {
  const now = context.clock.now();
  await updateEpisode(db, workspace_id, id, { state: "closed", closed_at: now, last_change_at: now });
  await context.jobs.emit(db, episodeChanged, { workspaceId: workspace_id, episodeId: id, change: "closed" });
}
