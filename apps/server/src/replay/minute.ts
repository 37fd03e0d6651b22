/** One minute of a watch, counted as the live product counts it: a person once, copies not at all. */
import type { Row } from "@tocsin/anomaly";
import type { SeenPost } from "../modules/detect/index.ts";
import { DAY, HOUR } from "../platform/clock.ts";

const RECENT = 2 * HOUR;

/** When each author was last counted, so that a minute knows who is heard for the first time in a while. */
export class Roll {
  private sweptAt = 0;

  constructor(private readonly lastCounted = new Map<string, number>()) {}

  copy(): Roll {
    return new Roll(new Map(this.lastCounted));
  }

  countMinute(at: number, posts: readonly SeenPost[]): Row {
    const voices = firstOfEachAuthor(posts.filter((post) => !post.isEcho));
    const notSince = (span: number) =>
      voices.filter(({ authorKey }) => !(at - (this.lastCounted.get(authorKey) ?? Number.NaN) <= span)).length;
    const row = {
      at,
      voices: voices.length,
      negative: voices.filter((post) => post.sentiment === "negative").length,
      reach: voices.reduce((sum, post) => sum + (post.followers ?? 0), 0),
      authors: notSince(RECENT),
      dayAuthors: notSince(DAY),
    };
    for (const { authorKey } of voices) this.lastCounted.set(authorKey, at);
    this.sweep(at);
    return row;
  }

  private sweep(at: number): void {
    if (at - this.sweptAt < DAY) return;
    this.sweptAt = at;
    for (const [author, last] of this.lastCounted) if (at - last > DAY) this.lastCounted.delete(author);
  }
}

function firstOfEachAuthor(posts: readonly SeenPost[]): SeenPost[] {
  const first = new Map<string, SeenPost>();
  for (const post of posts) if (!first.has(post.authorKey)) first.set(post.authorKey, post);
  return [...first.values()];
}
