import type { ImportField } from "@tocsin/contract";
import { sha256 } from "../../../platform/ids.ts";
import { readFeedDate } from "../connectors/feed/dates.ts";
import { codeOfLanguage } from "../connectors/languageNames.ts";
import type { Columns } from "./columns.ts";

/** Cells by their column. All are text: a cell that begins with "=" is what somebody wrote, and computes nothing. */
export type Cells = Readonly<Record<string, string>>;

/** A row of a table as a post of the exchange format. What a table does not say is made up for where that does no harm. */
export function toExchangePost(cells: Cells, { fields }: Columns): Record<string, unknown> {
  const given = new Map<ImportField, string>();
  const post: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) {
    const value = cell.trim();
    const field = fields.get(column);
    if (value === "") continue;
    if (field === undefined) put(post, column, value);
    else given.set(field, value);
  }
  for (const [field, value] of given) if (field !== "date" && field !== "time") put(post, field, read(field, value));
  return complete(post, given);
}

function complete(post: Record<string, unknown>, given: ReadonlyMap<ImportField, string>): Record<string, unknown> {
  const { url } = post as { url?: string };
  const text = post.text ?? post.title;
  const publishedAt = post.publishedAt ?? dateOf(given);
  const handle = given.get("author.handle") ?? given.get("author.name") ?? hostOf(url) ?? "unknown";
  return {
    ...post,
    platform: post.platform ?? platformOf(hostOf(url)) ?? "other",
    externalId: post.externalId ?? keyOf(url, `${publishedAt} ${handle} ${text}`),
    author: { ...(post.author as object | undefined), handle },
    ...(text !== undefined && { text }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

const keyOf = (url: string | undefined, words: string): string =>
  url !== undefined && url.length <= 300 ? url : sha256(url ?? words);

function dateOf(given: ReadonlyMap<ImportField, string>): string | undefined {
  const written = [given.get("date"), given.get("time")].filter((part) => part !== undefined).join(" ");
  return written === "" ? undefined : readDate(written);
}

function read(field: ImportField, value: string): unknown {
  if (field.startsWith("engagement.") || field === "author.followers") return readCount(value);
  if (field === "author.verified") return /^(?:true|yes|1|да|ναι|بله|نعم|კი)$/i.test(value);
  if (field === "publishedAt") return readDate(value);
  if (field === "platform") return readPlatform(value);
  return field === "lang" ? (codeOfLanguage(value) ?? value.slice(0, 20)) : value;
}

/** ISO stays as it is written: it is understood, or refused with a sentence that shows it. */
function readDate(written: string): string {
  if (/^\d{4}-\d\d-\d\d(?:$|[T ])/.test(written))
    return written.length === 10 ? `${written}T00:00:00Z` : written.slice(0, 40);
  const time = readFeedDate(written);
  return time === null ? written.slice(0, 40) : new Date(time).toISOString();
}

const SCALES: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9 };

/** "1,234", "1 234", "1.2K": people's numbers. Undefined for what is none. */
function readCount(written: string): number | undefined {
  const [, digits, scale = ""] = /^([\d.,\s\u00A0\u202F']+)([kmb])?$/i.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const bare = digits.replace(/[\s\u00A0\u202F']/g, "");
  const factor = SCALES[scale.toLowerCase()];
  const isGrouped = factor === undefined && /^\d{1,3}(?:[.,]\d{3})+$/.test(bare);
  const number = Number(isGrouped ? bare.replace(/[.,]/g, "") : bare.replace(",", "."));
  return Number.isFinite(number) ? Math.round(number * (factor ?? 1)) : undefined;
}

/** Platforms by the words and hosts they are known under. */
const PLATFORMS: readonly (readonly [platform: string, words: RegExp])[] = [
  ["x", /^(?:twitter|x|tweet)\b|(?:^|\.)(?:twitter|x)\.com$/i],
  ["facebook", /^facebook|(?:^|\.)facebook\.com$/i],
  ["instagram", /^instagram|(?:^|\.)instagram\.com$/i],
  ["youtube", /^youtube|(?:^|\.)(?:youtube\.com|youtu\.be)$/i],
  ["telegram", /^telegram|^t\.me$/i],
  ["vk", /^(?:vk|vkontakte|вконтакте)\b|(?:^|\.)vk\.(?:com|ru)$/i],
  ["reddit", /^reddit|(?:^|\.)reddit\.com$/i],
  ["bluesky", /^bluesky|^bsky\.app$/i],
  ["mastodon", /^mastodon/i],
  ["review", /^review/i],
  ["news", /^(?:online )?(?:news|print|press|broadcast|magazine)/i],
];
const platformOf = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : PLATFORMS.find(([, words]) => words.test(word))?.[0];
const readPlatform = (word: string): string => platformOf(word) ?? word.slice(0, 40);

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : undefined;

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first = "", second] = path.split(".", 2);
  if (value === undefined || first === "" || first === "__proto__" || second === "__proto__") return;
  if (second === undefined) {
    target[first] = value;
    return;
  }
  const inner = typeof target[first] === "object" && target[first] !== null ? (target[first] as object) : {};
  target[first] = { ...inner, [second]: value };
}
