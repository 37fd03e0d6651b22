import type { Context } from "../../context.ts";
import type { Db } from "../../platform/db/database.ts";
import { listMentionsById, type MentionRow } from "../listen/index.ts";
import { findWatch } from "../prepare/index.ts";
import { mentionsUnderstood, sightingsReplaced } from "./events.ts";
import { compileWatches, type Memory } from "./memory.ts";
import * as queries from "./queries.ts";
import { asQueryPost, authorKey, type Readable, readPost } from "./read.ts";

interface Batch {
  readonly workspaceId: string;
  readonly mentionIds: readonly number[];
  readonly isHistory: boolean;
}

export const toReadable = (row: MentionRow): Readable => ({
  id: `${row.platform} ${row.external_id}`,
  platform: row.platform,
  author: { handle: row.author_handle, name: row.author_name, followers: row.author_followers },
  title: row.title,
  text: row.text,
  url: row.url,
  givenLanguage: row.given_language,
  publishedAt: row.published_at,
  repostOf: row.repost_of,
});

/** Reads a batch of stored posts, matches them with the watches, and tells the next stage; all in the given transaction. */
export async function understandBatch(
  context: Context,
  memory: Memory,
  db: Db,
  { workspaceId, mentionIds, isHistory }: Batch,
): Promise<void> {
  const reader = {
    analyser: context.analyser,
    echoes: await memory.echoes(db, workspaceId, isHistory),
    queries: await memory.queries(db, workspaceId),
  };
  const rows = await listMentionsById(db, workspaceId, mentionIds);
  const read = rows.map((row) => ({
    id: row.id,
    publishedAt: row.published_at,
    platform: row.platform,
    reach: row.author_followers ?? 0,
    reading: readPost(reader, toReadable(row)),
  }));
  await queries.storeReadings(db, workspaceId, read);
  await queries.storeSightings(db, workspaceId, read);
  const watchIds = [...new Set(read.flatMap((mention) => mention.reading.watchIds))];
  if (watchIds.length === 0) return;
  const seen = read.filter((mention) => mention.reading.watchIds.length > 0).map((mention) => mention.id);
  await context.jobs.emit(db, mentionsUnderstood, { workspaceId, mentionIds: seen, watchIds, isHistory });
}

const REMATCH_PAGE = 2_000;

/** Matches everything stored with a new or changed watch, or forgets what a deleted one saw. */
export async function rematchWatch(
  context: Context,
  db: Db,
  { workspaceId, watchId }: { workspaceId: string; watchId: string },
): Promise<void> {
  await queries.deleteSightings(db, workspaceId, watchId);
  const watch = await findWatch(db, workspaceId, watchId);
  if (watch !== undefined) await matchStored(db, { workspaceId, watchId, query: watch.query });
  await context.jobs.emit(db, sightingsReplaced, { workspaceId, watchId });
}

async function matchStored(
  db: Db,
  { workspaceId, watchId, query }: { workspaceId: string; watchId: string; query: string },
): Promise<void> {
  const compiled = compileWatches([{ id: watchId, query }]);
  for (let after = 0; ; ) {
    const page = await queries.listReadMentions(db, workspaceId, { after, limit: REMATCH_PAGE });
    const matched = page.filter((row) => compiled.match(asQueryPost(toReadable(row), row.language)).length > 0);
    await queries.storeSightings(
      db,
      workspaceId,
      matched.map((row) => asRead(row, watchId)),
    );
    if (page.length < REMATCH_PAGE) return;
    after = page.at(-1)!.id;
  }
}

type StoredRow = Awaited<ReturnType<typeof queries.listReadMentions>>[number];

function asRead(row: StoredRow, watchId: string): queries.ReadMention {
  const { language, sentiment, is_echo: isEcho, group_id: groupId } = row;
  const scores = { negative: 0, neutral: 0, positive: 0 };
  const reading = {
    language,
    sentiment,
    isEcho,
    groupId,
    scores,
    isSure: true,
    crisisTypes: [],
    authorKey: authorKey(toReadable(row)),
    watchIds: [watchId],
  };
  return {
    id: row.id,
    publishedAt: row.published_at,
    platform: row.platform,
    reach: row.author_followers ?? 0,
    reading,
  };
}
