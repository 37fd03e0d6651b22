import { sha256 } from "../../../platform/ids.ts";
import type { Change } from "./connector.ts";

/** By the short mark of an entry's id: the marks of its words, and of all that is kept of it. */
export type Seen = Readonly<Record<string, string>>;

export interface SeenPost {
  readonly platform: string;
  readonly externalId: string;
  readonly title?: string | undefined;
  readonly text: string;
  readonly engagement?: object;
}

export interface News<T extends SeenPost> {
  readonly posts: readonly T[];
  readonly changes: readonly Change[];
  readonly seen: Seen;
}

/** A source of more entries repeats the rest of them at each visit, which the store then knows by their ids. */
const MOST_SEEN = 2_000;
const mark = (text: string, length: number): string => sha256(text).slice(0, length);

/**
 * What a source says that it did not say at the last visit. An entry whose words are others has been edited; one that only
 * gathered comments is heard again for their number. Of entries with one id the first counts, as feeds put the latest first.
 */
export function findNews<T extends SeenPost>(read: readonly T[], before: Seen, now: Date): News<T> {
  const posts: T[] = [];
  const changes: Change[] = [];
  const seen: Record<string, string> = {};
  for (const post of read) {
    const key = mark(post.externalId, 12);
    if (seen[key] !== undefined) continue;
    const { platform, externalId, text } = post;
    const [words, whole] = [mark(`${post.title}\n${text}`, 8), mark(JSON.stringify(post.engagement ?? null), 4)];
    const known = before[key]?.split(" ");
    if (known?.[0] !== words || known[1] !== whole) posts.push(post);
    if (known !== undefined && known[0] !== words)
      changes.push({ kind: "edited", platform, externalId, at: now, text });
    seen[key] = `${words} ${whole}`;
  }
  return { posts, changes, seen: Object.fromEntries(Object.entries(seen).slice(0, MOST_SEEN)) };
}

export const readSeen = (memory: unknown): Seen =>
  typeof memory === "object" && memory !== null && !Array.isArray(memory) ? (memory as Seen) : {};
