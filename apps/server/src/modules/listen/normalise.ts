/**
 * From hostile to storable: one post of the exchange format, checked and cleaned. Never throws; a post that cannot be used
 * comes back as a reason a person can act on.
 */
import { type ExchangePost, exchangePost } from "@tocsin/contract";
import { MINUTE } from "../../platform/clock.ts";
import type { Engagement } from "./tables.ts";

export interface Post {
  readonly platform: string;
  readonly externalId: string;
  readonly author: {
    handle: string;
    name: string;
    followers: number | null;
    createdAt: Date | null;
    verified: boolean;
  };
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly givenLanguage: string | null;
  readonly publishedAt: Date;
  readonly engagement: Engagement;
  readonly inReplyTo: string | null;
  readonly repostOf: string | null;
  /** Fields we do not know; they come out again on export. */
  readonly extra: Record<string, unknown>;
}
export type Refusal = { readonly code: string; readonly reason: string };
export type Normalised = { ok: true; post: Post } | ({ ok: false } & Refusal);

const LONGEST_TEXT = 50_000;
const LONGEST_NAME = 200;
export const DEEPEST = 50;
/** Clocks of senders differ; beyond this a date in the future is a mistake, and would hide the post from "now". */
const CLOCK_SKEW = 10 * MINUTE;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const KNOWN = new Set(Object.keys(exchangePost.shape));
const KNOWN_OF_AUTHOR = new Set(Object.keys(exchangePost.shape.author.shape));
const KNOWN_OF_ENGAGEMENT = new Set(Object.keys(exchangePost.shape.engagement.unwrap().shape));

/** Controls that reorder or hide what a reader sees; joiners (ZWNJ, ZWJ) and single direction marks are part of writing. */
const DECEPTIVE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]|\p{Surrogate}/gu;

export const cleanText = (text: string): string => text.replace(DECEPTIVE, "");

/** A text as it is stored. */
export const tidyText = (text: string): string => cut(cleanText(text).trim(), LONGEST_TEXT);

export function normalisePost(value: unknown, now: Date): Normalised {
  const parsed = exchangePost.safeParse(value);
  if (!parsed.success) return refuse(parsed.error.issues[0]);
  const given = parsed.data;
  const text = tidyText(given.text);
  if (text === "") return { ok: false, code: "no-text", reason: "The post has no text." };
  for (const field of ["platform", "externalId"] as const)
    if (cleanText(given[field]).trim() === "") return refuse({ path: [field], message: "nothing readable is in it" });
  if (isDeeperThan(given, DEEPEST))
    return { ok: false, code: "too-deep", reason: `The post's fields are nested more than ${DEEPEST} levels deep.` };
  const time = readTime(given.publishedAt, now);
  if (!(time instanceof Date)) return { ok: false, ...time };
  return { ok: true, post: assemble(given, text, time) };
}

function assemble(given: ExchangePost, text: string, publishedAt: Date): Post {
  const { author } = given;
  const extra = unknownFields(given);
  return {
    platform: cleanText(given.platform).toLowerCase(),
    externalId: cleanText(given.externalId),
    author: {
      handle: cleanText(author.handle).replace(/^@/, "") || "unknown",
      name: cut(cleanText(author.name ?? ""), LONGEST_NAME) || cleanText(author.handle),
      followers: author.followers ?? null,
      createdAt: validDate(author.createdAt),
      verified: author.verified ?? false,
    },
    title: given.title === undefined ? null : cleanText(given.title),
    text,
    url: safeUrl(given.url),
    givenLanguage: given.lang === undefined ? null : cleanText(given.lang).toLowerCase().replaceAll("_", "-"),
    publishedAt,
    engagement: readEngagement(given.engagement),
    inReplyTo: given.inReplyTo == null ? null : cleanText(given.inReplyTo),
    repostOf: given.repostOf == null ? null : cleanText(given.repostOf),
    extra: storable(extra) as Record<string, unknown>,
  };
}

/** What we do not know, where it stood: a profile's own words are under `author`. */
function unknownFields(given: ExchangePost): Record<string, unknown> {
  const others = (fields: object, known: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => !known.has(key)));
  const extra = others(given, KNOWN);
  const author = others(given.author, KNOWN_OF_AUTHOR);
  const engagement = others(given.engagement ?? {}, KNOWN_OF_ENGAGEMENT);
  return {
    ...extra,
    ...(given.media !== undefined && { media: given.media }),
    ...(Object.keys(author).length > 0 && { author }),
    ...(Object.keys(engagement).length > 0 && { engagement }),
  };
}

function refuse(issue: { path: PropertyKey[]; message: string } | undefined): Normalised {
  const field = issue?.path.join(".") ?? "";
  if (field === "")
    return { ok: false, code: "not-an-object", reason: "The line is not a post: a JSON object was expected." };
  if (field === "text") return { ok: false, code: "no-text", reason: "The post has no text." };
  return {
    ok: false,
    code: "bad-field",
    reason: `The field “${field}” is missing or not usable: ${issue?.message ?? ""}.`,
  };
}

function readTime(written: string, now: Date): Date | Refusal {
  const time = Date.parse(
    /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(written) ? `${written.replace(" ", "T")}Z` : written,
  );
  if (Number.isNaN(time) || time < EARLIEST)
    return {
      code: "bad-date",
      reason: `“${written}” is not a date we can read. Use ISO 8601, such as 2026-05-01T09:30:00Z.`,
    };
  if (time > now.getTime() + CLOCK_SKEW)
    return { code: "future-date", reason: `The date ${written} lies in the future.` };
  return new Date(Math.min(time, now.getTime()));
}

function validDate(written: string | undefined): Date | null {
  const time = Date.parse(written ?? "");
  return Number.isNaN(time) || time < 0 || time > LATEST ? null : new Date(time);
}

/** Only web addresses become links on a page: `javascript:` and its kin are dropped. */
function safeUrl(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? cleanText(url) : null;
}

function readEngagement(given: ExchangePost["engagement"]): Engagement {
  const { likes, comments, reposts, quotes, views } = given ?? {};
  return JSON.parse(JSON.stringify({ likes, comments, reposts, quotes, views })) as Engagement;
}

/** The first `most` units of a text, never half a character. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");

export function isDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeperThan(inner, most - 1));
}

const UNSTORABLE = /\u0000|\p{Surrogate}/gu;

/** The database refuses the NUL character and halves of characters inside JSON. */
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(UNSTORABLE, "");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(UNSTORABLE, ""), storable(inner)]),
  );
}
