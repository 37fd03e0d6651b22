import type { Context } from "../../context.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { applyChanges, followRewritten } from "./changes/service.ts";
import type { Change, Memory } from "./connectors/connector.ts";
import { mentionsStored, reactionsRead } from "./events.ts";
import type { Post } from "./normalise.ts";
import { changeMemory, ensureMonths, storeMentions, touchSource } from "./queries.ts";
import { readReactions } from "./reactions/service.ts";

export interface Delivery {
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly posts: readonly Post[];
  readonly isHistory?: boolean;
  /** What has become of posts that were heard before, or among these. */
  readonly changes?: readonly Change[];
  /**
   * What the source is to be reminded of once these posts are stored, and not before; and what it was reminded of when it was
   * asked. What others have written into its memory meanwhile stays.
   */
  readonly memory?: { readonly before: Memory; readonly after: Memory };
}

/** Posts that hand over to the next stage in one transaction: large enough to be quick, small enough to be undone. */
export const BATCH = 500;

/**
 * Stores each post once, whatever is retried, and tells the next stage in the same transaction. Returns how many were new.
 * When this returns, the posts survive `kill -9`.
 */
export async function takeIn(context: Context, delivery: Delivery): Promise<{ stored: number; duplicates: number }> {
  const posts = dropRepeats(delivery.posts);
  await ensureMonths(
    context.db,
    posts.map((post) => post.publishedAt),
  );
  let stored = 0;
  for (const { batch, isLast } of inBatches(posts))
    stored += await inTransaction(context.db, async (tx) => {
      const count = await storeBatch(context, tx, { ...delivery, posts: batch });
      if (isLast) await finish(context, tx, delivery);
      return count;
    });
  return { stored, duplicates: delivery.posts.length - stored };
}

/** At least one, so that a memory without posts is stored too. */
function inBatches(posts: readonly Post[]): { batch: readonly Post[]; isLast: boolean }[] {
  const count = Math.max(1, Math.ceil(posts.length / BATCH));
  return Array.from({ length: count }, (_, number) => ({
    batch: posts.slice(number * BATCH, (number + 1) * BATCH),
    isLast: number === count - 1,
  }));
}

async function finish(
  context: Context,
  tx: Db,
  { workspaceId, sourceId, changes = [], memory }: Delivery,
): Promise<void> {
  await applyChanges(context, tx, { workspaceId, changes });
  if (sourceId !== null && memory !== undefined)
    await changeMemory(tx, { workspaceId, sourceId, ...findMemoryChange(memory.before, memory.after) });
}

function findMemoryChange(before: Memory, after: Memory): { changed: Memory; gone: string[] } {
  const changed = Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]));
  return { changed: Object.fromEntries(changed), gone: Object.keys(before).filter((key) => !(key in after)) };
}

async function storeBatch(
  context: Context,
  tx: Db,
  { workspaceId, sourceId, posts, isHistory = false }: Delivery,
): Promise<number> {
  if (posts.length === 0) return 0;
  const now = context.clock.now();
  const mentionIds = await storeMentions(tx, { workspaceId, sourceId, posts, heardAt: now });
  const isAllNew = mentionIds.length === posts.length;
  if (sourceId !== null && !isAllNew) await followRewritten(context, tx, { workspaceId, sourceId, posts, now });
  const risenIds = await readReactions(tx, { workspaceId, posts, freshIds: mentionIds, now, isHistory });
  if (sourceId !== null && !isHistory) await touchSource(tx, workspaceId, sourceId, now);
  if (mentionIds.length > 0) await context.jobs.emit(tx, mentionsStored, { workspaceId, mentionIds, isHistory });
  if (risenIds.length > 0) await context.jobs.emit(tx, reactionsRead, { workspaceId, mentionIds: risenIds });
  return mentionIds.length;
}

function dropRepeats(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [`${post.platform}\u0000${post.externalId}`, post])).values()];
}
