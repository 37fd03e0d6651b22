import type { listenShapes } from "@tocsin/contract";
import { findMatches, matchQuery, parseQuery, type Query } from "@tocsin/query";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { invalid } from "../../../platform/errors.ts";
import { toCondition } from "../condition/queries.ts";
import { asQueryPost } from "../read.ts";
import * as queries from "./queries.ts";

type MentionQuery = z.output<typeof listenShapes.mentionQuery>;
type Mention = listenShapes.Mention;

/** A typed query that fails is refused with its first problem; an empty one asks for everything. */
function readQuery(text: string | undefined): Query | null {
  if (text === undefined || text.trim() === "") return null;
  const { query, problems } = parseQuery(text);
  const first = problems.find((problem) => problem.severity === "error");
  if (query === null || first !== undefined)
    throw invalid("bad-query", `The query cannot be used: ${first?.code ?? "empty"}.`, {
      start: first?.start ?? 0,
      end: first?.end ?? 0,
      problem: first?.code ?? "empty",
    });
  return query;
}

/** The same where a query must be. */
export function requireQuery(text: string): Query {
  const query = readQuery(text);
  if (query === null) throw invalid("bad-query", "The query asks for nothing.", { start: 0, end: 0, problem: "empty" });
  return query;
}

export function toSearch(workspaceId: string, { q, cursor: _c, limit: _l, ...wish }: MentionQuery): queries.Search {
  return { workspaceId, query: readQuery(q), wish };
}

export async function listMentions(
  context: Context,
  workspaceId: string,
  wish: MentionQuery,
): Promise<{ items: Mention[]; next: string | null }> {
  const search = toSearch(workspaceId, wish);
  const found = await collect(context, search, { after: readCursor(wish.cursor), limit: wish.limit });
  const last = found.at(-1);
  return {
    items: found.map((row) => toMention(row, search.query)),
    next: found.length < wish.limit || last === undefined ? null : printCursor(last),
  };
}

/** How many rows are read at once where many may fall out or all are wanted. */
const LARGE_PAGE = 500;

/** Reads on until a page is full, because rows of a wider condition may fall out. */
async function collect(
  context: Context,
  search: queries.Search,
  { after, limit }: { after: queries.Place | null; limit: number },
): Promise<queries.FoundRow[]> {
  const isExact = search.query === null || toCondition(search.query).isExact;
  // A rare hit among many candidates must not cost one question to the database for each page of them.
  const size = isExact ? limit : LARGE_PAGE;
  const found: queries.FoundRow[] = [];
  for (let place = after; found.length < limit; ) {
    const page = await queries.findMentions(context.db, search, { after: place, limit: size });
    found.push(...page.filter((row) => fits(row, search.query)));
    const last = page.at(-1);
    if (last === undefined || page.length < size) break;
    place = { publishedAt: last.published_at, id: last.id };
  }
  return found.slice(0, limit);
}

const fits = (row: queries.FoundRow, query: Query | null): boolean =>
  query === null || toCondition(query).isExact || matchQuery(query, toQueryPost(row));

/** A stored mention as the query engine sees it. */
export const toQueryPost = (row: queries.MatchedRow) =>
  asQueryPost(
    {
      id: "",
      platform: row.platform,
      author: {
        handle: row.author_handle,
        name: row.author_name,
        followers: row.author_followers,
        verified: row.author_verified,
      },
      title: row.title,
      text: row.text,
      url: row.url,
      givenLanguage: null,
      publishedAt: row.published_at,
      inReplyTo: row.in_reply_to,
      repostOf: row.repost_of,
      extra: row.extra,
    },
    row.language ?? "",
  );

const readCursor = (cursor: string | undefined): queries.Place | null => {
  const [, time, id] = /^(\d{1,15})_(\d{1,15})$/.exec(cursor ?? "") ?? [];
  return time === undefined ? null : { publishedAt: new Date(Number(time)), id: Number(id) };
};
const printCursor = (row: queries.FoundRow): string => `${row.published_at.getTime()}_${row.id}`;

