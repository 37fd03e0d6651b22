import type { Context } from "../../context.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { mentionsStored } from "./events.ts";
import type { Post } from "./normalise.ts";
import { ensureMonths, storeMentions, touchSource } from "./queries.ts";

export interface Delivery {
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly posts: readonly Post[];
  readonly isHistory?: boolean;
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
  for (let start = 0; start < posts.length; start += BATCH) {
    const batch = posts.slice(start, start + BATCH);
    stored += await inTransaction(context.db, (tx) => storeBatch(context, tx, { ...delivery, posts: batch }));
  }
  return { stored, duplicates: delivery.posts.length - stored };
}

async function storeBatch(
  context: Context,
  tx: Db,
  { workspaceId, sourceId, posts, isHistory = false }: Delivery,
): Promise<number> {
  const now = context.clock.now();
  const mentionIds = await storeMentions(tx, { workspaceId, sourceId, posts, heardAt: now });
  if (sourceId !== null && !isHistory) await touchSource(tx, workspaceId, sourceId, now);
  if (mentionIds.length > 0) await context.jobs.emit(tx, mentionsStored, { workspaceId, mentionIds, isHistory });
  return mentionIds.length;
}

function dropRepeats(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [`${post.platform}\u0000${post.externalId}`, post])).values()];
}
