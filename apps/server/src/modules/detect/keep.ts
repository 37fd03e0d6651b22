/** From what is heard at a moment to the episode on record, with what it is made of. */
import type { detectShapes } from "@tocsin/contract";
import type { Criticality } from "@tocsin/text";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/database.ts";
import { newId } from "../../platform/ids.ts";
import { currentState, listSources } from "../listen/index.ts";
import type { WatchRow } from "../prepare/index.ts";
import { type Heard as Evidence, hearCriticality, isTurnByTone, judgeHeard, type LastingStep } from "./criticality.ts";
import type { Ears } from "./ears.ts";
import { episodeChanged } from "./events.ts";
import { composeExplanation, suggestType } from "./explain.ts";
import { type HeardObservation, isMereNoise } from "./narratives/ring.ts";
import * as queries from "./queries.ts";
import { EVIDENCE, evidenceStart, needsExplaining, REJOIN_WITHIN, stepEpisode } from "./rules.ts";
import { toSeenPost } from "./seen.ts";
import { listOpenSilences } from "./silence/queries.ts";
import { restrainBurst, type Taught } from "./teaching/lessons.ts";

type EpisodeRow = queries.EpisodeRow;

export interface Heard {
  readonly watch: WatchRow;
  readonly observation: HeardObservation;
  /** The episode on record. */
  readonly open: EpisodeRow | null;
  readonly now: Date;
  readonly taught: Taught;
  readonly threshold: number;
  readonly ears: Ears;
}

export async function keepEpisode(context: Context, db: Db, heard: Heard): Promise<void> {
  const { observation, open, now } = heard;
  const step = stepEpisode(open, observation);
  if (step.change === "none") return;
  if (step.change === "closed") return closeEpisode(context, db, open!, now);
  const isTone = open !== null && isTurnByTone(step, open);
  if (open !== null && !needsExplaining(isTone ? "kept" : step.change, open.explained_at, now)) {
    const view = isTone ? { ...step.view, kind: open.kind } : step.view;
    await queries.updateEpisode(db, open.workspace_id, open.id, view);
  } else await readEpisode(context, db, heard, step);
}

/** Reads the posts behind a step, and writes down what they make of it. */
async function readEpisode(context: Context, db: Db, heard: Heard, step: LastingStep): Promise<void> {
  const { observation, open } = heard;
  const evidence = await gatherEvidence(db, heard);
  const judged = judgeHeard(evidence);
  if (open === null && isMereNoise(observation, judged))
    return keepEpisode(context, db, { ...heard, observation: observation.count! });
  const { change, view } = hearCriticality(step, open, { judged, heard: evidence });
  if (open === null && restrainBurst(heard, { view, judged, posts: evidence.posts }) !== null) return;
  const id = await storeChange(db, heard, {
    ...view,
    ...(await explainNow(db, heard, { ...evidence, judged, rung: open?.explanation })),
    narrative_id: narrativeOf(heard) ?? null,
    last_change_at: heard.now,
  });
  const { workspace_id: workspaceId } = heard.watch;
  if (change !== "kept") await context.jobs.emit(db, episodeChanged, { workspaceId, episodeId: id, change });
}

type Change = Parameters<typeof queries.updateEpisode>[3] &
  Pick<Parameters<typeof queries.storeEpisode>[1], "kind" | "severity" | "score" | "escalations" | "explanation"> & {
    readonly explained_at: Date;
    readonly last_change_at: Date;
    readonly suggested_type: EpisodeRow["suggested_type"];
  };

/** What starts again soon is the same episode. Answers with its id. */
async function storeChange(db: Db, { watch, open, now }: Heard, change: Change): Promise<string> {
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const ended = open === null ? await queries.findEndedEpisode(db, key, new Date(now.getTime() - REJOIN_WITHIN)) : null;
  const id = open?.id ?? ended?.id ?? newId(now);
  const ids = { workspace_id: key.workspaceId, watch_id: key.watchId, id };
  if (open !== null) await queries.updateEpisode(db, key.workspaceId, id, change);
  else if (ended) await queries.updateEpisode(db, key.workspaceId, id, { ...change, state: "open", closed_at: null });
  else await queries.storeEpisode(db, { ...change, ...ids, state: "open", opened_at: now, closed_at: null });
  return id;
}

/** What rang stays the narrative that is named, also once the whole watch rings. */
const narrativeOf = ({ observation, open }: Heard): string | undefined =>
  observation.narrativeId ?? open?.narrative_id ?? undefined;

async function closeEpisode(context: Context, db: Db, open: EpisodeRow, now: Date): Promise<void> {
  await queries.updateEpisode(db, open.workspace_id, open.id, { state: "closed", closed_at: now, last_change_at: now });
  await context.jobs.emit(db, episodeChanged, { workspaceId: open.workspace_id, episodeId: open.id, change: "closed" });
}

async function gatherEvidence(db: Db, { watch, observation, now }: Heard): Promise<Evidence> {
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const since = new Date(evidenceStart(observation));
  const burst = { from: since, to: now, limit: EVIDENCE.mostPosts, narrativeId: observation.narrativeId };
  const posts = await queries.listSeenPosts(db, key, burst);
  const before = await queries.listSeenPosts(db, key, {
    from: new Date(since.getTime() - EVIDENCE.usualDays * DAY),
    to: new Date(since.getTime() - 1),
    limit: EVIDENCE.usualPosts,
  });
  const usual = before.map(toSeenPost).filter((post) => !post.isEcho);
  return { posts: posts.map(toSeenPost), usual, query: watch.query, isLearning: observation.isLearning };
}

interface Said extends Evidence {
  readonly judged: Criticality;
  readonly rung?: detectShapes.Explanation | undefined;
}

async function explainNow(db: Db, heard: Heard, { posts, usual, judged, rung }: Said) {
  const { watch, observation, now, ears } = heard;
  const silent = new Set((await listOpenSilences(db, watch.workspace_id)).map(({ source_id }) => source_id));
  const silentSources = (await listSources(db, watch.workspace_id))
    .filter((source) => silent.has(source.id) || ["failing", "late"].includes(currentState(source, now)))
    .map(({ id, name }) => ({ id, name }));
  const explanation = composeExplanation({
    ...{ engine: observation.explanation, posts, usual: usual.map((post) => post.text), judged },
    ...{ query: watch.query, silentSources, rung, narrativeId: narrativeOf(heard) },
    campaign: ears.campaignAt(observation.at),
  });
  return { explanation: JSON.stringify(explanation), suggested_type: suggestType(posts), explained_at: now };
}