export function toMention(row: queries.FoundRow, query: Query | null = null): Mention {
  const { likes = 0, comments = 0, reposts = 0, quotes = 0, views = 0 } = row.engagement;
  const isRead = row.sentiment !== null;
  return {
    id: String(row.id),
    platform: row.platform,
    externalId: row.external_id,
    source: row.source_id === null ? null : { id: row.source_id, name: row.source_name ?? "" },
    author: {
      handle: row.author_handle,
      name: row.author_name,
      followers: row.author_followers,
      verified: row.author_verified,
      createdAt: row.author_created_at?.toISOString() ?? null,
    },
    title: row.title,
    text: row.text,
    url: row.url,
    publishedAt: row.published_at.toISOString(),
    heardAt: row.heard_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    language: row.language ?? row.given_language ?? "und",
    sentiment: row.sentiment,
    scores: isRead ? { negative: row.negative ?? 0, neutral: row.neutral ?? 0, positive: row.positive ?? 0 } : null,
    isSure: row.is_sure ?? false,
    crisisTypes: row.crisis_types ?? [],
    engagement: { likes, comments, reposts, quotes, views },
    isEcho: row.is_echo ?? false,
    echoes: row.echoes,
    groupId: row.group_id,
    narrativeId: row.narrative_id,
    toward: row.toward ?? [],
    corrected: row.corrected ?? [],
    watches: row.watches ?? [],
    highlights: query === null ? [] : findMatches(query, toQueryPost(row)).map(({ start, end }) => ({ start, end })),
  };
}

/** A stored mention in the exchange format, with the fields we did not know when it came in. */
export function toExchange(row: queries.FoundRow): Record<string, unknown> {
  const { author_handle, author_name, author_followers, author_created_at, author_verified } = row;
  const { author: authorExtra, engagement: engagementExtra, ...extra } = row.extra;
  const author = {
    ...(authorExtra as object | undefined),
    handle: author_handle,
    name: author_name,
    followers: author_followers,
    createdAt: author_created_at?.toISOString(),
    verified: author_verified,
  };
  const optional = {
    title: row.title,
    lang: row.given_language,
    url: row.url,
    inReplyTo: row.in_reply_to,
    repostOf: row.repost_of,
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return {
    platform: row.platform,
    externalId: row.external_id,
    author,
    text: row.text,
    publishedAt: row.published_at.toISOString(),
    engagement: { ...(engagementExtra as object | undefined), ...row.engagement },
    ...given,
    ...extra,
  };
}

/** The same for a command, which names its wishes as the API does. */
export const exportMentions = (
  context: Context,
  workspaceId: string,
  wish: Pick<MentionQuery, "q" | "from" | "to">,
): AsyncGenerator<string> => exportLines(context, toSearch(workspaceId, { show: "all", limit: LARGE_PAGE, ...wish }));

/** Every mention that fits, latest first, without holding them all in memory. */
async function* readAll(context: Context, search: queries.Search): AsyncGenerator<queries.FoundRow> {
  let after: queries.Place | null = null;
  for (;;) {
    const page: queries.FoundRow[] = await queries.findMentions(context.db, search, { after, limit: LARGE_PAGE });
    for (const row of page) if (fits(row, search.query)) yield row;
    const last = page.at(-1);
    if (last === undefined || page.length < LARGE_PAGE) return;
    after = { publishedAt: last.published_at, id: last.id };
  }
}

/** Every mention that fits as one JSON line. */
export async function* exportLines(context: Context, search: queries.Search): AsyncGenerator<string> {
  for await (const row of readAll(context, search)) yield `${JSON.stringify(toExchange(row))}\n`;
}

/** A search that the database can count: what it cannot say exactly is settled row by row before. */
async function settle(context: Context, search: queries.Search): Promise<queries.Search> {
  if (search.query === null || toCondition(search.query).isExact) return search;
  const ids: number[] = [];
  for await (const { id } of readAll(context, search)) ids.push(id);
  return { ...search, query: null, ids };
}

export async function countFacets(context: Context, asked: queries.Search) {
  const search = await settle(context, asked);
  const count = (name: Parameters<typeof queries.countFacet>[2]) => queries.countFacet(context.db, search, name);
  const [languages, platforms, sentiments, crisisTypes, watches, sureness, total] = await Promise.all([
    count("languages"),
    count("platforms"),
    count("sentiments"),
    count("crisisTypes"),
    count("watches"),
    count("sureness"),
    queries.countMentions(context.db, search),
  ]);
  return { languages, platforms, sentiments, crisisTypes, watches, sureness, total };
}
