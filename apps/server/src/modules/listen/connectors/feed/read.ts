import { parseFeed } from "feedsmith";
import { sha256 } from "../../../../platform/ids.ts";
import { plainText } from "../markup.ts";

export interface FeedView {
  readonly platform: string;
  readonly name: string;
  readonly now: Date;
}
interface Entry {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  readonly url?: string | undefined;
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  readonly language?: string | undefined;
}

/** The entries of a feed as posts of the exchange format; null when the text is no feed. Never throws. */
export function readFeed(body: string, view: FeedView): unknown[] | null {
  const entries = parseEntries(body);
  if (entries === null) return null;
  return entries.map((entry) => toPost(entry, view)).filter((post) => post !== null);
}

function parseEntries(body: string): Entry[] | null {
  try {
    const parsed = parseFeed(body);
    if (parsed.format === "json") return readJsonFeed(parsed.feed as unknown as JsonFeedView);
    if (parsed.format === "atom") return readAtom(parsed.feed as unknown as AtomView);
    return readRss(parsed.feed as unknown as RssView);
  } catch {
    return null;
  }
}

interface Person {
  name?: string;
}
interface RssView {
  language?: string;
  items?: {
    guid?: { value?: string } | string;
    title?: string;
    description?: string;
    content?: { encoded?: string };
    link?: string;
    pubDate?: string;
    authors?: Person[];
    dc?: { creator?: string; date?: string };
  }[];
}
interface Text {
  value?: string;
}
interface AtomView {
  entries?: {
    id?: string;
    title?: Text;
    summary?: Text;
    content?: Text;
    links?: { href?: string; rel?: string }[];
    published?: string;
    updated?: string;
    authors?: Person[];
  }[];
}
interface JsonFeedView {
  language?: string;
  items?: {
    id?: string;
    title?: string;
    content_text?: string;
    content_html?: string;
    summary?: string;
    url?: string;
    date_published?: string;
    date_modified?: string;
    authors?: Person[];
    language?: string;
  }[];
}

const readRss = (feed: RssView): Entry[] =>
  (feed.items ?? []).map((item) => ({
    id: typeof item.guid === "string" ? item.guid : item.guid?.value,
    title: item.title,
    content: item.content?.encoded ?? item.description,
    url: item.link,
    date: item.pubDate ?? item.dc?.date,
    author: item.dc?.creator ?? item.authors?.[0]?.name,
    language: feed.language,
  }));

const readAtom = (feed: AtomView): Entry[] =>
  (feed.entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value,
    content: entry.content?.value ?? entry.summary?.value,
    url: (entry.links?.find((link) => (link.rel ?? "alternate") === "alternate") ?? entry.links?.[0])?.href,
    date: entry.published ?? entry.updated,
    author: entry.authors?.[0]?.name,
  }));

const readJsonFeed = (feed: JsonFeedView): Entry[] =>
  (feed.items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    content: item.content_text ?? item.content_html ?? item.summary,
    url: item.url,
    date: item.date_published ?? item.date_modified,
    author: item.authors?.[0]?.name,
    language: item.language ?? feed.language,
  }));

/** Readers remember an entry by its id, else its address, else its words: a feed without ids must not store posts anew. */
function toPost(entry: Entry, { platform, name, now }: FeedView): unknown {
  const title = plainText(entry.title ?? "");
  const content = plainText(entry.content ?? "");
  const text = content === "" ? title : content;
  if (text === "") return null;
  const key = entry.id || entry.url || `${title} ${content}`;
  return {
    platform,
    externalId: key.length <= 300 ? key : sha256(key),
    author: { handle: (entry.author ?? name).slice(0, 200) || name, name: (entry.author ?? name).slice(0, 200) },
    ...(title !== "" && title !== text && { title: title.slice(0, 1_000) }),
    text,
    ...(entry.language && { lang: entry.language.slice(0, 20) }),
    publishedAt: readDate(entry.date, now),
    ...(entry.url && { url: entry.url.slice(0, 2_000) }),
  };
}

/** Feeds are dated carelessly. An unreadable date becomes "now"; a future one as well: the entry is certainly there already. */
function readDate(written: string | undefined, now: Date): string {
  const time = Date.parse(written ?? "");
  return new Date(Number.isNaN(time) ? now.getTime() : Math.min(time, now.getTime())).toISOString();
}
