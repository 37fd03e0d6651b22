/** The narratives of a watch on record: what the bell learns of them, and what it hears of them now. */
import type { Explanation, Observation } from "@tocsin/anomaly";
import { DAY, startOfMinute } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { EpisodeRow, WatchKey } from "../queries.ts";
import { listNarrativeIds } from "../teaching/queries.ts";
import { QUARTER } from "./bar.ts";
import { type BellMemory, NarrativeBell, startOfQuarter } from "./bell.ts";
import { listTellings } from "./queries.ts";
import { type HeardObservation, hearLoudest, type Standing } from "./ring.ts";
import { NarrativeVoices, type Telling } from "./voices.ts";

/** Learns from every quarter of a day that is over at `until`. */
export async function learnNarratives(
  db: Db,
  key: WatchKey,
  { memory, until }: { readonly memory: BellMemory; readonly until: number },
): Promise<BellMemory> {
  let learnt = memory;
  while (learnt.until + QUARTER <= until) {
    const to = Math.min(learnt.until + DAY, startOfQuarter(until));
    const bell = new NarrativeBell(learnt, new NarrativeVoices());
    const tellings = await listTellings(db, key, { from: learnt.until, to: to - 1 });
    for (const [minute, told] of byMinute(tellings)) bell.hearMinute(minute, told);
    bell.learnUntil(to);
    learnt = bell.memory;
  }
  return learnt;
}

function byMinute(tellings: readonly Telling[]): Map<number, Telling[]> {
  const minutes = new Map<number, Telling[]>();
  for (const telling of tellings) {
    const minute = startOfMinute(telling.at).getTime();
    const known = minutes.get(minute);
    if (known === undefined) minutes.set(minute, [telling]);
    else known.push(telling);
  }
  return minutes;
}

export interface Listening {
  readonly observation: Observation;
  readonly open: EpisodeRow | null;
  readonly memory: BellMemory;
  readonly weeklyBudget: number;
  readonly usual: Explanation | undefined;
  readonly now: Date;
}

/** What is heard at this moment, of the count and of the narratives. */
export async function hearNarratives(db: Db, key: WatchKey, listening: Listening): Promise<HeardObservation> {
  const { observation, open, memory, weeklyBudget, usual, now } = listening;
  if (observation.episode?.kind === "crisis") return observation;
  const at = now.getTime();
  const standing = open === null ? null : await findStanding(db, open);
  const besides = standing === null ? [] : [standing.narrativeId];
  const voices = new NarrativeVoices(undefined, await listTellings(db, key, { from: at, to: at, besides }));
  return hearLoudest(observation, {
    ...{ loudest: voices.loudest(at), bar: memory.bar, weeklyBudget, usual },
    standing: standing !== null && voices.lasts(standing.narrativeId, at) ? standing : null,
  });
}

/** Under which id the narrative that rang is known now: it may have become part of another. */
async function findStanding(db: Db, open: EpisodeRow): Promise<Standing | null> {
  const { narrative_id: narrativeId, severity } = open;
  if (narrativeId === null) return null;
  const examples = (open.explanation.narratives[0]?.exampleIds ?? []).map(Number);
  const known = [...(await listNarrativeIds(db, open.workspace_id, examples)).values()];
  return { narrativeId: known.includes(narrativeId) ? narrativeId : (known[0] ?? narrativeId), severity };
}
