import type { Language, StatementState } from "@tocsin/contract";
import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { CurrentVersion } from "./rules.ts";
import type { PublishTables } from "./tables.ts";

export type PublicationRow = Selectable<PublishTables["publication"]>;
export type OutletRow = Selectable<PublishTables["outlet"]>;
export type VersionRow = Selectable<PublishTables["statement_version"]>;
/** The outlet that is always there. */
export const NEWSROOM = "newsroom";
type StatementChange = Partial<Omit<Selectable<PublishTables["statement"]>, "workspace_id" | "id">>;

const statements = (db: Db, workspaceId: string) =>
  db
    .selectFrom("statement")
    .leftJoin("incident", (on) =>
      on
        .onRef("incident.workspace_id", "=", "statement.workspace_id")
        .onRef("incident.id", "=", "statement.incident_id"),
    )
    .leftJoin("person", "person.id", "statement.created_by")
    .leftJoin("api_key", "api_key.id", "statement.created_by")
    .selectAll("statement")
    .select([
      "incident.title as incident_title",
      sql<string>`coalesce(person.name, api_key.name, '')`.as("creator_name"),
    ])
    .where("statement.workspace_id", "=", workspaceId);
export type StatementRow = NonNullable<Awaited<ReturnType<typeof findStatement>>>;

export interface StatementWish {
  readonly incidentId: string | undefined;
  readonly state: StatementState | undefined;
  readonly before: string | null;
  readonly limit: number;
}
export const listStatements = (db: Db, workspaceId: string, { incidentId, state, before, limit }: StatementWish) => {
  let query = statements(db, workspaceId).orderBy("statement.id", "desc").limit(limit);
  if (incidentId !== undefined) query = query.where("statement.incident_id", "=", incidentId);
  if (state !== undefined) query = query.where("statement.state", "=", state);
  if (before !== null) query = query.where("statement.id", "<", before);
  return query.execute();
};
export const findStatement = (db: Db, workspaceId: string, id: string) =>
  statements(db, workspaceId).where("statement.id", "=", id).executeTakeFirst();
/** Two people never change one statement at the same moment. */
export const lockStatement = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("statement")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
export const storeStatement = (db: Db, row: Insertable<PublishTables["statement"]>) =>
  db.insertInto("statement").values(row).execute();
export const updateStatement = (db: Db, workspaceId: string, id: string, change: StatementChange) =>
  db.updateTable("statement").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const listStatementsOf = (db: Db, workspaceId: string, incidentId: string) =>
  db
    .selectFrom("statement")
    .select(["id", "title", "state"])
    .where("workspace_id", "=", workspaceId)
    .where("incident_id", "=", incidentId)
    .orderBy("id")
    .execute();
export const listPublishedBetween = (
  db: Db,
  workspaceId: string,
  watchId: string,
  { from, to }: { from: Date; to: Date },
) =>
  db
    .selectFrom("statement")
    .innerJoin("incident", (on) =>
      on
        .onRef("incident.workspace_id", "=", "statement.workspace_id")
        .onRef("incident.id", "=", "statement.incident_id"),
    )
    .select([
      "statement.id",
      "statement.title",
      "statement.incident_id",
      "statement.published_at",
      "statement.withdrawn_at",
    ])
    .where("statement.workspace_id", "=", workspaceId)
    .where("incident.watch_id", "=", watchId)
    .where("statement.published_at", ">=", from)
    .where("statement.published_at", "<", to)
    .orderBy("statement.published_at")
    .execute();
export const countWaitingApprovals = async (db: Db, workspaceId: string): Promise<number> =>
  (
    await db
      .selectFrom("statement")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", "in-review")
      .executeTakeFirstOrThrow()
  ).count;

export const storeVersion = (db: Db, row: VersionRow) => db.insertInto("statement_version").values(row).execute();

