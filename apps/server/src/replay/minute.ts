/** One minute of a watch, counted as the live product counts it: a person once, copies not at all. */
import type { Row } from "@tocsin/anomaly";
import type { SeenPost } from "../modules/detect/index.ts";

export function countMinute(at: number, posts: readonly SeenPost[]): Row {
  const voices = firstOfEachAuthor(posts.filter((post) => !post.isEcho));
  return {
    at,
    voices: voices.length,
    negative: voices.filter((post) => post.sentiment === "negative").length,
    reach: voices.reduce((sum, post) => sum + (post.followers ?? 0), 0),
  };
}

function firstOfEachAuthor(posts: readonly SeenPost[]): SeenPost[] {
  const first = new Map<string, SeenPost>();
  for (const post of posts) if (!first.has(post.authorKey)) first.set(post.authorKey, post);
  return [...first.values()];
}
