/** What a watch's bell thought at a moment of its past: its detector, taught again up to then. Nothing is stored. */
import { createDetector, type Detector, type Observation, type Row } from "@tocsin/anomaly";
import type { Context } from "../../context.ts";
import { DAY, HOUR, MINUTE, startOfMinute } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { getWorkspace } from "../people/index.ts";
import type { WatchRow } from "../prepare/index.ts";
import { type Heard, judgeHeard } from "./criticality.ts";
import { type Ears, openEars } from "./ears.ts";
import { composeExplanation, type SeenPost } from "./explain.ts";
import * as queries from "./queries.ts";
import { EVIDENCE, evidenceStart, LONGEST_MEMORY, ROW_MINUTES } from "./rules.ts";
import { toSeenPost } from "./seen.ts";
import { openRows } from "./service.ts";
import { findFirstMinute, listMinutes } from "./tallies/queries.ts";
import type { Taught } from "./teaching/lessons.ts";
import { countUnheard } from "./teaching/queries.ts";
import { readTaught } from "./teaching/service.ts";

/** What a detector thinks of a minute, with the numbers of its loudest channel also where it keeps silent. */
export interface Recollection {
  readonly observation: Observation;
  readonly threshold: number;
  readonly posts: readonly SeenPost[];
  readonly judged: ReturnType<typeof judgeHeard>;
  readonly explanation: ReturnType<typeof composeExplanation>;
  readonly authors: number | null;
  readonly row: Row;
  readonly taught: Taught;
  /** Posts of the hour before that do not count, because people taught so. */
  readonly unheard: number;
}

/** Null before the watch has seen its first post. */
export async function recollect({ db }: Context, watch: WatchRow, moment: Date): Promise<Recollection | null> {
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const at = startOfMinute(moment);
  const first = await findFirstMinute(db, key, new Date(at.getTime() - LONGEST_MEMORY));
  if (first === null || first > at) return null;
  const taught = await readTaught(db, key);
  const span = { from: first, to: new Date(at.getTime() + MINUTE) };
  const ears = await openEars(db, { workspaceId: key.workspaceId, brandId: watch.brand_id, taught, ...span });
  const counts = new Map((await listMinutes(db, key, { from: first, to: at })).map((row) => [row.at.getTime(), row]));
  const { time_zone: timeZone } = await getWorkspace(db, key.workspaceId);
  const detector = createDetector({
    ...{ rowMinutes: ROW_MINUTES, timeZone },
    ...{ weeklyBudget: watch.weekly_budget, watchId: watch.id, calendars: watch.brand_calendars },
  });
  const rowAt = openRows(counts, ears);
  const observation = walkTo(detector, { minutes: minutesTo(at, { first, counts, ears }), rowAt });
  const heard = await hear(db, watch, { observation, at });
  const hour = { from: new Date(at.getTime() - HOUR), to: new Date(at.getTime() + MINUTE - 1) };
  return {
    ...explain(heard, { detector, observation, ears }),
    row: rowAt(at.getTime()),
    taught,
    unheard: Number(await countUnheard(db, key, hour)),
    observation,
    threshold: detector.threshold,
  };
}

interface Past {
  readonly first: Date;
  readonly counts: ReadonlyMap<number, unknown>;
  readonly ears: Ears;
}

/** Empty minutes long ago may be left out, for the detector takes them as zeros; near the moment each is looked at. */
function minutesTo(at: Date, { first, counts, ears }: Past): number[] {
  const near = Math.max(first.getTime(), at.getTime() - DAY);
  const everyMinuteFrom = ears.isOrdinary ? near : first.getTime();
  const minutes = [...counts.keys()].filter((minute) => minute < everyMinuteFrom);
  for (let minute = everyMinuteFrom; minute <= at.getTime(); minute += MINUTE) minutes.push(minute);
  return minutes;
}

function walkTo(
  detector: Detector,
  { minutes, rowAt }: { minutes: readonly number[]; rowAt: (at: number) => Row },
): Observation {
  let last = detector.observe(rowAt(minutes[0]!));
  for (const minute of minutes.slice(1)) last = detector.observe(rowAt(minute));
  return last;
}

async function hear(
  db: Db,
  watch: WatchRow,
  { observation, at }: { observation: Observation; at: Date },
): Promise<Heard> {
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const window = at.getTime() + MINUTE - HOUR;
  const since = new Date(Math.min(evidenceStart(observation), window));
  const until = new Date(at.getTime() + MINUTE - 1);
  const posts = await queries.listSeenPosts(db, key, { from: since, to: until, limit: EVIDENCE.mostPosts });
  const before = await queries.listSeenPosts(db, key, {
    from: new Date(since.getTime() - EVIDENCE.usualDays * DAY),
    to: new Date(since.getTime() - 1),
    limit: EVIDENCE.usualPosts,
  });
  const usual = before.map(toSeenPost).filter((post) => !post.isEcho);
  return { posts: posts.map(toSeenPost), usual, query: watch.query, isLearning: observation.isLearning };
}

interface Seen {
  readonly detector: Detector;
  readonly observation: Observation;
  readonly ears: Ears;
}

function explain({ posts, usual, query }: Heard, { detector, observation, ears }: Seen) {
  const engine = observation.explanation ?? detector.explain();
  const judged = judgeHeard({ posts, usual, query });
  const explanation = composeExplanation({
    ...{ engine, posts, usual: usual.map(({ text }) => text), judged, query, silentSources: [] },
    campaign: ears.campaignAt(observation.at),
  });
  return { posts, judged, explanation, authors: engine?.authors ?? null };
}
