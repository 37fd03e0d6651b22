import type { KeyScope, Language, Role } from "@tocsin/contract";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { AuditFact } from "./rules.ts";

export const countWorkspaces = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom("workspace")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow()
  ).count;

/** Two first runs at once must not make two workspaces. */
export const lockSetup = (db: Db) => sql`select pg_advisory_xact_lock(4870)`.execute(db);

export interface NewWorkspace {
  id: string;
  name: string;
  slug: string;
  language: Language;
  time_zone: string;
  is_demo: boolean;
  created_at: Date;
}
export const storeWorkspace = (db: Db, workspace: NewWorkspace) =>
  db.insertInto("workspace").values(workspace).execute();
export const updateWorkspace = (db: Db, id: string, change: { name: string; language: Language; time_zone: string }) =>
  db.updateTable("workspace").set(change).where("id", "=", id).execute();
export const getWorkspace = (db: Db, id: string) =>
  db.selectFrom("workspace").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
export const findWorkspaceBySlug = (db: Db, slug: string) =>
  db.selectFrom("workspace").selectAll().where("slug", "=", slug).executeTakeFirst();
export const listWorkspaces = (db: Db) => db.selectFrom("workspace").selectAll().orderBy("created_at").execute();

export const storeMember = (
  db: Db,
  member: { workspace_id: string; person_id: string; role: Role; language: Language; joined_at: Date },
) =>
  db
    .insertInto("member")
    .values({ ...member, last_seen_at: null })
    .onConflict((on) => on.columns(["workspace_id", "person_id"]).doUpdateSet({ role: member.role }))
    .execute();

const members = (db: Db) =>
  db
    .selectFrom("member")
    .innerJoin("person", "person.id", "member.person_id")
    .innerJoin("workspace", "workspace.id", "member.workspace_id")
    .select([
      "member.workspace_id",
      "member.person_id",
      "member.role",
      "member.language",
      "member.joined_at",
      "member.last_seen_at",
      "person.name",
      "person.email",
      "workspace.is_demo",
    ]);
export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number];

export const listMembers = (db: Db, workspaceId: string) =>
  members(db).where("member.workspace_id", "=", workspaceId).orderBy("person.name").execute();
export const findMember = (db: Db, workspaceId: string, personId: string) =>
  members(db)
    .where("member.workspace_id", "=", workspaceId)
    .where("member.person_id", "=", personId)
    .executeTakeFirst();
/** The workspace a person works in: the first one joined. */
export const findMembership = (db: Db, personId: string) =>
  members(db).where("member.person_id", "=", personId).orderBy("member.joined_at").executeTakeFirst();
export const findMemberOfRole = (db: Db, workspaceId: string, role: Role) =>
  members(db).where("member.workspace_id", "=", workspaceId).where("member.role", "=", role).executeTakeFirst();
export const listMembersOfRole = (db: Db, workspaceId: string, role: Role) =>
  members(db).where("member.workspace_id", "=", workspaceId).where("member.role", "=", role).execute();

export const updateRole = (db: Db, workspaceId: string, personId: string, role: Role) =>
  db
    .updateTable("member")
    .set({ role })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
export const setLanguage = (db: Db, workspaceId: string, personId: string, language: Language) =>
  db
    .updateTable("member")
    .set({ language })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
export const touchMember = (db: Db, workspaceId: string, personId: string, at: Date) =>
  db
    .updateTable("member")
    .set({ last_seen_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
export const deleteMember = (db: Db, workspaceId: string, personId: string) =>
  db.deleteFrom("member").where("workspace_id", "=", workspaceId).where("person_id", "=", personId).execute();
export const endSessions = (db: Db, personId: string) =>
  sql`delete from person_session where "userId" = ${personId}`.execute(db);
export const findPersonByEmail = (db: Db, email: string) =>
  db.selectFrom("person").select(["id", "name", "email"]).where("email", "=", email.toLowerCase()).executeTakeFirst();
export const listNames = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

export interface NewInvitation {
  workspace_id: string;
  id: string;
  email: string;
  role: Role;
  token_hash: string;
  invited_by: string;
  expires_at: Date;
}
export const storeInvitation = (db: Db, invitation: NewInvitation) =>
  db
    .insertInto("invitation")
    .values({ ...invitation, accepted_at: null })
    .execute();
export const listInvitations = (db: Db, workspaceId: string, now: Date) =>
  db
    .selectFrom("invitation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("expires_at", "desc")
    .execute();
export const findInvitation = (db: Db, tokenHash: string, now: Date) =>
  db
    .selectFrom("invitation")
    .innerJoin("workspace", "workspace.id", "invitation.workspace_id")
    .selectAll("invitation")
    .select("workspace.name as workspace")
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
/** Marks an invitation as used; false when somebody used it a moment before. */
export const useInvitation = async (db: Db, tokenHash: string, at: Date): Promise<boolean> => {
  const used = await db
    .updateTable("invitation")
    .set({ accepted_at: at })
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
};
export const deleteInvitation = (db: Db, workspaceId: string, id: string) =>
  db.deleteFrom("invitation").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();

export interface NewKey {
  workspace_id: string;
  id: string;
  name: string;
  scopes: KeyScope[];
  start: string;
  hash: string;
  created_at: Date;
  created_by: string;
}
export const storeKey = (db: Db, key: NewKey) =>
  db
    .insertInto("api_key")
    .values({ ...key, last_used_at: null })
    .execute();
export const listKeys = (db: Db, workspaceId: string) =>
  db.selectFrom("api_key").selectAll().where("workspace_id", "=", workspaceId).orderBy("created_at", "desc").execute();
export const findKey = (db: Db, hash: string) =>
  db.selectFrom("api_key").selectAll().where("hash", "=", hash).executeTakeFirst();
export const touchKey = (db: Db, hash: string, at: Date) =>
  db.updateTable("api_key").set({ last_used_at: at }).where("hash", "=", hash).execute();
export const deleteKey = (db: Db, workspaceId: string, id: string) =>
  db.deleteFrom("api_key").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();

/** Serialises the writers of one workspace's chain until their transactions end. */
export const lockAudit = (db: Db, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4871))`.execute(db);
export const findLastAudit = (db: Db, workspaceId: string) =>
  db
    .selectFrom("audit_entry")
    .select(["sequence", "hash"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
export const storeAudit = (
  db: Db,
  workspaceId: string,
  fact: AuditFact,
  hashes: { previous_hash: string; hash: string },
) =>
  db
    .insertInto("audit_entry")
    .values({ workspace_id: workspaceId, ...fact, details: JSON.stringify(fact.details), ...hashes })
    .execute();
export const listAudit = (db: Db, workspaceId: string, { before, limit }: { before: number | null; limit: number }) => {
  const query = db
    .selectFrom("audit_entry")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("sequence", "desc")
    .limit(limit);
  return (before === null ? query : query.where("sequence", "<", before)).execute();
};
export const listAuditAfter = (db: Db, workspaceId: string, after: number, limit: number) =>
  db
    .selectFrom("audit_entry")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("sequence", ">", after)
    .orderBy("sequence")
    .limit(limit)
    .execute();

export const getOrStoreSecret = async (db: Db, name: string, fresh: string): Promise<string> => {
  await db
    .insertInto("instance_secret")
    .values({ name, value: fresh })
    .onConflict((on) => on.doNothing())
    .execute();
  const row = await db.selectFrom("instance_secret").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  return row.value;
};
