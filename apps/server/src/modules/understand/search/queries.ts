/** Searches among the mentions of a workspace. */
import type { CorrectionField, listenShapes, Sentiment } from "@tocsin/contract";
import type { Query } from "@tocsin/query";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../../platform/db/database.ts";
import { toCondition } from "../condition/queries.ts";

export type Wish = Omit<z.output<typeof listenShapes.mentionQuery>, "q" | "cursor" | "limit">;
export interface Search {
  readonly workspaceId: string;
  readonly query: Query | null;
  readonly wish: Wish;
  /** Only these mentions: what is left of an inexact query after its rows were checked. */
  readonly ids?: readonly number[];
}
export interface Place {
  readonly publishedAt: Date;
  readonly id: number;
}

/** Rows of `mention m`, `reading r` and, for one watch or brand, what it sees: `s`, with the tone toward it. */
function source({ workspaceId, wish }: Search): RawBuilder<unknown> {
  const join = sql`on s.workspace_id = m.workspace_id and s.mention_id = m.id and s.at = m.published_at`;
  const seen =
    wish.watchId !== undefined
      ? sql`join sighting s ${join} and s.watch_id = ${wish.watchId}`
      : wish.brandId !== undefined
        ? sql`join ${seenBy(workspaceId, wish.brandId)} s ${join}`
        : sql``;
  return sql`mention m left join reading r on r.workspace_id = m.workspace_id and r.mention_id = m.id ${seen} where m.workspace_id = ${workspaceId}`;
}

/** Several watches of a brand may see one post. */
const seenBy = (workspaceId: string, brandId: string): RawBuilder<unknown> => sql`
  (select distinct on (o.mention_id) o.* from sighting o join watch w on w.workspace_id = o.workspace_id and w.id = o.watch_id
    where o.workspace_id = ${workspaceId} and w.brand_id = ${brandId})`;

function filters({ query, wish, ids }: Search): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  const want = (value: unknown, part: RawBuilder<unknown>) => value !== undefined && parts.push(part);
  if (query !== null) parts.push(toCondition(query).sql);
  want(ids, sql`m.id = any(${ids}::bigint[])`);
  want(wish.language, sql`r.language = ${wish.language}`);
  want(wish.platform, sql`m.platform = ${wish.platform}`);
  const toneOf = isToward(wish) ? sql`s` : sql`r`;
  want(wish.sentiment, sql`${toneOf}.sentiment = ${wish.sentiment}`);
  want(wish.sureness, sql`${toneOf}.is_sure = ${wish.sureness === "sure"}`);
  // Narratives and authors are counted from what the watches see; their numbers lead to exactly those posts.
  if (!isToward(wish)) want(wish.narrativeId ?? wish.authorKey, IS_SEEN);
  want(wish.narrativeId, sql`r.narrative_id = ${wish.narrativeId}`);
  want(wish.authorKey, sql`m.platform || ' ' || lower(m.author_handle) = ${wish.authorKey}`);
  want(wish.crisisType, sql`r.crisis_types @> ${JSON.stringify([{ type: wish.crisisType }])}::jsonb`);
  want(wish.sourceId, sql`m.source_id = ${wish.sourceId}`);
  want(wish.author, sql`lower(m.author_handle) = ${wish.author?.toLowerCase().replace(/^@/, "")}`);
  want(wish.groupId, sql`r.group_id = ${wish.groupId}`);
  want(
    wish.incidentId,
    sql`m.id in (select mention_id from incident_mention i where i.workspace_id = m.workspace_id and i.incident_id = ${wish.incidentId})`,
  );
  want(wish.from, sql`m.published_at >= ${wish.from}::timestamptz`);
  want(wish.to, sql`m.published_at < ${wish.to}::timestamptz`);
  if (wish.show === "voices") parts.push(sql`not coalesce(r.is_echo, false)`);
  return parts.length === 0 ? sql`` : sql`and ${sql.join(parts, sql` and `)}`;
}

const IS_SEEN = sql`exists (select 1 from sighting o where o.workspace_id = m.workspace_id and o.mention_id = m.id and o.at = m.published_at)`;

const isToward = ({ watchId, brandId }: Wish): boolean => watchId !== undefined || brandId !== undefined;

