/** Several archives become one stream: in order of time, each post once, whatever the order of the files or of their lines. */
import type { Line, Post } from "../modules/listen/index.ts";

export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}
export interface Archive {
  readonly name: string;
  readonly lines: AsyncIterable<Line>;
}
export interface Gathered {
  readonly posts: readonly Post[];
  readonly bad: readonly BadLine[];
  readonly badCount: number;
  readonly duplicates: number;
}

/** Past this many nobody reads on; the rest is counted. */
const MOST_BAD = 1_000;

export async function gatherPosts(archives: readonly Archive[]): Promise<Gathered> {
  const posts: Post[] = [];
  const bad: BadLine[] = [];
  let badCount = 0;
  for (const { name, lines } of archives) {
    for await (const line of lines) {
      if (line.ok) posts.push(withoutExtra(line.post));
      else if (++badCount <= MOST_BAD) bad.push({ file: name, line: line.bad.line, reason: line.bad.reason });
    }
  }
  const once = eachOnce(posts.sort(byTime));
  return { posts: once, bad, badCount, duplicates: posts.length - once.length };
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
