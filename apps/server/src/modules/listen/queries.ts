import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Post } from "./normalise.ts";
import type { ListenTables } from "./tables.ts";
import { indexWords } from "./words.ts";

export type SourceRow = Selectable<ListenTables["source"]>;
export type ImportRow = Selectable<ListenTables["import_run"]>;
export type MentionRow = Selectable<ListenTables["mention"]>;

const knownMonths = new WeakMap<object, Set<string>>();

/** Makes the month partitions that `times` fall into. Outside the storing transaction, so that no batch waits for its lock. */
export async function ensureMonths(db: Db, times: readonly Date[]): Promise<void> {
  const known = knownMonths.get(db) ?? new Set<string>();
  knownMonths.set(db, known);
  const wanted = new Set(times.map((time) => time.toISOString().slice(0, 7)));
  for (const month of wanted) {
    if (known.has(month)) continue;
    await ensureMonth(db, month);
    known.add(month);
  }
}

async function ensureMonth(db: Db, month: string): Promise<void> {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  const name = `mention_${month.replace("-", "_")}`;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(4872)`.execute(tx);
    await sql
      .raw(`create table if not exists ${name} partition of mention for values from ('${month}-01') to ('${next}')`)
      .execute(tx);
  });
}

export interface NewMentions {
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly posts: readonly Post[];
  readonly heardAt: Date;
}

/**
 * Stores the posts that are not there yet and returns their ids, in the order of `posts`. Keys are taken in one order
 * everywhere: two deliveries of the same posts would else wait for each other, and one of them would be undone.
 */
export async function storeMentions(db: Db, { workspaceId, sourceId, posts, heardAt }: NewMentions): Promise<number[]> {
  const keys = await sql<{ platform: string; external_id: string; mention_id: number }>`
    insert into mention_key (workspace_id, platform, external_id, mention_id)
    select ${workspaceId}, platform, external_id, nextval('mention_number')
    from (select * from unnest(${posts.map((post) => post.platform)}::text[], ${posts.map((post) => post.externalId)}::text[])
      as each (platform, external_id) order by platform, external_id) as given
    on conflict do nothing
    returning platform, external_id, mention_id`.execute(db);
  const ids = new Map(keys.rows.map((row) => [`${row.platform}\u0000${row.external_id}`, row.mention_id]));
  const fresh = posts
    .map((post) => ({ post, id: ids.get(`${post.platform}\u0000${post.externalId}`) }))
    .filter((entry): entry is { post: Post; id: number } => entry.id !== undefined);
  if (fresh.length > 0) await insertMentions(db, fresh, { workspaceId, sourceId, heardAt });
  return fresh.map((entry) => entry.id);
}

interface Origin {
  readonly workspaceId: string;
  readonly sourceId: string | null;
  readonly heardAt: Date;
}

/** One statement with one array per column: several times quicker than a list of value rows. */
async function insertMentions(db: Db, fresh: readonly { post: Post; id: number }[], origin: Origin): Promise<void> {
  const column = <T>(read: (post: Post) => T) => fresh.map(({ post }) => read(post));
  await sql`
    insert into mention (workspace_id, id, source_id, platform, external_id, author_handle, author_name, author_followers,
      author_created_at, author_verified, title, text, url, given_language, published_at, heard_at, engagement, in_reply_to,
      repost_of, extra, words)
    select ${origin.workspaceId}, id, ${origin.sourceId}, platform, external_id, author_handle, author_name, author_followers,
      author_created_at, author_verified, title, text, url, given_language, published_at, ${origin.heardAt}, engagement,
      in_reply_to, repost_of, extra, words::tsvector
    from unnest(${fresh.map(({ id }) => id)}::bigint[], ${column((p) => p.platform)}::text[], ${column((p) => p.externalId)}::text[],
      ${column((p) => p.author.handle)}::text[], ${column((p) => p.author.name)}::text[], ${column((p) => p.author.followers)}::bigint[],
      ${column((p) => p.author.createdAt)}::timestamptz[], ${column((p) => p.author.verified)}::boolean[],
      ${column((p) => p.title)}::text[], ${column((p) => p.text)}::text[], ${column((p) => p.url)}::text[],
      ${column((p) => p.givenLanguage)}::text[], ${column((p) => p.publishedAt)}::timestamptz[],
      ${column((p) => JSON.stringify(p.engagement))}::jsonb[], ${column((p) => p.inReplyTo)}::text[],
      ${column((p) => p.repostOf)}::text[], ${column((p) => JSON.stringify(p.extra))}::jsonb[],
      ${column(({ author, ...post }) => indexWords({ ...post, handle: author.handle }))}::text[])
      as given (id, platform, external_id, author_handle, author_name, author_followers, author_created_at, author_verified,
        title, text, url, given_language, published_at, engagement, in_reply_to, repost_of, extra, words)`.execute(db);
}

export const listMentionsById = (db: Db, workspaceId: string, ids: readonly number[]): Promise<MentionRow[]> =>
  db
    .selectFrom("mention")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .orderBy("published_at")
    .orderBy("id")
    .execute();

export const listSources = (db: Db, workspaceId: string) =>
  db.selectFrom("source").selectAll().where("workspace_id", "=", workspaceId).orderBy("created_at").execute();
export const findSource = (db: Db, workspaceId: string, id: string) =>
  db.selectFrom("source").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
/** A signed delivery names only its source: the workspace follows from it. */
export const findSourceAnywhere = (db: Db, id: string) =>
  db.selectFrom("source").selectAll().where("id", "=", id).executeTakeFirst();
export const storeSource = (db: Db, source: Insertable<ListenTables["source"]>) =>
  db.insertInto("source").values(source).execute();
export const updateSource = (db: Db, workspaceId: string, id: string, change: Partial<SourceRow>) =>
  db.updateTable("source").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const deleteSource = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("source")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();
export const touchSource = (db: Db, workspaceId: string, id: string, at: Date) =>
  db
    .updateTable("source")
    .set({
      last_post_at: at,
      last_checked_at: at,
      state: "healthy",
      failures: 0,
      problem_code: null,
      problem_message: null,
      problem_since: null,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
export const changeMemory = (
  db: Db,
  {
    workspaceId,
    sourceId,
    changed,
    gone,
  }: { workspaceId: string; sourceId: string; changed: object; gone: readonly string[] },
) =>
  sql`update source set memory = (memory || ${JSON.stringify(changed)}::jsonb) - ${[...gone]}::text[]
    where workspace_id = ${workspaceId} and id = ${sourceId}`.execute(db);
export const countLastDayBySource = async (db: Db, workspaceId: string, since: Date): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom("mention")
    .select(["source_id", (eb) => eb.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where("heard_at", ">=", since)
    .where("published_at", ">=", since)
    .where("source_id", "is not", null)
    .groupBy("source_id")
    .execute();
  return new Map(rows.map((row) => [row.source_id!, row.count]));
};

export const storeImport = (db: Db, run: Insertable<ListenTables["import_run"]>) =>
  db.insertInto("import_run").values(run).execute();
export const updateImport = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Insertable<ListenTables["import_run"]>>,
) => db.updateTable("import_run").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const listImports = (db: Db, workspaceId: string) =>
  db
    .selectFrom("import_run")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("started_at", "desc")
    .limit(50)
    .execute();
export const findImport = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("import_run")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();

/** A failing source is deaf from its first failed check on; the stretch stays open until it is heard again. */
export const openGap = (db: Db, workspaceId: string, sourceId: string, from: Date) =>
  db
    .insertInto("source_gap")
    .values({ workspace_id: workspaceId, source_id: sourceId, from_at: from, until_at: null })
    .onConflict((on) => on.doNothing())
    .execute();
export const closeGap = (db: Db, workspaceId: string, sourceId: string, until: Date) =>
  db
    .updateTable("source_gap")
    .set({ until_at: until })
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("until_at", "is", null)
    .execute();
export const listGaps = (db: Db, workspaceId: string, { from, to }: { from: Date; to: Date }) =>
  db
    .selectFrom("source_gap")
    .innerJoin("source", (on) =>
      on.onRef("source.workspace_id", "=", "source_gap.workspace_id").onRef("source.id", "=", "source_gap.source_id"),
    )
    .select(["source_gap.source_id", "source_gap.from_at", "source_gap.until_at", "source.name"])
    .where("source_gap.workspace_id", "=", workspaceId)
    .where("source_gap.from_at", "<", to)
    .where((eb) => eb.or([eb("source_gap.until_at", "is", null), eb("source_gap.until_at", ">", from)]))
    .execute();
