import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { Post } from "../normalise.ts";
import type { Engagement } from "../tables.ts";
import { countReactions } from "./rules.ts";

export interface KnownCounts {
  readonly mentionId: number;
  /** The counts that stand beside the post. */
  readonly engagement: Engagement;
  /** The most reactions that a reading has found. */
  readonly most: number;
}

const keyOf = ({ platform, externalId }: Pick<Post, "platform" | "externalId">) => `${platform}\u0000${externalId}`;

/** What is known of posts that are stored, by post. They are held, in one order, against a second reading at the same time. */
export async function holdCounts(
  db: Db,
  workspaceId: string,
  posts: readonly Post[],
): Promise<(post: Post) => KnownCounts | undefined> {
  const { rows } = await sql<{
    platform: string;
    external_id: string;
    id: number;
    engagement: Engagement;
    most: number;
  }>`
    select m.platform, m.external_id, m.id, m.engagement,
      coalesce((select max(total) from reaction r where r.workspace_id = m.workspace_id and r.mention_id = m.id), 0)::float8 as most
    from mention m join mention_key k on k.workspace_id = m.workspace_id and k.mention_id = m.id
    where k.workspace_id = ${workspaceId} and (k.platform, k.external_id) in
      (select * from unnest(${posts.map((post) => post.platform)}::text[], ${posts.map((post) => post.externalId)}::text[]))
    order by m.id for update of m`.execute(db);
  const known = rows.map(({ id, engagement, most, ...post }): [string, KnownCounts] => [
    keyOf({ platform: post.platform, externalId: post.external_id }),
    { mentionId: id, engagement, most: Math.max(most, countReactions(engagement) ?? 0) },
  ]);
  const byPost = new Map(known);
  return (post) => byPost.get(keyOf(post));
}

export interface ChangedCounts {
  readonly mentionId: number;
  readonly engagement: Engagement;
  readonly readAt: Date | null;
}

/** The latest counts stand beside the post; what a reading does not tell stays as it was. An export says when they were read. */
export async function updateCounts(db: Db, workspaceId: string, changed: readonly ChangedCounts[]): Promise<void> {
  const column = <T>(pick: (one: ChangedCounts) => T) => changed.map(pick);
  await sql`
    update mention m set engagement = m.engagement || n.engagement,
      extra = case when m.extra ? 'readAt' then m.extra || jsonb_build_object('readAt', n.read_at) else m.extra end
    from unnest(${column((c) => c.mentionId)}::bigint[], ${column((c) => JSON.stringify(c.engagement))}::jsonb[],
      ${column((c) => c.readAt?.toISOString() ?? null)}::text[]) as n (id, engagement, read_at)
    where m.workspace_id = ${workspaceId} and m.id = n.id`.execute(db);
}

export interface Rise {
  readonly mentionId: number;
  readonly at: Date;
  readonly gained: number;
  readonly total: number;
}

export async function storeRises(db: Db, workspaceId: string, rises: readonly Rise[]): Promise<void> {
  const column = <T>(pick: (rise: Rise) => T) => rises.map(pick);
  await sql`
    insert into reaction (workspace_id, mention_id, at, gained, total)
    select ${workspaceId}, id, date_trunc('minute', at), gained, total
    from unnest(${column((r) => r.mentionId)}::bigint[], ${column((r) => r.at)}::timestamptz[],
      ${column((r) => r.gained)}::bigint[], ${column((r) => r.total)}::bigint[]) as n (id, at, gained, total)
    on conflict (workspace_id, at, mention_id) do update
      set gained = reaction.gained + excluded.gained, total = greatest(reaction.total, excluded.total)`.execute(db);
}

export const listReactions = (
  db: Db,
  workspaceId: string,
  mentionIds: readonly number[],
): Promise<Pick<Rise, "mentionId" | "at" | "gained">[]> =>
  db
    .selectFrom("reaction")
    .select(["mention_id as mentionId", "at", "gained"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`mention_id = any(${mentionIds}::bigint[])`)
    .orderBy("at")
    .execute();
