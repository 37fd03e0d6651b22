import { gunzipSync } from "node:zlib";
import { sha256 } from "../../../../platform/ids.ts";
import { decodeText } from "../../charset.ts";
import { readFeedDate } from "./dates.ts";
import type { Entry, FeedDocument } from "./entry.ts";
import { readJsonFeed } from "./jsonFeed.ts";
import { readSitemap } from "./sitemap.ts";
import { parseXml } from "./xml.ts";
import { readXmlFeed } from "./xmlFeed.ts";

export interface FeedBytes {
  readonly bytes: Uint8Array;
  readonly contentType?: string | undefined;
  /** Where they came from: relative addresses stand on it. */
  readonly address: string;
}

/** A packed sitemap may unpack to so much; a bomb is left packed, and is no feed then. */
const LARGEST_UNPACKED = 40 * 1024 * 1024;

/** RSS, Atom, JSON Feed or a news sitemap, whatever its sender calls it; null when it is none. Never throws. */
export function readFeedDocument({ bytes, contentType, address }: FeedBytes): FeedDocument | null {
  const unpacked = unpack(bytes);
  if (unpacked === null) return null;
  const text = decodeFeed(unpacked, contentType).trimStart();
  if (text.startsWith("{")) return readJsonFeed(text, address);
  const parsed = parseXml(text, address);
  const document = parsed && (readXmlFeed(parsed.root) ?? readSitemap(parsed.root));
  return document && parsed?.isTorn ? withoutTornEnd(document) : document;
}

/** The last entry of a torn document may be half an entry: it waits for the whole. Of nothing else left there is no feed. */
const withoutTornEnd = (document: FeedDocument): FeedDocument | null =>
  document.entries.length > 1 ? { ...document, entries: document.entries.slice(0, -1), isTorn: true } : null;

function unpack(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_UNPACKED });
  } catch {
    return null;
  }
}

/** The beginning of a document, where it says its charset and its language in ASCII. */
const HEAD = 2_000;

/** Controls that XML forbids, and the mark of the byte order. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFEFF]/g;

export function decodeFeed(bytes: Uint8Array, contentType?: string): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  const [, fromHeader] = /charset\s*[=:]\s*["']?([\w.:-]+)/i.exec(contentType ?? "") ?? [];
  const [, fromDocument] = /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head) ?? [];
  const [, language] = /(?:<language>\s*|xml:lang=["'])([a-z]{2})/i.exec(head) ?? [];
  return decodeText(bytes, { declared: [fromHeader, fromDocument], language }).text.replace(UNWRITABLE, "");
}

export interface FeedView {
  readonly platform: string;
  readonly name: string;
  readonly now: Date;
  /** What undated entries are dated at the latest. */
  readonly latest?: Date | undefined;
}

/** An entry as a post of the exchange format; null when it says nothing. */
export function toPost(entry: Entry, feed: FeedDocument, view: FeedView): FeedPost | null {
  const text = entry.content === "" ? entry.title : entry.content;
  if (text === "") return null;
  const author = entry.author?.name || entry.publisher || entry.author?.email || feed.author?.name || view.name;
  return {
    platform: view.platform,
    externalId: keyOf(entry, feed),
    author: { handle: author.slice(0, 200), name: author.slice(0, 200) },
    ...(entry.title !== "" && entry.title !== text && { title: entry.title.slice(0, 1_000) }),
    text,
    ...(entry.language && { lang: entry.language.trim().slice(0, 20) }),
    publishedAt: new Date(publishedAt(entry, feed, view)).toISOString(),
    ...(entry.url && { url: entry.url.slice(0, 2_000) }),
    ...(entry.comments !== undefined && { engagement: { comments: entry.comments } }),
  };
}

export interface FeedPost {
  readonly platform: string;
  readonly externalId: string;
  readonly author: { readonly handle: string; readonly name: string };
  readonly title?: string;
  readonly text: string;
  readonly lang?: string;
  readonly publishedAt: string;
  readonly url?: string;
  readonly engagement?: { readonly comments: number };
}

/**
 * By its id, else its address, else its words: a feed without ids must not store posts anew. Many feeds count their entries
 * from one: such an id means nothing beyond its own site, so the site stands before it.
 */
function keyOf({ id, url, title, content }: Entry, feed: FeedDocument): string {
  const key =
    id === undefined ? (url ?? `${title} ${content}`) : isKnownAnywhere(id) ? id : `${siteOf(url, feed)} ${id}`;
  return key.length <= 300 ? key : sha256(key);
}

const isKnownAnywhere = (id: string): boolean => id.length >= 20 || /^[a-z][a-z0-9+.-]*:./i.test(id);

function siteOf(url: string | undefined, { link, self, title }: FeedDocument): string {
  const address = [url, link, self].find((known) => known !== undefined && URL.canParse(known));
  return address === undefined ? title : new URL(address).hostname;
}

/**
 * Feeds are dated carelessly. A future date becomes "now": the entry is certainly there already. An unreadable one becomes
 * the feed's own date, so that an archive without dates is not taken for today's news.
 */
function publishedAt({ published, updated }: Entry, feed: FeedDocument, { now, latest }: FeedView): number {
  const read = readFeedDate(published ?? "") ?? readFeedDate(updated ?? "");
  const fallback = latest?.getTime() ?? readFeedDate(feed.date ?? "") ?? now.getTime();
  return Math.min(read !== null && read > 0 ? read : fallback, now.getTime());
}