/** The current text of each language with its latest approval, valid or voided, in the order the languages were begun. */
export async function listVersions(db: Db, workspaceId: string, statementId: string): Promise<CurrentVersionRow[]> {
  const { rows } = await sql<CurrentVersionRow>`
    select v.language, v.number, v.title, v.text, v.hash, v.edited_by, v.edited_at, coalesce(p.name, k.name, '') as editor_name,
      (select array_agg(distinct hand) from statement_version w, unnest(array[w.edited_by, w.keeper_id]) hand
        where hand is not null and w.workspace_id = v.workspace_id and w.statement_id = v.statement_id and w.language = v.language and w.hash = v.hash) as authors,
      a.id as approval_id, a.hash as approved_hash, a.approved_by, a.approved_at, a.voided_at, coalesce(q.name, '') as approver_name,
      (select min(created_at) from publication u where u.workspace_id = v.workspace_id and u.statement_id = v.statement_id
        and u.language = v.language and u.number = v.number) as published_at
    from (select distinct on (language) * from statement_version where workspace_id = ${workspaceId} and statement_id = ${statementId}
      order by language, number desc) v
    left join lateral (select * from approval b where b.workspace_id = v.workspace_id and b.statement_id = v.statement_id
      and b.language = v.language order by b.voided_at is null desc, b.approved_at desc, b.id desc limit 1) a on true
    left join person p on p.id = v.edited_by
    left join api_key k on k.id = v.edited_by
    left join person q on q.id = a.approved_by
    order by (select min(edited_at) from statement_version f where f.workspace_id = v.workspace_id and f.statement_id = v.statement_id
      and f.language = v.language), v.language`.execute(db);
  return rows;
}
export interface CurrentVersionRow {
  language: Language;
  number: number;
  title: string;
  text: string;
  hash: string;
  edited_by: string;
  edited_at: Date;
  editor_name: string;
  authors: string[];
  approval_id: string | null;
  approved_hash: string | null;
  approved_by: string | null;
  approved_at: Date | null;
  voided_at: Date | null;
  approver_name: string;
  published_at: Date | null;
}

export const toCurrentVersion = (row: CurrentVersionRow): CurrentVersion => ({
  language: row.language,
  number: row.number,
  title: row.title,
  text: row.text,
  hash: row.hash,
  authors: row.authors,
  approval:
    row.approval_id === null || row.voided_at !== null
      ? null
      : { id: row.approval_id, hash: row.approved_hash!, by: row.approved_by! },
  publishedAt: row.published_at,
});

export const storeApproval = (db: Db, row: Omit<PublishTables["approval"], "voided_at">) =>
  db
    .insertInto("approval")
    .values({ ...row, voided_at: null })
    .execute();
