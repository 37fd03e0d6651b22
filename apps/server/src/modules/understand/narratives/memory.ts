/** The narratives of one workspace in memory: placed as posts come in, told to the record a little later. */
import { createNarrativeIndex, type Merge, type NarrativeIndex, restoreNarrativeIndex } from "@tocsin/narrative";
import type { Context } from "../../../context.ts";
import { DAY } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { listBrands } from "../../prepare/index.ts";
import { authorKey, type Reading, textOf } from "../read.ts";
import * as queries from "./queries.ts";

/** A story that nobody has touched for so long is over; its next post begins another. */
const WINDOW_DAYS = 7;
const MOST_NARRATIVES = 5_000;

export interface Placeable {
  readonly id: number;
  readonly publishedAt: Date;
  readonly reach: number;
  readonly post: { readonly title: string | null; readonly text: string; readonly url: string | null };
  readonly replyTo: string | null;
  readonly reading: Pick<Reading, "groupId" | "authorKey" | "language" | "sentiment">;
}

export class NarrativeMemory {
  /** Narratives that have grown since they were last told. */
  readonly touched = new Set<string>();
  lastMentionId = 0;

  constructor(readonly index: NarrativeIndex) {}

  /** The narrative of each post, in the order given, and which narratives have turned out to be one. */
  placeAll(posts: readonly Placeable[]): { narrativeIds: string[]; merged: Merge[] } {
    const placements = posts.map((post) => this.place(post));
    const merged = placements.flatMap((placement) => placement.merged);
    const narrativeIds = placements.map(({ narrativeId }) => this.index.resolve(narrativeId) ?? narrativeId);
    for (const id of narrativeIds) this.touched.add(id);
    for (const { from } of merged) this.touched.delete(from);
    return { narrativeIds, merged };
  }

  private place({ id, publishedAt, reach, post, replyTo, reading }: Placeable) {
    this.lastMentionId = Math.max(this.lastMentionId, id);
    return this.index.place({
      id: String(id),
      text: textOf(post),
      authorKey: reading.authorKey,
      at: publishedAt.getTime(),
      groupId: reading.groupId,
      language: reading.language,
      sentiment: reading.sentiment,
      reach,
      ...(post.url !== null && { links: [post.url] }),
      ...(replyTo !== null && { replyTo }),
    });
  }
}

/** As the last process left it: its snapshot, and the posts that came after. */
export async function recallNarratives(
  { clock }: Pick<Context, "clock">,
  db: Db,
  workspaceId: string,
): Promise<NarrativeMemory> {
  const settings = await settingsOf(db, workspaceId);
  const kept = await queries.findSnapshot(db, workspaceId);
  const memory = new NarrativeMemory(
    kept === undefined ? createNarrativeIndex(settings) : restoreNarrativeIndex(kept.snapshot, settings),
  );
  memory.lastMentionId = kept?.last_mention_id ?? 0;
  const since = new Date(clock.now().getTime() - WINDOW_DAYS * DAY);
  const rows = await queries.listPlaced(db, workspaceId, { since, after: memory.lastMentionId });
  memory.placeAll(rows.map(toPlaceable));
  memory.touched.clear();
  return memory;
}

/** An archive is read by itself: beside today's posts its stories would be over before they began. */
export const beginNarratives = async (db: Db, workspaceId: string): Promise<NarrativeMemory> =>
  new NarrativeMemory(createNarrativeIndex(await settingsOf(db, workspaceId)));

/** The names that every post was found by join nothing. */
async function settingsOf(db: Db, workspaceId: string) {
  const brands = await listBrands(db, workspaceId);
  const stopTerms = brands.flatMap(({ name, spellings }) => [name, ...spellings]);
  return { windowMinutes: WINDOW_DAYS * 24 * 60, mostNarratives: MOST_NARRATIVES, stopTerms };
}

const toPlaceable = (row: queries.PlacedRow): Placeable => ({
  id: row.id,
  publishedAt: row.published_at,
  reach: row.author_followers ?? 0,
  post: row,
  replyTo: replyOf(row.platform, row.in_reply_to),
  reading: {
    groupId: row.group_id,
    authorKey: authorKey({
      platform: row.platform,
      id: `${row.platform} ${row.external_id}`,
      author: { handle: row.author_handle, name: row.author_name, followers: row.author_followers },
    }),
    language: row.language,
    sentiment: row.sentiment,
  },
});

/** Groups are named after their first post. */
export const replyOf = (platform: string, inReplyTo: string | null): string | null =>
  inReplyTo === null ? null : `${platform} ${inReplyTo}`;
