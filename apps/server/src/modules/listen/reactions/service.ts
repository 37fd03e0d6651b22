import type { Db } from "../../../platform/db/database.ts";
import type { Post } from "../normalise.ts";
import { holdCounts, type KnownCounts, type Rise, storeRises, updateCounts } from "./queries.ts";
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
  const changed: { mentionId: number; engagement: Post["engagement"] }[] = [];
  for (const post of counted) {
    const known = knownOf(post);
    if (known === undefined) continue;
    const isFresh = fresh.has(known.mentionId);
    if (!isFresh && hasChanged(post, known)) changed.push({ mentionId: known.mentionId, engagement: post.engagement });
    const rise = riseOf(post, { known, isFresh, now: isHistory ? null : now });
    if (rise !== null) rises.push(rise);
  }
  if (changed.length > 0) await updateCounts(db, workspaceId, changed);
  if (rises.length > 0) await storeRises(db, workspaceId, rises);
  return rises.map(({ mentionId }) => mentionId).filter((id) => !fresh.has(id));
}

const hasChanged = ({ engagement }: Post, known: KnownCounts): boolean =>
  Object.entries(engagement).some(([kind, count]) => known.engagement[kind as keyof Post["engagement"]] !== count);

interface Circumstances {
  readonly known: KnownCounts;
  readonly isFresh: boolean;
  readonly now: Date | null;
}

function riseOf(post: Post, { known, isFresh, now }: Circumstances): Rise | null {
  const readAt = readTimeOf(post, now);
  if (readAt === null) return null;
  const { publishedAt } = post;
  const total = countReactions(post.engagement) ?? 0;
  const gained = findRise({ total, before: isFresh ? null : known.most, publishedAt, readAt });
  return gained === 0 ? null : { mentionId: known.mentionId, at: readAt, gained, total };
}
