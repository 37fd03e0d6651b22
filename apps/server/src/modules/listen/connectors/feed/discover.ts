import { AppError } from "../../../../platform/errors.ts";
import type { Outbound, OutboundAnswer } from "../../../../platform/outbound.ts";
import { decodeEntities } from "../entities.ts";
import { readFeedDate } from "./dates.ts";
import type { FeedDocument, FeedFormat } from "./entry.ts";
import { fetchFeed } from "./fetch.ts";
import { decodeFeed, readFeedDocument } from "./read.ts";
import { join } from "./xml.ts";

export interface FoundFeed {
  readonly address: string;
  readonly title: string;
  readonly format: FeedFormat;
  readonly entries: number;
  readonly latestAt: Date | null;
}

/** Where sites put a feed that no page of theirs names. */
const USUAL_PATHS = [
  ...["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/rss/all.xml"],
  ...["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml"],
];
const MOST_TRIED = 24;
const AT_ONCE = 4;
const TIMEOUT_MS = 8_000;

/**
 * The feeds of a site, by the address of any page of it: those the page names, those it links to, news sitemaps of its
 * `robots.txt`, and the usual places. Each is read before it is offered; the liveliest come first. Throws when the page
 * itself cannot be reached.
 */
export async function discoverFeeds(outbound: Outbound, address: string): Promise<FoundFeed[]> {
  const patient: Outbound = (to, request) => outbound(to, { ...request, timeoutMilliseconds: TIMEOUT_MS });
  const page = await fetchFeed(patient, /^https?:\/\//i.test(address) ? address : `https://${address}`);
  const itself = readAnswer(page);
  if (itself !== null) return [foundIn(itself, page.address)];
  const named = namedIn(decodeFeed(page.bytes, page.headers["content-type"]), page.address);
  const found = await tryAll(patient, named);
  if (found.length > 0) return inOrder(found);
  const usual = USUAL_PATHS.map((path) => new URL(path, page.address).href);
  return inOrder(await tryAll(patient, [...(await sitemapsOf(patient, page.address)), ...usual]));
}

const inOrder = (found: readonly FoundFeed[]): FoundFeed[] =>
  [...found].sort((a, b) => (b.latestAt?.getTime() ?? 0) - (a.latestAt?.getTime() ?? 0));

const readAnswer = ({ status, bytes, headers, address }: OutboundAnswer): FeedDocument | null =>
  status === 200 ? readFeedDocument({ bytes, contentType: headers["content-type"], address }) : null;

function foundIn(document: FeedDocument, address: string): FoundFeed {
  const times = document.entries.map(({ published, updated }) => readFeedDate(published ?? updated ?? "") ?? 0);
  const latest = Math.max(0, ...times, ...(document.parts ?? []).map(({ modified }) => modified ?? 0));
  const title = document.title || new URL(address).hostname;
  const { format, entries } = document;
  return { address, title, format, entries: entries.length, latestAt: latest > 0 ? new Date(latest) : null };
}

const TAG = /<(link|a)\b([^<>]{1,2000})>/gi;
const FEED_TYPE = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml)$/i;
const FEED_PATH = /(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._?-]|$)|\.(?:rss|rdf|atom)\b/i;

/** What a page declares as its feeds comes first; what only looks like one in a link after it. */
function namedIn(html: string, base: string): string[] {
  const declared: string[] = [];
  const linked: string[] = [];
  for (const [, tag, written] of html.matchAll(TAG)) {
    const href = attributeOf(written!, "href");
    if (href === undefined) continue;
    const isDeclared =
      /\balternate\b/i.test(attributeOf(written!, "rel") ?? "") && FEED_TYPE.test(attributeOf(written!, "type") ?? "");
    if (isDeclared) declared.push(join(href, base));
    else if (tag!.toLowerCase() === "a" && FEED_PATH.test(href)) linked.push(join(href, base));
  }
  return [...declared, ...linked];
}

function attributeOf(written: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(written);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value).trim();
}

async function sitemapsOf(outbound: Outbound, address: string): Promise<string[]> {
  const answer = await quietly(fetchFeed(outbound, new URL("/robots.txt", address).href));
  if (answer?.status !== 200) return [];
  const named = [...answer.body.matchAll(/^[ \t]*sitemap:[ \t]*(\S{1,2000})/gim)].map(([, written]) =>
    join(written, address),
  );
  return named.filter((sitemap) => /news/i.test(sitemap)).slice(0, 4);
}

async function tryAll(outbound: Outbound, addresses: readonly string[]): Promise<FoundFeed[]> {
  const waiting = [...new Set(addresses)].slice(0, MOST_TRIED);
  const found: FoundFeed[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await quietly(fetchFeed(outbound, next));
      const document = answer && readAnswer(answer);
      if (document && (document.entries.length > 0 || document.format !== "sitemap"))
        found.push(foundIn(document, answer.address));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return [...new Map(found.map((feed) => [feed.address, feed])).values()];
}

/** One address of many that does not answer is no news. */
async function quietly<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
