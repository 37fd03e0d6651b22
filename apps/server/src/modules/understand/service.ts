import type { Context } from "../../context.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { listMentionsById, type MentionRow } from "../listen/index.ts";
import { findWatch } from "../prepare/index.ts";
import { listByGroup, listGroupsOfWatch } from "./corrections/queries.ts";
import { applyCorrections, languageTold } from "./corrections/rules.ts";
import { mentionsUnderstood, sightingsReplaced } from "./events.ts";
import { compileWatches, type Lenses } from "./lenses.ts";
import type { Memory } from "./memory/memory.ts";
import { drawBatch } from "./memory/queries.ts";
import { type Placeable, replyOf } from "./narratives/memory.ts";
import { mergeNarratives } from "./narratives/queries.ts";
import { TELL_QUEUE, TELLS_AFTER } from "./narratives/tell.ts";
import * as queries from "./queries.ts";
import { asQueryPost, authorKey, judgePost, type Lens, placePost, type Readable, textOf } from "./read.ts";

interface Batch {
  readonly workspaceId: string;
  readonly mentionIds: readonly number[];
  readonly isHistory: boolean;
}

export const toReadable = (row: MentionRow): Readable => ({
  id: `${row.platform} ${row.external_id}`,
  platform: row.platform,
  author: {
    handle: row.author_handle,
    name: row.author_name,
    followers: row.author_followers,
    verified: row.author_verified,
  },
  title: row.title,
  text: row.text,
  url: row.url,
  givenLanguage: row.given_language,
  publishedAt: row.published_at,
  inReplyTo: row.in_reply_to,
  repostOf: row.repost_of,
  extra: row.extra,
});

const seenOf = (row: MentionRow): queries.Seen => ({
  id: row.id,
  publishedAt: row.published_at,
  platform: row.platform,
  reach: row.author_followers ?? 0,
});

/** Reads a batch of stored posts, matches them with the watches, and tells the next stage; all in the given transaction. */
export async function understandBatch(
  context: Context,
  { memory, lenses }: { memory: Memory; lenses: Lenses },
  db: Db,
  { workspaceId, mentionIds, isHistory }: Batch,
): Promise<void> {
  await queries.holdReadings(db, workspaceId);
  const rows = await listMentionsById(db, workspaceId, mentionIds);
  if (rows.length === 0) return;
  const batch = await drawBatch(db, workspaceId, isHistory);
  const turn = { workspaceId, isHistory, batch, from: rows[0]!.published_at };
  const { echoes, narratives } = await memory.open(db, turn);
  const lens = await lenses.open(db, workspaceId);
  const placed = rows.map((row) => ({ row, place: placePost(echoes, toReadable(row)) }));
  const read = await judgeAll(db, lens, workspaceId, placed);
  const { narrativeIds, merged } = narratives.placeAll(read.map(asPlaceable));
  await queries.storeReadings(db, {
    workspaceId,
    batch: isHistory ? null : batch,
    read: read.map((mention, index) => ({ ...mention, narrativeId: narrativeIds[index]! })),
  });
  for (const merge of merged) await mergeNarratives(db, workspaceId, merge);
  await context.jobs.send(db, TELL_QUEUE, { workspaceId }, { key: workspaceId, startAfter: tellingTime(context) });
  await queries.storeSightings(db, workspaceId, read.flatMap(queries.sightingsOf));
  const watchIds = [...new Set(read.flatMap(({ reading }) => reading.sightings.map((one) => one.watchId)))];
  if (watchIds.length === 0) return;
  const seen = read.filter(({ reading }) => reading.sightings.length > 0).map((mention) => mention.id);
  await context.jobs.emit(db, mentionsUnderstood, { workspaceId, mentionIds: seen, watchIds, isHistory });
}

const tellingTime = (context: Context): Date => new Date(context.clock.now().getTime() + TELLS_AFTER);

const asPlaceable = ({ row, ...mention }: queries.ReadMention & { row: MentionRow }): Placeable => ({
  ...mention,
  post: row,
  replyTo: replyOf(row.platform, row.in_reply_to),
});

interface Placed<Row extends MentionRow> {
  readonly row: Row;
  readonly place: { readonly groupId: string; readonly isEcho: boolean };
}

/** What posts say, with what people have put right in the groups they stand in. */
export async function judgeAll<Row extends MentionRow>(
  db: Db,
  lens: Lens,
  workspaceId: string,
  placed: readonly Placed<Row>[],
): Promise<(queries.ReadMention & { readonly row: Row })[]> {
  const made = await listByGroup(
    db,
    workspaceId,
    placed.map(({ place }) => place.groupId),
  );
  const ownScores = await lens.ownModel?.score(placed.map(({ row }) => textOf(toReadable(row))));
  return placed.map(({ row, place }, index) => {
    const post = toReadable(row);
    const corrections = made.get(place.groupId) ?? [];
    const known = { ownScores: ownScores?.[index], language: languageTold(corrections) };
    const judgement = applyCorrections(judgePost(lens, post, known), corrections);
    // A word on a watch outlives the watch.
    const sightings = judgement.sightings.filter(({ watchId }) => lens.brandOf?.has(watchId) ?? true);
    return { ...seenOf(row), row, reading: { ...judgement, sightings, ...place, authorKey: authorKey(post) } };
  });
}

const REMATCH_PAGE = 2_000;

/** Matches everything stored with a new or changed watch, or forgets what a deleted one saw. */
export async function rematchWatch(
  context: Context,
  lenses: Lenses,
  db: Db,
  { workspaceId, watchId }: { workspaceId: string; watchId: string },
): Promise<void> {
  // Nothing is held yet: this takes a connection of its own, which others might be waiting with.
  await waitForReaders(context, workspaceId);
  await queries.holdSightings(db, workspaceId);
  await queries.deleteSightings(db, workspaceId, watchId);
  const watch = await findWatch(db, workspaceId, watchId);
  if (watch !== undefined) await matchStored(db, await lenses.open(db, workspaceId), { workspaceId, watch });
  await context.jobs.emit(db, sightingsReplaced, { workspaceId, watchId });
}

/** A batch that began before the change reads with the query of before; what it stores is matched with the rest. */
const waitForReaders = (context: Context, workspaceId: string): Promise<unknown> =>
  inTransaction(context.db, (tx) => queries.holdReadings(tx, workspaceId));

type Watch = NonNullable<Awaited<ReturnType<typeof findWatch>>>;

async function matchStored(
  db: Db,
  whole: Lens,
  { workspaceId, watch }: { workspaceId: string; watch: Watch },
): Promise<void> {
  const lens = { ...whole, queries: compileWatches([watch]) };
  const told = await listGroupsOfWatch(db, workspaceId, watch.id);
  const isSeen = (row: queries.StoredRow) =>
    told.has(row.group_id) || lens.queries.match(asQueryPost(toReadable(row), row.language)).length > 0;
  for (let after = 0; ; ) {
    const page = await queries.listReadMentions(db, workspaceId, { after, limit: REMATCH_PAGE });
    const read = await judgeAll(db, lens, workspaceId, page.filter(isSeen).map(asPlaced));
    const seen = read.flatMap(queries.sightingsOf).filter((sighting) => sighting.watchId === watch.id);
    await queries.storeSightings(db, workspaceId, seen);
    if (page.length < REMATCH_PAGE) return;
    after = page.at(-1)!.id;
  }
}

export const asPlaced = (row: queries.StoredRow) => ({ row, place: { groupId: row.group_id, isEcho: row.is_echo } });