export interface FoundRow {
  id: number;
  platform: string;
  external_id: string;
  source_id: string | null;
  source_name: string | null;
  author_handle: string;
  author_name: string;
  author_followers: number | null;
  author_created_at: Date | null;
  author_verified: boolean;
  title: string | null;
  text: string;
  url: string | null;
  given_language: string | null;
  published_at: Date;
  heard_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  engagement: Record<string, number>;
  in_reply_to: string | null;
  repost_of: string | null;
  extra: Record<string, unknown>;
  language: string | null;
  sentiment: "negative" | "neutral" | "positive" | null;
  negative: number | null;
  neutral: number | null;
  positive: number | null;
  is_sure: boolean | null;
  crisis_types: { type: never; words: string[] }[] | null;
  group_id: string | null;
  narrative_id: string | null;
  corrected: CorrectionField[] | null;
  toward: { brandId: string; name: string; sentiment: Sentiment; isSure: boolean }[] | null;
  is_echo: boolean | null;
  echoes: number;
  watches: { id: string; name: string }[] | null;
}

/** What the query engine needs of a stored post, and no more. */
export type MatchedRow = Pick<
  FoundRow,
  | "id"
  | "platform"
  | "author_handle"
  | "author_name"
  | "author_followers"
  | "author_verified"
  | "title"
  | "text"
  | "url"
  | "published_at"
  | "in_reply_to"
  | "repost_of"
  | "extra"
  | "language"
>;

const columns = sql`m.id, m.platform, m.external_id, m.source_id, m.author_handle, m.author_name, m.author_followers, m.author_created_at,
  m.author_verified, m.title, m.text, m.url, m.given_language, m.published_at, m.heard_at, m.edited_at, m.deleted_at, m.engagement, m.in_reply_to, m.repost_of, m.extra,
  r.language, r.sentiment, r.negative, r.neutral, r.positive, r.is_sure, r.crisis_types, r.group_id, r.is_echo,
  r.narrative_id, r.corrected,
  (select jsonb_agg(jsonb_build_object('brandId', b.id, 'name', b.name, 'sentiment', t->>'sentiment', 'isSure', t->'isSure'))
    from jsonb_array_elements(r.toward) t join brand b on b.workspace_id = m.workspace_id and b.id = t->>'brandId') as toward,
  (select name from source o where o.workspace_id = m.workspace_id and o.id = m.source_id) as source_name,
  (select greatest(count(*) - 1, 0) from reading g where g.workspace_id = r.workspace_id and g.group_id = r.group_id) as echoes,
  (select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name)) from sighting t join watch w on w.workspace_id = t.workspace_id and w.id = t.watch_id
    where t.workspace_id = m.workspace_id and t.mention_id = m.id) as watches`;

/** Mentions that may fit, latest first, after `after`. Callers check inexact queries again. */
export async function findMentions(
  db: Db,
  search: Search,
  { after, limit }: { after: Place | null; limit: number },
): Promise<FoundRow[]> {
  const start =
    after === null ? sql`` : sql`and (m.published_at, m.id) < (${after.publishedAt}::timestamptz, ${after.id}::bigint)`;
  const { rows } = await sql<FoundRow>`select ${columns} from ${source(search)} ${filters(search)} ${start}
    order by m.published_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function findMentionsById(db: Db, workspaceId: string, ids: readonly string[]): Promise<FoundRow[]> {
  const search: Search = { workspaceId, query: null, wish: { show: "all" } };
  const numbers = ids.map(Number).filter(Number.isSafeInteger);
  const { rows } = await sql<FoundRow>`select ${columns} from ${source(search)} and m.id = any(${numbers}::bigint[])
    order by m.published_at desc, m.id desc`.execute(db);
  return rows;
}

export async function countMentions(db: Db, search: Search): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${source(search)} ${filters(search)}`.execute(db);
  return rows[0]!.count;
}

type FacetName = "languages" | "platforms" | "sentiments" | "crisisTypes" | "watches" | "sureness";
const FACETS: Record<FacetName, (tone: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  languages: () => sql`r.language`,
  platforms: () => sql`m.platform`,
  sentiments: (tone) => sql`${tone}.sentiment`,
  crisisTypes: () => sql`jsonb_array_elements(r.crisis_types)->>'type'`,
  watches: () =>
    sql`unnest(array(select watch_id from sighting t where t.workspace_id = m.workspace_id and t.mention_id = m.id))`,
  sureness: (tone) => sql`case when ${tone}.is_sure then 'sure' when not ${tone}.is_sure then 'unsure' end`,
};

export async function countFacet(db: Db, search: Search, name: FacetName): Promise<{ value: string; count: number }[]> {
  const { rows } = await sql<{ value: string; count: number }>`
    select value, count(*) as count from (select ${FACETS[name](isToward(search.wish) ? sql`s` : sql`r`)} as value from ${source(search)} ${filters(search)}) found
    where value is not null group by value order by count desc, value limit 30`.execute(db);
  return rows;
}
