import type { Db } from "../../../platform/db/database.ts";
import type { Post } from "../normalise.ts";
import { type ChangedCounts, holdCounts, type KnownCounts, type Rise, storeRises, updateCounts } from "./queries.ts";
import { countReactions, findRise, readTimeOf } from "./rules.ts";

export interface Arrival {
  readonly workspaceId: string;
  readonly posts: readonly Post[];
  /** Those of the posts that are heard for the first time. */
  readonly freshIds: readonly number[];
  readonly now: Date;
  readonly isHistory: boolean;
}

/** Reads the counts of posts that have come in, for the first time or again. Returns the older mentions whose reactions rose. */
export async function readReactions(
  db: Db,
  { workspaceId, posts, freshIds, now, isHistory }: Arrival,
): Promise<number[]> {
  const counted = posts.filter(({ engagement }) => countReactions(engagement) !== null);
  if (counted.length === 0) return [];
  const fresh = new Set(freshIds);
  const knownOf = await holdCounts(db, workspaceId, counted);
  const rises: Rise[] = [];
  const changed: ChangedCounts[] = [];
  for (const post of counted) {
    const known = knownOf(post);
    if (known === undefined) continue;
    const { mentionId } = known;
    const isFresh = fresh.has(mentionId);
    const readAt = readTimeOf(post, isHistory ? null : now);
    // An archive that is imported again may be older than what is known.
    const isLatest = readAt !== null || totalOf(post) >= known.most;
    if (!isFresh && isLatest && hasChanged(post, known))
      changed.push({ mentionId, engagement: post.engagement, readAt });
    const gained = readAt === null ? 0 : gainOf(post, { readAt, before: isFresh ? null : known.most });
    if (readAt !== null && gained > 0) rises.push({ mentionId, at: readAt, gained, total: totalOf(post) });
  }
  if (changed.length > 0) await updateCounts(db, workspaceId, changed);
  if (rises.length > 0) await storeRises(db, workspaceId, rises);
  return rises.map(({ mentionId }) => mentionId).filter((id) => !fresh.has(id));
}

const hasChanged = ({ engagement }: Post, known: KnownCounts): boolean =>
  Object.entries(engagement).some(([kind, count]) => known.engagement[kind as keyof Post["engagement"]] !== count);

const totalOf = ({ engagement }: Post): number => countReactions(engagement) ?? 0;

const gainOf = (post: Post, reading: { readonly readAt: Date; readonly before: number | null }): number =>
  findRise({ ...reading, total: totalOf(post), publishedAt: post.publishedAt });
