import type { Sentiment } from "@tocsin/contract";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";

/** What every question about a stretch of time may be narrowed to. */
export interface Scope {
  readonly workspaceId: string;
  readonly from: Date;
  readonly to: Date;
  readonly brandId?: string | undefined;
  readonly watchId?: string | undefined;
  readonly language?: string | undefined;
  readonly platform?: string | undefined;
  readonly narrativeId?: string | undefined;
}

/**
 * Mentions of the stretch, each once per brand however many of its watches see it. `is_top` marks each author's post of
 * the widest reach, so that reach adds up to people and not to posts.
 */
export const seenByBrand = (scope: Scope): RawBuilder<unknown> => sql`
  select distinct on (w.brand_id, s.mention_id) w.brand_id, s.mention_id, s.at, s.sentiment, s.is_sure, s.language, s.platform,
    s.is_echo, s.author_key, s.reach
  from sighting s join watch w on w.workspace_id = s.workspace_id and w.id = s.watch_id
  where ${inScope(scope)}`;

export function inScope({
  workspaceId,
  from,
  to,
  brandId,
  watchId,
  language,
  platform,
  narrativeId,
}: Scope): RawBuilder<unknown> {
  const parts = [sql`s.workspace_id = ${workspaceId}`, sql`s.at >= ${from} and s.at < ${to}`];
  if (brandId !== undefined) parts.push(sql`w.brand_id = ${brandId}`);
  if (watchId !== undefined) parts.push(sql`s.watch_id = ${watchId}`);
  if (language !== undefined) parts.push(sql`s.language = ${language}`);
  if (platform !== undefined) parts.push(sql`s.platform = ${platform}`);
  if (narrativeId !== undefined)
    parts.push(sql`exists (select 1 from reading n where n.workspace_id = s.workspace_id and n.mention_id = s.mention_id
      and n.narrative_id = ${narrativeId})`);
  return sql.join(parts, sql` and `);
}

export interface ToneRow {
  brand_id: string;
  language: string | null;
  platform: string | null;
  at: Date | null;
  mentions: number;
  voices: number;
  echoes: number;
  reach: number;
  negative: number;
  neutral: number;
  positive: number;
  unsure: number;
}

const toneColumns = sql`count(*)::int as mentions, count(distinct author_key) filter (where not is_echo)::int as voices,
  count(*) filter (where is_echo)::int as echoes, coalesce(sum(reach) filter (where is_top), 0)::float8 as reach,
  count(*) filter (where sentiment = 'negative')::int as negative, count(*) filter (where sentiment = 'neutral')::int as neutral,
  count(*) filter (where sentiment = 'positive')::int as positive, count(*) filter (where not is_sure)::int as unsure`;

const withTop = (scope: Scope): RawBuilder<unknown> => sql`
  seen as (${seenByBrand(scope)}),
  ranked as (select *, row_number() over (partition by brand_id, author_key order by reach desc, at, mention_id) = 1 and not is_echo as is_top
    from seen)`;

export interface Steps {
  readonly stepMinutes: number;
  readonly timeZone: string;
}

export const bucketOf = ({ stepMinutes, timeZone }: Steps): RawBuilder<unknown> =>
  stepMinutes === 1440
    ? sql`date_trunc('day', at at time zone ${timeZone}) at time zone ${timeZone}`
    : sql`to_timestamp(floor(extract(epoch from at) / ${stepMinutes * 60}) * ${stepMinutes * 60})`;

/** Tones by brand as a whole and by step, language and platform; the columns that a row does not split by are null. */
export async function listTones(db: Db, scope: Scope, steps: Steps): Promise<ToneRow[]> {
  const { rows } = await sql<ToneRow>`
    with ${withTop(scope)}, stepped as (select *, ${bucketOf(steps)} as step from ranked)
    select brand_id, language, platform, step as at, ${toneColumns} from stepped
    group by grouping sets ((brand_id), (brand_id, step), (brand_id, language), (brand_id, platform))
    order by step nulls first, mentions desc`.execute(db);
  return rows;
}

export async function listTotals(db: Db, scope: Scope): Promise<ToneRow[]> {
  const { rows } = await sql<ToneRow>`
    with ${withTop(scope)}
    select brand_id, null as language, null as platform, null as at, ${toneColumns} from ranked group by brand_id`.execute(
    db,
  );
  return rows;
}

export interface ReadPost {
  id: number;
  at: Date;
  text: string;
  language: string;
  sentiment: Sentiment;
  authorKey: string;
}

/** The latest voices of a stretch with their texts, and how many there were in all. */
export async function listVoices(db: Db, scope: Scope, limit: number): Promise<{ posts: ReadPost[]; total: number }> {
  const { rows } = await sql<ReadPost & { total: number }>`
    with said as (
      select distinct on (s.mention_id) s.mention_id, s.at, s.language, s.sentiment, s.author_key
      from sighting s join watch w on w.workspace_id = s.workspace_id and w.id = s.watch_id
      where ${inScope(scope)} and not s.is_echo),
    latest as (select *, (count(*) over ())::int as total from said order by at desc, mention_id desc limit ${limit})
    select m.id, l.at, coalesce(m.title || E'\n', '') || m.text as text, l.language, l.sentiment, l.author_key as "authorKey", l.total
    from latest l join mention m on m.workspace_id = ${scope.workspaceId} and m.id = l.mention_id and m.published_at = l.at
    order by l.at, m.id`.execute(db);
  return { posts: rows, total: rows[0]?.total ?? 0 };
}
