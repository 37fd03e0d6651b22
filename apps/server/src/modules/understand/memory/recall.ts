/** Echoes and narratives made from the record, as if the process had never ended. */
import { createEchoIndex, type EchoIndex } from "@tocsin/narrative";
import { DAY, MINUTE } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { ECHO_WINDOW_MINUTES } from "../echoWindow.ts";
import {
  type NarrativeMemory,
  openNarratives,
  type Placeable,
  readSettings,
  replyOf,
  restoreNarratives,
  WINDOW_DAYS,
} from "../narratives/memory.ts";
import { deleteSnapshot, findSnapshot } from "../narratives/queries.ts";
import { authorKey, placePost } from "../read.ts";
import * as queries from "./queries.ts";

export interface Remembered {
  readonly echoes: EchoIndex;
  readonly narratives: NarrativeMemory;
}

const ECHO_WINDOW = ECHO_WINDOW_MINUTES * MINUTE;
/** Reading more of an archive's past takes seconds, and a batch of it waits. */
const MOST_OF_PAST = 5_000;

export async function recallPresent(
  db: Db,
  { workspaceId, batch, now }: { workspaceId: string; batch: number; now: Date },
): Promise<Remembered> {
  const narratives = await recallNarratives(db, { workspaceId, batch, now });
  const echoes = createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES });
  const since = new Date(now.getTime() - ECHO_WINDOW);
  await rememberEchoes(db, echoes, { workspaceId, rows: await queries.listPlacedSince(db, workspaceId, since) });
  return { echoes, narratives };
}

/** From the snapshot of an earlier batch, where this engine can read it, and the posts that came after. */
async function recallNarratives(
  db: Db,
  { workspaceId, batch, now }: { workspaceId: string; batch: number; now: Date },
): Promise<NarrativeMemory> {
  const settings = await readSettings(db, workspaceId);
  const kept = await findSnapshot(db, workspaceId);
  // It was taken while a batch was under way that never came to an end.
  const isOfUndone = kept !== undefined && kept.last_batch >= batch;
  if (isOfUndone) await deleteSnapshot(db, workspaceId);
  const restored = kept === undefined || isOfUndone ? null : restoreNarratives(settings, kept.snapshot);
  const rows =
    kept === undefined || restored === null
      ? await queries.listPlacedSince(db, workspaceId, new Date(now.getTime() - WINDOW_DAYS * DAY))
      : await queries.listPlacedAfter(db, workspaceId, kept.last_batch);
  const memory = restored ?? openNarratives(settings);
  memory.placeAll(rows.map(toPlaceable));
  return memory;
}

/** What stands on record just before an archive's batch, so that one which was broken off goes on where it was. */
export async function recallPast(
  db: Db,
  { workspaceId, from }: { readonly workspaceId: string; readonly from: Date },
): Promise<Remembered> {
  const stretch = { from: new Date(from.getTime() - ECHO_WINDOW), to: from, limit: MOST_OF_PAST };
  const rows = await queries.listPlacedIn(db, workspaceId, stretch);
  const remembered = {
    echoes: createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES }),
    narratives: openNarratives(await readSettings(db, workspaceId)),
  };
  await placeAgain(db, remembered, { workspaceId, rows });
  return remembered;
}

interface OnRecord {
  readonly workspaceId: string;
  /** In the order in which they were placed. */
  readonly rows: readonly queries.PlacedRow[];
}

export async function placeAgain(db: Db, { echoes, narratives }: Remembered, placed: OnRecord): Promise<void> {
  await rememberEchoes(db, echoes, placed);
  narratives.placeAll(placed.rows.map(toPlaceable));
}

/** A group may be older than what is read of it: its first post comes first, so that later copies find it by its name. */
async function rememberEchoes(db: Db, echoes: EchoIndex, { workspaceId, rows }: OnRecord): Promise<void> {
  const present = new Set(rows.map(idOf));
  const elder = [...new Set(rows.map((row) => row.group_id))].filter((id) => !present.has(id));
  const founders = elder.length === 0 ? [] : await queries.listFounders(db, workspaceId, elder);
  for (const row of founders) placePost(echoes, { ...toPost(row), publishedAt: rows[0]!.published_at });
  for (const row of rows) placePost(echoes, toPost(row));
}

const idOf = (row: queries.PlacedRow): string => `${row.platform} ${row.external_id}`;

const toPost = (row: queries.PlacedRow) => ({
  id: idOf(row),
  platform: row.platform,
  author: { handle: row.author_handle, name: row.author_name, followers: row.author_followers },
  title: row.title,
  text: row.text,
  url: row.url,
  givenLanguage: null,
  publishedAt: row.published_at,
  repostOf: row.repost_of,
});

const toPlaceable = (row: queries.PlacedRow): Placeable => ({
  id: row.id,
  publishedAt: row.published_at,
  reach: row.author_followers ?? 0,
  post: row,
  replyTo: replyOf(row.platform, row.in_reply_to),
  reading: {
    groupId: row.group_id,
    authorKey: authorKey(toPost(row)),
    language: row.language,
    sentiment: row.sentiment,
  },
});
