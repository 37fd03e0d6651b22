import type { ExchangePost } from "./post.ts";

export type FeedFormat = "rss" | "atom" | "json";

export interface Feed {
  format: FeedFormat;
  title: string;
  posts: readonly ExchangePost[];
}

export const mediaTypes: Record<FeedFormat, string> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** Writes a feed as RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. */
export function writeFeed(feed: Feed, link: string): string {
  if (feed.format === "rss") return writeRss(feed, link);
  if (feed.format === "atom") return writeAtom(feed, link);
  return writeJsonFeed(feed, link);
}

function writeRss({ title, posts }: Feed, link: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(title)}</title><link>${escapeXml(link)}</link><description>${escapeXml(title)}</description>
${posts.map(writeRssItem).join("\n")}
</channel>
</rss>`;
}

function writeRssItem(post: ExchangePost): string {
  return `<item><title>${escapeXml(headlineOf(post))}</title><link>${escapeXml(post.url ?? "")}</link>
<guid isPermaLink="false">${escapeXml(post.externalId)}</guid><dc:creator>${escapeXml(post.author.name)}</dc:creator>
<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate><description>${escapeXml(post.text)}</description></item>`;
}

function writeAtom({ title, posts }: Feed, link: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escapeXml(title)}</title><id>${escapeXml(link)}</id><link rel="self" href="${escapeXml(link)}"/>
<updated>${latestOf(posts).toISOString()}</updated>
${posts.map(writeAtomEntry).join("\n")}
</feed>`;
}

function writeAtomEntry(post: ExchangePost): string {
  return `<entry><title>${escapeXml(headlineOf(post))}</title><id>urn:lab:${escapeXml(post.externalId)}</id>
<link href="${escapeXml(post.url ?? "")}"/><author><name>${escapeXml(post.author.name)}</name></author>
<published>${post.publishedAt}</published><updated>${post.publishedAt}</updated>
<content type="text">${escapeXml(post.text)}</content></entry>`;
}

function writeJsonFeed({ title, posts }: Feed, link: string): string {
  const items = posts.map((post) => ({
    id: post.externalId,
    url: post.url,
    title: headlineOf(post),
    content_text: post.text,
    date_published: post.publishedAt,
    authors: [{ name: post.author.name }],
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title, feed_url: link, items });
}

export function latestOf(posts: readonly ExchangePost[]): Date {
  return new Date(Math.max(0, ...posts.map((post) => Date.parse(post.publishedAt))));
}

function headlineOf({ text }: ExchangePost): string {
  const letters = [...text];
  return letters.length <= 70 ? text : `${letters.slice(0, 69).join("")}…`;
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}