/** Voids what was approved in this language; true when there was something to void. */
export const voidApproval = async (
  db: Db,
  {
    workspaceId,
    statementId,
    language,
    at,
  }: { workspaceId: string; statementId: string; language: Language; at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("approval")
    .set({ voided_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("statement_id", "=", statementId)
    .where("language", "=", language)
    .where("voided_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export type NewPublication = Omit<PublicationRow, "outcome" | "attempted_at" | "settled_at" | "problem">;
const WAITING = { outcome: "waiting" as const, attempted_at: null, settled_at: null, problem: null };
export const storePublications = (db: Db, rows: readonly NewPublication[]) =>
  db
    .insertInto("publication")
    .values(rows.map((row) => ({ ...row, ...WAITING })))
    .onConflict((on) => on.doNothing())
    .execute();
export const listPublications = (db: Db, workspaceId: string, statementId: string) =>
  db
    .selectFrom("publication")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("statement_id", "=", statementId)
    .orderBy("id")
    .execute();
/** The latest text of each language that a receiver has, or may have. */
export const listReached = (db: Db, workspaceId: string, statementId: string) =>
  db
    .selectFrom("publication")
    .selectAll()
    .distinctOn(["outlet_id", "language"])
    .where("workspace_id", "=", workspaceId)
    .where("statement_id", "=", statementId)
    .where("kind", "=", "webhook")
    .where("outcome", "<>", "refused")
    .orderBy("outlet_id")
    .orderBy("language")
    .orderBy("number", "desc")
    .execute();
/** Takes one delivery for this attempt. Nothing comes back when somebody has begun it before: it is never begun twice. */
export const beginDelivery = (db: Db, workspaceId: string, id: string, at: Date) =>
  db
    .updateTable("publication")
    .set({ attempted_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("kind", "=", "webhook")
    .where("outcome", "=", "waiting")
    .where("attempted_at", "is", null)
    .returningAll()
    .executeTakeFirst();
export const settleDelivery = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Pick<PublicationRow, "outcome" | "problem" | "settled_at">,
) => db.updateTable("publication").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
/** Deliveries nobody has begun: their errand was lost with the process that held it. */
export const listUnbegun = (db: Db, before: Date) =>
  db
    .selectFrom("publication")
    .select(["workspace_id", "id", "kind"])
    .where("outcome", "=", "waiting")
    .where("attempted_at", "is", null)
    .where("created_at", "<", before)
    .execute();

export const findVersion = (
  db: Db,
  {
    workspace_id,
    statement_id,
    language,
    number,
  }: Pick<PublicationRow, "workspace_id" | "statement_id" | "language" | "number">,
) =>
  db
    .selectFrom("statement_version")
    .selectAll()
    .where("workspace_id", "=", workspace_id)
    .where("statement_id", "=", statement_id)
    .where("language", "=", language)
    .where("number", "=", number)
    .executeTakeFirst();

/** One writer at a time, and each reads after the one before has written: an older page never lands on a newer one. */
export const lockNewsroom = (db: Db, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4875))`.execute(db);
/** The newest published text of every statement and language, latest statement first. */
export async function listNewsroom(db: Db, workspaceId: string): Promise<NewsroomRow[]> {
  const { rows } = await sql<NewsroomRow>`
    select distinct on (s.published_at, s.id, u.language) s.id, s.kind, u.language, v.title, v.text, v.hash, s.next_update_at, s.withdrawn_at,
      min(u.created_at) over (partition by s.id, u.language) as published_at, u.created_at as changed_at
    from publication u
    join statement s on s.workspace_id = u.workspace_id and s.id = u.statement_id
    join statement_version v on v.workspace_id = u.workspace_id and v.statement_id = u.statement_id and v.language = u.language and v.number = u.number
    where u.workspace_id = ${workspaceId} and u.kind = 'newsroom'
    order by s.published_at desc, s.id desc, u.language, u.number desc`.execute(db);
  return rows;
}
export interface NewsroomRow {
  id: string;
  kind: PublishTables["statement"]["kind"];
  language: Language;
  title: string;
  text: string;
  hash: string;
  next_update_at: Date | null;
  withdrawn_at: Date | null;
  published_at: Date;
  changed_at: Date;
}
const waitingPages = (db: Db, workspaceId: string) =>
  db
    .updateTable("publication")
    .where("workspace_id", "=", workspaceId)
    .where("kind", "=", "newsroom")
    .where("outcome", "=", "waiting");
export const settlePages = (db: Db, workspaceId: string, at: Date) =>
  waitingPages(db, workspaceId)
    .set({ outcome: "sent", attempted_at: at, settled_at: at, problem: null })
    .returning("statement_id")
    .execute();
export const notePageProblem = (db: Db, workspaceId: string, problem: string) =>
  waitingPages(db, workspaceId).set({ problem }).execute();

export const storeOutlet = (db: Db, row: OutletRow) => db.insertInto("outlet").values(row).execute();
export const listOutlets = (db: Db, workspaceId: string) =>
  db
    .selectFrom("outlet")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
export const findOutlet = (db: Db, workspaceId: string, id: string) =>
  db.selectFrom("outlet").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
export const deleteOutlet = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("outlet")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();
/** The latest publication of each outlet, by outlet. */
export const listLatestByOutlet = async (db: Db, workspaceId: string): Promise<Map<string, PublicationRow>> => {
  const query = db
    .selectFrom("publication")
    .selectAll()
    .distinctOn("outlet_id")
    .where("workspace_id", "=", workspaceId);
  const rows = await query.orderBy("outlet_id").orderBy("created_at", "desc").orderBy("id", "desc").execute();
  return new Map(rows.map((row) => [row.outlet_id, row]));
};
