/** Writes down what the narratives in memory have become: a little later than the posts, and once for many of them. */
import { languages } from "@tocsin/contract";
import type { NarrativeDescription, NarrativeIndex } from "@tocsin/narrative";
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import { type Db, inTransaction } from "../../../platform/db/database.ts";
import { holdReadings } from "../queries.ts";
import type { ToldNarrative } from "../tables.ts";
import type { NarrativeMemory } from "./memory.ts";
import * as queries from "./queries.ts";

export const TELL_QUEUE = "tell-narratives";
/** Long enough for a batch to follow, short enough for somebody who is waiting. */
export const TELLS_AFTER = 2_000;
const MOST_LINKS = 300;
const SNAPSHOT_EVERY = 30 * MINUTE;
const PAGE = 200;

/** `memories`: of the present and, while an archive comes in, of the past. */
export async function tellNarratives(
  context: Context,
  workspaceId: string,
  memories: readonly NarrativeMemory[],
): Promise<void> {
  for (const { touched, index } of memories) {
    const ids = [...touched];
    for (let start = 0; start < ids.length; start += PAGE)
      await tellPage(context, { workspaceId, touched, index, ids: ids.slice(start, start + PAGE) });
    await betweenBatches(context, workspaceId, (tx) =>
      queries.storeLinks(tx, workspaceId, index.listLinks().slice(0, MOST_LINKS)),
    );
  }
}

interface Page extends Pick<NarrativeMemory, "touched" | "index"> {
  readonly workspaceId: string;
  readonly ids: readonly string[];
}

/** What grows meanwhile is told again; what could not be written stays to be told. */
async function tellPage(context: Context, { workspaceId, touched, index, ids }: Page): Promise<void> {
  for (const id of ids) touched.delete(id);
  try {
    await betweenBatches(context, workspaceId, (tx) =>
      queries.storeTold(
        tx,
        workspaceId,
        ids.flatMap((id) => describe(id, index)),
        context.clock.now(),
      ),
    );
  } catch (error) {
    for (const id of ids) touched.add(id);
    throw error;
  }
}

/** While a batch is under way the memory holds what the record does not yet. */
const betweenBatches = (context: Context, workspaceId: string, work: (tx: Db) => Promise<unknown>): Promise<void> =>
  inTransaction(context.db, async (tx) => {
    await holdReadings(tx, workspaceId);
    await work(tx);
  });

function describe(id: string, index: NarrativeIndex): queries.Told[] {
  const described = index.describe(id);
  return described === null || described.size < 2 ? [] : [{ id: described.id, told: toTold(described, index) }];
}

function toTold(described: NarrativeDescription, index: NarrativeIndex): ToldNarrative {
  const spoken = described.languages.map(({ language }) => language);
  const readers = languages.filter((language) => spoken.includes(language) && language !== described.labelLanguage);
  const labels = readers.flatMap((language) => {
    const own = index.describe(described.id, language);
    return own?.labelLanguage === language ? [[language, own.label] as const] : [];
  });
  return {
    label: described.label,
    labelLanguage: described.labelLanguage,
    labels: Object.fromEntries(labels),
    terms: [...described.terms],
    hashtags: described.hashtags.map(({ hashtag, posts }) => ({ value: hashtag, count: posts })),
    urls: described.links.map(({ link, posts }) => ({ value: link, count: posts })),
    examples: [...described.examples],
  };
}

/** Keeps a snapshot now and then, so that a restart goes on with the same narratives. */
export async function keepSnapshot(context: Context, workspaceId: string, memory: NarrativeMemory): Promise<void> {
  const kept = await queries.findSnapshot(context.db, workspaceId);
  const now = context.clock.now();
  if (kept !== undefined && now.getTime() - kept.taken_at.getTime() < SNAPSHOT_EVERY) return;
  await betweenBatches(context, workspaceId, (tx) =>
    queries.storeSnapshot(tx, workspaceId, { snapshot: memory.index.snapshot(), batch: memory.batch, at: now }),
  );
}
