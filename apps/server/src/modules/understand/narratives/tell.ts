/** Writes down what the narratives in memory have become: a little later than the posts, and once for many of them. */
import { languages } from "@tocsin/contract";
import type { NarrativeDescription, NarrativeIndex } from "@tocsin/narrative";
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import type { ToldNarrative } from "../tables.ts";
import type { NarrativeMemory } from "./memory.ts";
import * as queries from "./queries.ts";

export const TELL_QUEUE = "tell-narratives";
/** Long enough for a batch to follow, short enough for somebody who is waiting. */
export const TELLS_AFTER = 2_000;
const MOST_TOLD = 2_000;
const MOST_LINKS = 300;
const SNAPSHOT_EVERY = 30 * MINUTE;
const PAGE = 200;

/** `memories`: of the present and, while an archive comes in, of the past. */
export async function tellNarratives(
  context: Context,
  workspaceId: string,
  memories: readonly NarrativeMemory[],
): Promise<void> {
  for (const memory of memories) {
    const told = describeTouched(memory);
    const links = memory.index.listLinks().slice(0, MOST_LINKS);
    for (let start = 0; start < told.length; start += PAGE)
      await inTransaction(context.db, (tx) =>
        queries.storeTold(tx, workspaceId, told.slice(start, start + PAGE), context.clock.now()),
      );
    await inTransaction(context.db, (tx) => queries.storeLinks(tx, workspaceId, links));
  }
}

function describeTouched({ touched, index }: NarrativeMemory): queries.Told[] {
  const ids = [...touched].slice(-MOST_TOLD);
  touched.clear();
  return ids.flatMap((id) => {
    const described = index.describe(id);
    return described === null || described.size < 2 ? [] : [{ id: described.id, told: toTold(described, index) }];
  });
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
  const { index, lastMentionId } = memory;
  await queries.storeSnapshot(context.db, workspaceId, { snapshot: index.snapshot(), lastMentionId, at: now });
}
