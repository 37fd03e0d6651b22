import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { Post } from "../normalise.ts";

export interface Key {
  readonly platform: string;
  readonly externalId: string;
}
export interface Known extends Key {
  readonly id: number;
  readonly authorHandle: string;
  readonly title: string | null;
  readonly text: string;
}

/** The mentions behind these keys, held in one order until the end of the transaction. */
export async function holdKnown(db: Db, workspaceId: string, keys: readonly Key[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select m.id, m.platform, m.external_id as "externalId", m.author_handle as "authorHandle", m.title, m.text
    from mention m join mention_key k on k.workspace_id = m.workspace_id and k.mention_id = m.id
    where k.workspace_id = ${workspaceId} and (k.platform, k.external_id) in
      (select * from unnest(${keys.map(({ platform }) => platform)}::text[], ${keys.map(({ externalId }) => externalId)}::text[]))
    order by m.id for update of m`.execute(db);
  return rows;
}

/** Which of the posts are stored with other words than they come with now, as the same source brought them before. */
export async function listRewritten(
  db: Db,
  { workspaceId, sourceId, posts }: { workspaceId: string; sourceId: string; posts: readonly Post[] },
): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select k.platform, k.external_id as "externalId"
    from unnest(${posts.map((post) => post.platform)}::text[], ${posts.map((post) => post.externalId)}::text[],
        ${posts.map((post) => post.text)}::text[]) as given (platform, external_id, text)
      join mention_key k on k.workspace_id = ${workspaceId} and k.platform = given.platform and k.external_id = given.external_id
      join mention m on m.workspace_id = k.workspace_id and m.id = k.mention_id
    where m.source_id = ${sourceId} and m.deleted_at is null and m.text <> given.text`.execute(db);
  return rows;
}

export interface Wording {
  readonly id: number;
  readonly title: string | null;
  readonly text: string;
}

/** Wordings beyond the latest change of a flickering page would fill the record with noise. */
const MOST_WORDINGS = 50;

export const storeWording = (db: Db, workspaceId: string, { id, title, text }: Wording, until: Date) =>
  sql`
    insert into mention_wording (workspace_id, mention_id, until_at, title, text)
    select ${workspaceId}, ${id}, ${until}, ${title}, ${text}
    where (select count(*) from mention_wording where workspace_id = ${workspaceId} and mention_id = ${id}) < ${MOST_WORDINGS}
    on conflict do nothing`.execute(db);

export const listWordings = (db: Db, workspaceId: string, mentionId: number) =>
  db
    .selectFrom("mention_wording")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("mention_id", "=", mentionId)
    .orderBy("until_at", "desc")
    .execute();

export const forgetWordings = (db: Db, workspaceId: string, mentionId: number) =>
  db
    .deleteFrom("mention_wording")
    .where("workspace_id", "=", workspaceId)
    .where("mention_id", "=", mentionId)
    .execute();

/** `words`: what it is found by from now on, as a `tsvector` literal. */
export const rewordMention = (
  db: Db,
  workspaceId: string,
  { id, title, text, words, at }: Wording & { readonly words: string; readonly at: Date },
) =>
  sql`update mention set title = ${title}, text = ${text}, words = ${words}::tsvector, edited_at = ${at}
    where workspace_id = ${workspaceId} and id = ${id}`.execute(db);

export const markDeleted = (db: Db, workspaceId: string, id: number, at: Date) =>
  sql`update mention set deleted_at = coalesce(deleted_at, ${at}) where workspace_id = ${workspaceId} and id = ${id}`.execute(
    db,
  );

/** What was said goes; that something was said, by whom and when, stays. */
export const emptyMention = (db: Db, workspaceId: string, id: number) =>
  sql`update mention set title = null, text = '', words = ''::tsvector, extra = '{}'
    where workspace_id = ${workspaceId} and id = ${id}`.execute(db);

export const findPolicy = (db: Db, workspaceId: string) =>
  db.selectFrom("evidence_policy").selectAll().where("workspace_id", "=", workspaceId).executeTakeFirst();

interface PolicyRow {
  readonly workspace_id: string;
  readonly keeps_evidence: boolean;
  readonly note: string;
  readonly changed_at: Date;
  readonly changed_by: string;
}
export const storePolicy = (db: Db, row: PolicyRow) =>
  db
    .insertInto("evidence_policy")
    .values(row)
    .onConflict((on) => on.column("workspace_id").doUpdateSet(row))
    .execute();
