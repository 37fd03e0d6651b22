import { plainText } from "../markup.ts";
import { type Entry, type FeedDocument, type Person, readPerson } from "./entry.ts";
import { join } from "./xml.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
/** Version 1 lets ids be numbers, and writers go further. */
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : typeof value === "number" ? String(value) : undefined;

/** JSON Feed 1.0 and 1.1; null when it is other JSON. */
export function readJsonFeed(body: string, base: string): FeedDocument | null {
  const feed = parse(body);
  if (feed === null || (!/jsonfeed\.org/.test(text(feed.version) ?? "") && !Array.isArray(feed.items))) return null;
  const language = text(feed.language);
  const home = text(feed.home_page_url);
  return {
    format: "json",
    title: plainText(text(feed.title) ?? ""),
    link: home && join(home, base),
    language,
    author: authorOf(feed),
    entries: listOf(feed.items).map((item) => readItem(item, { language, base })),
    hub: listOf(feed.hubs)
      .map((hub) => text(hub.url))
      .find((url) => url !== undefined),
    self: text(feed.feed_url),
  };
}

function parse(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ""));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function readItem(item: Fields, { language, base }: { language: string | undefined; base: string }): Entry {
  const url = text(item.url) ?? text(item.external_url);
  const html = text(item.content_html);
  return {
    id: text(item.id),
    title: plainText(text(item.title) ?? ""),
    content: text(item.content_text)?.trim() ?? plainText(html ?? text(item.summary) ?? ""),
    url: url && join(url, base),
    published: text(item.date_published),
    updated: text(item.date_modified),
    author: authorOf(item),
    language: text(item.language) ?? language,
  };
}

/** Version 1 has one author, 1.1 a list of them. */
function authorOf(fields: Fields): Person | undefined {
  const written = [...listOf(fields.authors), ...listOf([fields.author])].map((author) => text(author.name));
  return readPerson(written.find((name) => name !== undefined) ?? "");
}
