/** What one entry of a feed says, whatever the format: plain text, absolute addresses, times as they were written. */
export interface Entry {
  readonly id?: string | undefined;
  readonly title: string;
  readonly content: string;
  readonly url?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly author?: Person | undefined;
  /** Where it was published first, when the feed only gathers. */
  readonly publisher?: string | undefined;
  readonly language?: string | undefined;
  readonly comments?: number | undefined;
}
export interface Person {
  readonly name: string;
  readonly email?: string | undefined;
}

export interface FeedDocument {
  readonly format: FeedFormat;
  readonly title: string;
  readonly link?: string | undefined;
  readonly language?: string | undefined;
  readonly author?: Person | undefined;
  readonly date?: string | undefined;
  readonly entries: readonly Entry[];
  /** Where to be told of news at once (WebSub), and under which name the feed is known there. */
  readonly hub?: string | undefined;
  readonly self?: string | undefined;
  /** How long the publisher says it takes until there is news. */
  readonly paceSeconds?: number | undefined;
  /** The rest got lost on the way: to be asked for again, changed or not. */
  readonly isTorn?: boolean;
  /** Further documents to read: the parts of a sitemap. */
  readonly parts?: readonly Part[];
}
export interface Part {
  readonly address: string;
  readonly modified: number | null;
}
export type FeedFormat = "rss" | "atom" | "json" | "sitemap";

/** "ada@example.org (Ada)", "Ada <ada@example.org>", "Ada". */
export function readPerson(written: string): Person | undefined {
  const text = written.trim().replace(/\s+/g, " ").slice(0, 300);
  if (text === "") return undefined;
  const email = /[^\s<>()]+@[^\s<>()]+/.exec(text)?.[0];
  if (email === undefined) return { name: text };
  const name = text
    .replace(email, "")
    .replace(/mailto:|[<>()"]/gi, "")
    .trim();
  return { name, email };
}
