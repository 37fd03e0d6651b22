import type { AuthorRole } from "@tocsin/contract";
import { type Insertable, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { inScope, type Scope } from "../insights/queries.ts";
import { NAMELESS } from "../read.ts";
import type { UnderstandTables } from "../tables.ts";

export interface AuthorRow {
  author_key: string;
  platform: string;
  handle: string;
  name: string;
  followers: number | null;
  created_at: Date | null;
  verified: boolean;
  profile: Record<string, unknown> | null;
  posts: number;
  negative: number;
  positive: number;
  reach: number;
  engagement: number;
  carried: number;
  last_at: Date;
  marked_role: AuthorRole | null;
  marked_standing: "friend" | "opponent" | null;
  note: string | null;
  marked_by: string | null;
}

export type Order = "influence" | "posts" | "negative" | "positive" | "carried";

const grown = (column: string) => `(1 + ln(1 + greatest(a.${column}, 0)))`;
const ORDERS: Record<Order, string> = {
  influence: `${grown("reach")} * ${grown("engagement")} * ${grown("carried")}`,
  posts: "a.posts",
  negative: "a.negative",
  positive: "a.positive",
  carried: "a.carried",
};

interface Wish {
  readonly order: Order;
  readonly limit: number;
  readonly authorKey?: string;
}

/**
 * Authors of a stretch with what they did in it, the first in `order`; authors without a name are nobody to follow. Whoever
 * repeats themselves is not carried on by that.
 */
export async function listAuthors(db: Db, scope: Scope, { order, limit, authorKey }: Wish): Promise<AuthorRow[]> {
  const { workspaceId } = scope;
  const one = authorKey === undefined ? sql`` : sql`where author_key = ${authorKey}`;
  const { rows } = await sql<AuthorRow>`
    with said as (
      select distinct on (s.mention_id) s.mention_id, s.at, s.sentiment, s.is_echo, s.author_key, s.reach
      from sighting s join watch w on w.workspace_id = s.workspace_id and w.id = s.watch_id where ${inScope(scope)}),
    grouped as (
      select s.*, count(*) filter (where s.is_echo) over (partition by r.group_id)
        - count(*) filter (where s.is_echo) over (partition by r.group_id, s.author_key) as echoes
      from said s join reading r on r.workspace_id = ${workspaceId} and r.mention_id = s.mention_id),
    posted as (
      select g.*, coalesce((m.engagement->>'likes')::float8, 0) + coalesce((m.engagement->>'comments')::float8, 0)
        + coalesce((m.engagement->>'reposts')::float8, 0) + coalesce((m.engagement->>'quotes')::float8, 0) as reactions,
        coalesce((m.engagement->>'reposts')::float8, 0) + coalesce((m.engagement->>'quotes')::float8, 0) as passed_on
      from grouped g join mention m on m.workspace_id = ${workspaceId} and m.id = g.mention_id and m.published_at = g.at),
    acted as (
      select author_key, count(*)::int as posts, count(*) filter (where sentiment = 'negative')::int as negative,
        count(*) filter (where sentiment = 'positive')::int as positive, max(reach)::float8 as reach, sum(reactions)::float8 as engagement,
        sum(case when is_echo then 0 else greatest(echoes, passed_on) end)::float8 as carried, max(at) as last_at,
        (array_agg(mention_id order by at desc, mention_id desc))[1] as latest
      from posted ${one} group by author_key),
    first as (
      select a.*, row_number() over (order by ${sql.raw(ORDERS[order])} desc, a.author_key) as place from acted a join mention m on m.workspace_id = ${workspaceId} and m.id = a.latest and m.published_at = a.last_at
      where lower(m.author_handle) <> all(${[...NAMELESS]}::text[])
      order by place limit ${limit})
    select a.author_key, m.platform, m.author_handle as handle, m.author_name as name, m.author_followers::float8 as followers,
      m.author_created_at as created_at, m.author_verified as verified, m.extra->'author' as profile,
      a.posts, a.negative, a.positive, a.reach, a.engagement, a.carried, a.last_at,
      k.role as marked_role, k.standing as marked_standing, k.note, k.by_name as marked_by
    from first a join mention m on m.workspace_id = ${workspaceId} and m.id = a.latest and m.published_at = a.last_at
    left join author_mark k on k.workspace_id = ${workspaceId} and k.author_key = a.author_key
    order by a.place`.execute(db);
  return rows;
}

export interface RecordRow {
  author_key: string;
  posts: number;
  negative: number;
  neutral: number;
  positive: number;
  days: number;
  since: Date;
}

/** All that these authors ever said of the own brands; what they merely passed on is not theirs. */
export async function listRecords(db: Db, workspaceId: string, authorKeys: readonly string[]): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with said as (
      select distinct on (s.mention_id) s.author_key, s.sentiment, s.at
      from sighting s join watch w on w.workspace_id = s.workspace_id and w.id = s.watch_id
        join brand b on b.workspace_id = w.workspace_id and b.id = w.brand_id
      where s.workspace_id = ${workspaceId} and s.author_key = any(${authorKeys}::text[]) and b.kind = 'own' and not s.is_echo
      order by s.mention_id, s.watch_id)
    select author_key, count(*)::int as posts, count(*) filter (where sentiment = 'negative')::int as negative,
      count(*) filter (where sentiment = 'neutral')::int as neutral, count(*) filter (where sentiment = 'positive')::int as positive,
      count(distinct date_trunc('day', at))::int as days, min(at) as since
    from said group by author_key`.execute(db);
  return rows;
}

export const storeMark = (db: Db, row: Insertable<UnderstandTables["author_mark"]>) =>
  db
    .insertInto("author_mark")
    .values(row)
    .onConflict((on) =>
      on.columns(["workspace_id", "author_key"]).doUpdateSet({
        role: row.role,
        standing: row.standing,
        note: row.note,
        by_name: row.by_name,
        marked_at: row.marked_at,
      }),
    )
    .execute();
