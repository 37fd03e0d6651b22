import type { NarrativeLinkKind, Sentiment } from "@tocsin/contract";
import type { NarrativeSnapshot } from "@tocsin/narrative";
import { type Selectable, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { bucketOf, inScope, type Scope, type Steps } from "../insights/queries.ts";
import type { ToldNarrative, UnderstandTables } from "../tables.ts";

export const findSnapshot = (db: Db, workspaceId: string) =>
  db.selectFrom("narrative_memory").selectAll().where("workspace_id", "=", workspaceId).executeTakeFirst();

export const storeSnapshot = (
  db: Db,
  workspaceId: string,
  { snapshot, batch, at }: { snapshot: NarrativeSnapshot; batch: number; at: Date },
) => {
  const kept = { snapshot: JSON.stringify(snapshot), last_batch: batch, taken_at: at };
  return db
    .insertInto("narrative_memory")
    .values({ workspace_id: workspaceId, ...kept })
    .onConflict((on) => on.column("workspace_id").doUpdateSet(kept))
    .execute();
};

export const deleteSnapshot = (db: Db, workspaceId: string) =>
  db.deleteFrom("narrative_memory").where("workspace_id", "=", workspaceId).execute();

/** Everything that belonged to `from` belongs to `into`. */
export async function mergeNarratives(db: Db, workspaceId: string, { from, into }: { from: string; into: string }) {
  await sql`update reading set narrative_id = ${into} where workspace_id = ${workspaceId} and narrative_id = ${from}`.execute(
    db,
  );
  await db.deleteFrom("narrative").where("workspace_id", "=", workspaceId).where("id", "=", from).execute();
  await sql`delete from narrative_link where workspace_id = ${workspaceId} and (from_id = ${from} or to_id = ${from})`.execute(
    db,
  );
}

export interface Told {
  readonly id: string;
  readonly told: ToldNarrative;
}
export async function storeTold(db: Db, workspaceId: string, narratives: readonly Told[], at: Date): Promise<void> {
  await sql`
    insert into narrative (workspace_id, id, told, told_at)
    select ${workspaceId}, *, ${at}::timestamptz from unnest(${narratives.map(({ id }) => id)}::text[],
      ${narratives.map(({ told }) => JSON.stringify(told))}::jsonb[])
    on conflict (workspace_id, id) do update set told = excluded.told, told_at = excluded.told_at`.execute(db);
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: NarrativeLinkKind;
  readonly posts: number;
  readonly because: readonly string[];
}
export async function storeLinks(db: Db, workspaceId: string, links: readonly Link[]): Promise<void> {
  for (const { from, to, kind, posts, because } of links)
    await sql`
      insert into narrative_link (workspace_id, from_id, to_id, kind, posts, because)
      values (${workspaceId}, ${from}, ${to}, ${kind}, ${posts}, ${because})
      on conflict (workspace_id, from_id, to_id, kind) do update set posts = excluded.posts, because = excluded.because`.execute(
      db,
    );
}

/** Links among the given narratives, or from and to one of them when `isAny`. */
export const listLinks = async (
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  { isAny }: { isAny: boolean },
): Promise<Selectable<UnderstandTables["narrative_link"]>[]> => {
  const inside = sql<boolean>`from_id = any(${ids}::text[]) ${sql.raw(isAny ? "or" : "and")} to_id = any(${ids}::text[])`;
  return db
    .selectFrom("narrative_link")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`(${inside})`)
    .orderBy("posts", "desc")
    .limit(200)
    .execute();
};

export const listTold = async (
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, ToldNarrative>> => {
  const rows = await db
    .selectFrom("narrative")
    .select(["id", "told"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.told]));
};

export interface CountedRow {
  id: string;
  size: number;
  voices: number;
  echoes: number;
  reach: number;
  negative: number;
  first_at: Date;
  last_at: Date;
  last_hour: number;
  hour_before: number;
}
export type Order = "size" | "growth" | "negative" | "latest";
const ORDERS: Record<Order, string> = {
  size: "voices desc, size desc",
  growth: "last_hour - hour_before desc, last_hour desc, voices desc",
  negative: "negative desc, voices desc",
  latest: "first_at desc",
};

const seenIn = (scope: Scope) => sql`
  select distinct on (s.mention_id) s.mention_id, s.at, s.sentiment, s.language, s.platform, s.is_echo, s.author_key, s.reach,
    r.narrative_id, r.crisis_types
  from sighting s join watch w on w.workspace_id = s.workspace_id and w.id = s.watch_id
    join reading r on r.workspace_id = s.workspace_id and r.mention_id = s.mention_id
  where ${inScope(scope)} and r.narrative_id is not null`;

