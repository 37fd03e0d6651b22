/** Several archives become one stream: in order of time, each post once, whatever the order of the files or of their lines. */
import { countReactions, findRise, type Line, type Post, readTimeOf } from "../modules/listen/index.ts";

export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}
export interface Archive {
  readonly name: string;
  readonly lines: AsyncIterable<Line>;
}
/** What the post of this id gained between two readings, in the minute of the later one. */
export interface Rise {
  readonly id: string;
  readonly at: Date;
  readonly gained: number;
}
export interface Gathered {
  readonly posts: readonly Post[];
  /** In order of time. A line that says when its counts were read is a reading, the first of a post and every later one. */
  readonly rises: readonly Rise[];
  readonly bad: readonly BadLine[];
  readonly badCount: number;
  readonly duplicates: number;
}

/** Past this many nobody reads on; the rest is counted. */
const MOST_BAD = 1_000;

export async function gatherPosts(archives: readonly Archive[]): Promise<Gathered> {
  const posts: Post[] = [];
  const readings: Reading[] = [];
  const bad: BadLine[] = [];
  let badCount = 0;
  for (const { name, lines } of archives) {
    for await (const line of lines) {
      if (line.ok) {
        readings.push(...readingOf(line.post));
        posts.push(withoutExtra(line.post));
      } else if (++badCount <= MOST_BAD) bad.push({ file: name, line: line.bad.line, reason: line.bad.reason });
    }
  }
  const once = eachOnce(posts.sort(byTime));
  return { posts: once, rises: listRises(readings), bad, badCount, duplicates: posts.length - once.length };
}

interface Reading {
  readonly id: string;
  readonly publishedAt: Date;
  readonly readAt: Date;
  readonly total: number;
}

function readingOf(post: Post): Reading[] {
  const readAt = readTimeOf(post, null);
  const total = countReactions(post.engagement);
  return readAt === null || total === null ? [] : [{ id: idOf(post), publishedAt: post.publishedAt, readAt, total }];
}

function listRises(readings: readonly Reading[]): Rise[] {
  const most = new Map<string, number>();
  return readings
    .toSorted((one, other) => one.readAt.getTime() - other.readAt.getTime() || compareText(one.id, other.id))
    .flatMap(({ id, publishedAt, readAt, total }) => {
      const before = most.get(id) ?? null;
      most.set(id, Math.max(before ?? 0, total));
      const gained = findRise({ total, before, publishedAt, readAt });
      return gained === 0 ? [] : [{ id, at: readAt, gained }];
    });
}

/** Fields that nobody here reads can be most of a post. */
const withoutExtra = (post: Post): Post => ({ ...post, extra: {} });

export const idOf = (post: Pick<Post, "platform" | "externalId">): string => `${post.platform} ${post.externalId}`;

/** Posts of one instant stand in the order of their ids, so that the order of the files cannot change anything. */
function byTime(one: Post, other: Post): number {
  return one.publishedAt.getTime() - other.publishedAt.getTime() || compareText(idOf(one), idOf(other));
}
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function eachOnce(posts: readonly Post[]): Post[] {
  const seen = new Set<string>();
  return posts.filter((post) => {
    const id = idOf(post);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
