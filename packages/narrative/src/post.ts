import { createEchoIndex } from "./echo.ts";

/** A post of an episode, as the questions asked of a whole episode need it. */
export interface NarrativePost {
  readonly id: string;
  readonly text: string;
  /** The same for the same author; empty when the source does not name authors. */
  readonly authorKey: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The group it was placed in when it streamed in; found anew when absent. */
  readonly groupId?: string;
  readonly repostOf?: string;
  /** When the author's account was made, in milliseconds since 1970, where the platform tells. */
  readonly authorCreatedAt?: number;
}

export type GroupedPost = NarrativePost & { readonly groupId: string };

/** `posts` in order of time, each with its group. Groups given are kept; the rest is placed among themselves. */
export function groupedInOrder(posts: readonly NarrativePost[]): GroupedPost[] {
  const index = createEchoIndex({ windowMinutes: Number.MAX_SAFE_INTEGER / 60_000 });
  return [...posts]
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((post) => ({ ...post, groupId: post.groupId ?? index.place(post).groupId }));
}