/** Narratives with their numbers in the stretch, and how many posts stand in none of the listed. */
export async function listCounted(
  db: Db,
  scope: Scope,
  { order, limit, leastSize, now }: { order: Order; limit: number; leastSize: number; now: Date },
): Promise<{ rows: CountedRow[]; others: number }> {
  // A stretch may end tonight; its last hour is the one that has passed.
  const end = new Date(Math.min(scope.to.getTime(), now.getTime()));
  const { rows } = await sql<CountedRow & { total: number }>`
    with seen as (${seenIn(scope)}),
    ranked as (select *, row_number() over (partition by narrative_id, author_key order by reach desc, at) = 1 and not is_echo as is_top from seen),
    counted as (
      select narrative_id as id, count(*)::int as size, count(distinct author_key) filter (where not is_echo)::int as voices,
        count(*) filter (where is_echo)::int as echoes, coalesce(sum(reach) filter (where is_top), 0)::float8 as reach,
        count(*) filter (where sentiment = 'negative')::int as negative, min(at) as first_at, max(at) as last_at,
        count(*) filter (where at >= ${end}::timestamptz - interval '1 hour')::int as last_hour,
        count(*) filter (where at >= ${end}::timestamptz - interval '2 hours' and at < ${end}::timestamptz - interval '1 hour')::int as hour_before
      from ranked group by 1)
    select *, (sum(size) over ())::int as total from counted order by (size >= ${leastSize}) desc, ${sql.raw(ORDERS[order])}, id
    limit ${limit}`.execute(db);
  const kept = rows.filter((row) => row.size >= leastSize);
  const total = rows[0]?.total ?? 0;
  return { rows: kept, others: total - kept.reduce((sum, row) => sum + row.size, 0) };
}

export interface SplitRow {
  id: string;
  kind: "language" | "platform" | "crisis-type";
  value: string;
  count: number;
}
export async function listSplits(db: Db, scope: Scope, ids: readonly string[]): Promise<SplitRow[]> {
  const { rows } = await sql<SplitRow>`
    with seen as (select * from (${seenIn(scope)}) s where narrative_id = any(${ids}::text[]))
    select narrative_id as id, 'language' as kind, language as value, count(*)::int as count from seen group by 1, 3
    union all select narrative_id, 'platform', platform, count(*)::int from seen group by 1, 3
    union all select narrative_id, 'crisis-type', type->>'type', count(*)::int from seen, jsonb_array_elements(crisis_types) type group by 1, 3
    order by count desc, value`.execute(db);
  return rows;
}

export async function listSteps(
  db: Db,
  scope: Scope,
  steps: Steps,
): Promise<{ at: Date; mentions: number; negative: number }[]> {
  const { rows } = await sql<{ at: Date; mentions: number; negative: number }>`
    with seen as (${seenIn(scope)})
    select ${bucketOf(steps)} as at, count(*)::int as mentions, count(*) filter (where sentiment = 'negative')::int as negative
    from seen group by 1 order by 1`.execute(db);
  return rows;
}

export async function countPosts(db: Db, workspaceId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("reading")
    .select(["narrative_id", (eb) => eb.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`narrative_id = any(${ids}::text[])`)
    .groupBy("narrative_id")
    .execute();
  return new Map(rows.map((row) => [row.narrative_id!, row.count]));
}

export interface StoryRow {
  id: number;
  at: Date;
  text: string;
  author_key: string;
  author_created_at: Date | null;
  group_id: string;
  repost_of: string | null;
  is_echo: boolean;
  reach: number;
  language: string;
  sentiment: Sentiment;
}

/** The posts of a narrative in order of time; of a long one the first. */
export async function listStory(db: Db, scope: Scope, limit: number): Promise<StoryRow[]> {
  const { rows } = await sql<StoryRow>`
    with seen as (${seenIn(scope)})
    select m.id, s.at, m.text, s.author_key, m.author_created_at, r.group_id, m.repost_of, s.is_echo, s.reach::float8 as reach,
      s.language, s.sentiment
    from seen s join mention m on m.workspace_id = ${scope.workspaceId} and m.id = s.mention_id and m.published_at = s.at
      join reading r on r.workspace_id = ${scope.workspaceId} and r.mention_id = s.mention_id
    order by s.at, m.id limit ${limit}`.execute(db);
  return rows;
}
