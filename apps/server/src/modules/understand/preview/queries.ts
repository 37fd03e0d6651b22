/** Counts over the stored posts of a workspace, each bounded in time. */
import type { Query } from "@tocsin/query";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { toCondition } from "../condition/queries.ts";
import type { MatchedRow } from "../search/queries.ts";

/** The stored posts of a workspace since a moment. */
export interface Stretch {
  readonly workspaceId: string;
  readonly from: Date;
}

const posts = ({ workspaceId, from }: Stretch, condition: RawBuilder<unknown>) =>
  sql`mention m left join reading r on r.workspace_id = m.workspace_id and r.mention_id = m.id
    where m.workspace_id = ${workspaceId} and m.published_at >= ${from}::timestamptz and ${condition}`;

export interface CaughtRow {
  readonly day: string;
  readonly platform: string;
  readonly count: number;
}

export interface CaughtWish extends Stretch {
  readonly query: Query;
  /** Parts of the query that are counted by themselves; as exact as the whole. */
  readonly names: readonly Query[];
  readonly timeZone: string;
  /** How many of the latest are looked at more closely: at their languages and names. */
  readonly told: number;
  readonly examples: number;
}

/** Posts of one language among the latest that were found, and how many of them have each name. */
export interface ToldRow {
  readonly value: string;
  readonly count: number;
  readonly named: readonly number[];
}

export interface CaughtRows {
  readonly counts: CaughtRow[];
  readonly told: ToldRow[];
  readonly examples: number[];
}

/**
 * What a query that the database understands exactly finds, by day and platform; among the latest of it the languages and
 * the names. Readings are not joined to all that is found: that would cost more than the search itself.
 */
export async function countCaught(db: Db, wish: CaughtWish): Promise<CaughtRows> {
  const { workspaceId, timeZone, told, examples } = wish;
  const named = wish.names.map((name) => sql`count(*) filter (where ${toCondition(name).sql})`);
  const { rows } = await sql<{ [Column in keyof CaughtRows]: CaughtRows[Column] | null }>`
    with caught as materialized (select m.id, m.published_at, m.platform from ${posts(wish, toCondition(wish.query).sql)}),
      latest as (select id, published_at from caught order by published_at desc, id desc limit ${told}),
      told as (select coalesce(r.language, 'und') as value, count(*) as count, array[${join(named)}]::bigint[] as named
        from latest l join mention m on m.workspace_id = ${workspaceId} and m.id = l.id and m.published_at = l.published_at
        left join reading r on r.workspace_id = m.workspace_id and r.mention_id = m.id group by 1)
    select (select jsonb_agg(g) from (select (published_at at time zone ${timeZone})::date as day, platform, count(*) as count
        from caught group by 1, 2) g) as counts,
      (select jsonb_agg(told order by count desc) from told) as told,
      (select jsonb_agg(e.id) from (select id from latest order by published_at desc, id desc limit ${examples}) e) as examples`.execute(
    db,
  );
  const { counts, told: ofLatest, examples: latest } = rows[0]!;
  return { counts: counts ?? [], told: ofLatest ?? [], examples: latest ?? [] };
}

const join = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  parts.length === 0 ? sql`` : sql.join(parts);

/** The latest posts that may fit, for the engine to match; without a query the latest of all. */
export async function listLatest(
  db: Db,
  { query, limit, ...stretch }: Stretch & { readonly query: Query | null; readonly limit: number },
): Promise<MatchedRow[]> {
  const condition = query === null ? sql`true` : toCondition(query).sql;
  const { rows } =
    await sql<MatchedRow>`select m.id, m.platform, m.author_handle, m.author_name, m.author_followers, m.author_verified,
      m.title, m.text, m.url, m.published_at, m.in_reply_to, m.repost_of, jsonb_build_object('media', m.extra->'media') as extra, r.language
    from ${posts(stretch, condition)} order by m.published_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface Stored {
  readonly count: number;
  readonly first: Date | null;
}

export async function countStored(db: Db, { workspaceId, from }: Stretch): Promise<Stored> {
  const { rows } = await sql<Stored>`select count(*) as count, min(published_at) as first from mention
    where workspace_id = ${workspaceId} and published_at >= ${from}::timestamptz`.execute(db);
  return rows[0]!;
}

/** How many of the latest posts are in each language: which languages a workspace listens in. */
export async function countHeardLanguages(
  db: Db,
  { workspaceId, from }: Stretch,
  most: number,
): Promise<{ value: string; count: number }[]> {
  const { rows } = await sql<{ value: string; count: number }>`select language as value, count(*) as count
    from (select language from reading where workspace_id = ${workspaceId} and published_at >= ${from}::timestamptz
      order by published_at desc limit ${most}) latest group by language order by count desc`.execute(db);
  return rows;
}

/** Whether any stored post fits each query. */
export async function findWritten(db: Db, stretch: Stretch, queries: readonly Query[]): Promise<boolean[]> {
  if (queries.length === 0) return [];
  const found = queries.map(
    (query, at) => sql`exists (select 1 from ${posts(stretch, toCondition(query).sql)}) as ${sql.id(`n${at}`)}`,
  );
  const { rows } = await sql<Record<string, boolean>>`select ${sql.join(found)}`.execute(db);
  return queries.map((_, at) => rows[0]?.[`n${at}`] ?? false);
}

const CANCELLED = "57014";

/** What `work` answers, or null when the database needs longer than `milliseconds` for one of its questions. */
export async function within<T>(db: Db, milliseconds: number, work: (tx: Db) => Promise<T>): Promise<T | null> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(milliseconds)}, true)`.execute(tx);
      return work(tx);
    });
  } catch (error) {
    if ((error as { code?: string }).code === CANCELLED) return null;
    throw error;
  }
}
