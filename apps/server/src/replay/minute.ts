/** One minute of a watch, counted as the live product counts it: a person once, copies not at all. */
import type { Row } from "@tocsin/anomaly";
import { isNews, type SeenPost } from "../modules/detect/index.ts";
import { DAY, HOUR } from "../platform/clock.ts";

const RECENT = 2 * HOUR;

type LastTimes = Map<string, number>;

/** When each author and each publisher was last counted, so that a minute knows who is heard for the first time in a while. */
export class Roll {
  private sweptAt = 0;

  constructor(
    private readonly authors: LastTimes = new Map(),
    private readonly carriers: LastTimes = new Map(),
  ) {}

  copy(): Roll {
    return new Roll(new Map(this.authors), new Map(this.carriers));
  }

  /** `gained`: reactions that somebody read in this minute. */
  countMinute(at: number, posts: readonly SeenPost[], gained?: number): Row {
    const heard = posts.filter((post) => !post.isEcho);
    const voices = firstOfEachAuthor(heard);
    const people = voices.map(({ authorKey }) => authorKey);
    const carriers = [...new Set(heard.map(({ publisher, authorKey }) => publisher ?? authorKey))];
    const row = {
      at,
      voices: voices.length,
      negative: voices.filter((post) => post.sentiment === "negative").length,
      reach: voices.reduce((sum, post) => sum + (post.followers ?? 0), 0),
      authors: countFresh(people, this.authors, { at, span: RECENT }),
      dayAuthors: countFresh(people, this.authors, { at, span: DAY }),
      ...(heard.some(isNews) && { publishers: countFresh(carriers, this.carriers, { at, span: DAY }) }),
      ...(gained !== undefined && { engagement: gained }),
    };
    for (const author of people) this.authors.set(author, at);
    for (const carrier of carriers) this.carriers.set(carrier, at);
    this.sweep(at);
    return row;
  }

  private sweep(at: number): void {
    if (at - this.sweptAt < DAY) return;
    this.sweptAt = at;
    for (const times of [this.authors, this.carriers])
      for (const [name, last] of times) if (at - last > DAY) times.delete(name);
  }
}

/** How many of them have not been counted within the span. */
const countFresh = (names: readonly string[], last: LastTimes, { at, span }: { at: number; span: number }): number =>
  names.filter((name) => !(at - (last.get(name) ?? Number.NaN) <= span)).length;

function firstOfEachAuthor(posts: readonly SeenPost[]): SeenPost[] {
  const first = new Map<string, SeenPost>();
  for (const post of posts) if (!first.has(post.authorKey)) first.set(post.authorKey, post);
  return [...first.values()];
}
