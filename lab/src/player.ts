import type { ExchangePost } from "./post.ts";

export interface Play {
  /** Sorted by time. */
  posts: readonly ExchangePost[];
  now(): Date;
  /** Resolves after so many milliseconds, or as soon as `signal` aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  send(posts: ExchangePost[]): Promise<void>;
  signal?: AbortSignal;
  /** Where to go on: the position an earlier play stopped at. */
  from?: number;
  /** The most posts in one call of `send`. */
  batchSize?: number;
}

export interface Stopped {
  /** Posts before this position have been accepted by `send`. */
  position: number;
  isFinished: boolean;
}

/**
 * Sends every post when its time has come, what is due together in one batch. Posts whose time is past are due at once.
 * A `send` that fails stops the play: it rejects with `PlayInterrupted`, which says where to go on.
 */
export async function playScenario(play: Play): Promise<Stopped> {
  const { posts, now, wait, signal, batchSize = 200 } = play;
  let position = play.from ?? 0;
  while (position < posts.length && !signal?.aborted) {
    const dueMs = Date.parse(posts[position]!.publishedAt) - now().getTime();
    if (dueMs > 0) {
      await wait(dueMs, signal);
      continue;
    }
    position = await sendDue(play, position, batchSize);
  }
  return { position, isFinished: position >= posts.length };
}

async function sendDue({ posts, now, send }: Play, position: number, batchSize: number): Promise<number> {
  const moment = now().toISOString();
  const rest = posts.slice(position, position + batchSize);
  const later = rest.findIndex((post) => post.publishedAt > moment);
  const due = later === -1 ? rest : rest.slice(0, later);
  try {
    await send(due);
  } catch (cause) {
    throw new PlayInterrupted(position, cause);
  }
  return position + due.length;
}

export class PlayInterrupted extends Error {
  readonly position: number;

  constructor(position: number, cause: unknown) {
    super(`The play stopped before post ${position}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.position = position;
  }
}

/** Moves posts to another speed: `speed` 10 brings what is ten minutes after `origin` to one minute after it. */
export function quicken(
  posts: readonly ExchangePost[],
  { origin, speed }: { origin: Date; speed: number },
): ExchangePost[] {
  return posts.map((post) => {
    const elapsed = Date.parse(post.publishedAt) - origin.getTime();
    return { ...post, publishedAt: new Date(origin.getTime() + Math.round(elapsed / speed)).toISOString() };
  });
}
