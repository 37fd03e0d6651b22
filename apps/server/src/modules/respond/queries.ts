import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { RespondTables } from "./tables.ts";

export type TaskRow = Awaited<ReturnType<typeof listTasks>>[number];
export type TimelineRow = Awaited<ReturnType<typeof listTimeline>>[number];
type NewTask = Insertable<RespondTables["task"]>;
type IncidentChange = Partial<
  Pick<Selectable<RespondTables["incident"]>, "title" | "type" | "severity" | "owner_id" | "state" | "closed_at">
>;

const incidents = (db: Db, workspaceId: string) =>
  db
    .selectFrom("incident")
    .innerJoin("person", "person.id", "incident.owner_id")
    .leftJoin("watch", (on) =>
      on.onRef("watch.workspace_id", "=", "incident.workspace_id").onRef("watch.id", "=", "incident.watch_id"),
    )
    .leftJoin("brand", (on) =>
      on.onRef("brand.workspace_id", "=", "watch.workspace_id").onRef("brand.id", "=", "watch.brand_id"),
    )
    .selectAll("incident")
    .select(["person.name as owner_name", "watch.name as watch_name", "brand.name as brand_name"])
    .select(
      sql<{
        total: number;
        done: number;
        late: number;
        openDue: string[];
      }>`(select jsonb_build_object('total', count(*), 'done', count(done_at), 'late', count(*) filter (where done_at > due_at),
        'openDue', coalesce(jsonb_agg(due_at) filter (where done_at is null), '[]'))
        from task t where t.workspace_id = incident.workspace_id and t.incident_id = incident.id)`.as("tasks"),
    )
    .where("incident.workspace_id", "=", workspaceId);
export type IncidentRow = NonNullable<Awaited<ReturnType<typeof findIncident>>>;

export const findIncident = (db: Db, workspaceId: string, id: string) =>
  incidents(db, workspaceId).where("incident.id", "=", id).executeTakeFirst();
/** Held until the transaction ends, so that nobody writes what another has just changed back to what it was. */
export const lockIncident = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("incident")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .execute();
export interface IncidentWish {
  readonly state: "active" | "closed" | "all";
  readonly before: string | null;
  readonly limit: number;
}
export const listIncidents = (db: Db, workspaceId: string, { state, before, limit }: IncidentWish) => {
  let query = incidents(db, workspaceId).orderBy("incident.id", "desc").limit(limit);
  if (state !== "all")
    query =
      state === "closed" ? query.where("incident.state", "=", "closed") : query.where("incident.state", "<>", "closed");
  if (before !== null) query = query.where("incident.id", "<", before);
  return query.execute();
};
export const listIncidentsBetween = (
  db: Db,
  workspaceId: string,
  watchId: string,
  { from, to }: { from: Date; to: Date },
) =>
  db
    .selectFrom("incident")
    .select(["id", "number", "title", "opened_at", "closed_at"])
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId)
    .where("opened_at", "<", to)
    .where((eb) => eb.or([eb("closed_at", "is", null), eb("closed_at", ">", from)]))
    .execute();

/** Incidents are numbered without holes; the lock keeps two openings from taking one number. */
export async function nextNumber(db: Db, workspaceId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4874))`.execute(db);
  const last = await db
    .selectFrom("incident")
    .select("number")
    .where("workspace_id", "=", workspaceId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}
export const storeIncident = (db: Db, row: Insertable<RespondTables["incident"]>) =>
  db.insertInto("incident").values(row).execute();
export const updateIncident = (db: Db, workspaceId: string, id: string, change: IncidentChange) =>
  db.updateTable("incident").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const findIncidentOfAlert = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("incident_alert")
    .select("incident_id")
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .executeTakeFirst();
export const storeIncidentAlert = (db: Db, row: RespondTables["incident_alert"]) =>
  db.insertInto("incident_alert").values(row).execute();
export const listAlertIds = async (db: Db, workspaceId: string, incidentId: string): Promise<string[]> =>
  (
    await db
      .selectFrom("incident_alert")
      .select("alert_id")
      .where("workspace_id", "=", workspaceId)
      .where("incident_id", "=", incidentId)
      .execute()
  ).map((row) => row.alert_id);

/** Attaches what the watch saw since `from`; later ones are attached while the incident is open. */
export const attachSeen = (
  db: Db,
  {
    workspaceId,
    incidentId,
    watchId,
    from,
    at,
  }: { workspaceId: string; incidentId: string; watchId: string; from: Date; at: Date },
) =>
  sql`insert into incident_mention (workspace_id, incident_id, mention_id, attached_at)
    select workspace_id, ${incidentId}, mention_id, ${at} from sighting where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from}
    on conflict do nothing`.execute(db);
export const attachMentions = (
  db: Db,
  {
    workspaceId,
    incidentId,
    mentionIds,
    at,
  }: { workspaceId: string; incidentId: string; mentionIds: readonly number[]; at: Date },
) =>
  sql`insert into incident_mention (workspace_id, incident_id, mention_id, attached_at)
    select distinct workspace_id, ${incidentId}, id, ${at}::timestamptz from mention where workspace_id = ${workspaceId} and id = any(${mentionIds}::bigint[])
    on conflict do nothing`.execute(db);
export const listOpenIncidentsOfWatches = (db: Db, workspaceId: string, watchIds: readonly string[]) =>
  db
    .selectFrom("incident")
    .select(["id", "watch_id", "opened_at"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "<>", "closed")
    .where(sql<boolean>`watch_id = any(${watchIds}::text[])`)
    .execute();
export const attachSighted = (
  db: Db,
  {
    workspaceId,
    incidentId,
    watchId,
    mentionIds,
    at,
  }: { workspaceId: string; incidentId: string; watchId: string; mentionIds: readonly number[]; at: Date },
) =>
  sql`insert into incident_mention (workspace_id, incident_id, mention_id, attached_at)
    select workspace_id, ${incidentId}, mention_id, ${at} from sighting
    where workspace_id = ${workspaceId} and watch_id = ${watchId} and mention_id = any(${mentionIds}::bigint[]) on conflict do nothing`.execute(
    db,
  );
export const countAttached = async (db: Db, workspaceId: string, incidentId: string): Promise<number> =>
  (
    await db
      .selectFrom("incident_mention")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("incident_id", "=", incidentId)
      .executeTakeFirstOrThrow()
  ).count;

export const storeTasks = (db: Db, rows: readonly NewTask[]) =>
  db
    .insertInto("task")
    .values([...rows])
    .execute();
export const listTasks = (db: Db, workspaceId: string, incidentId: string) =>
  db
    .selectFrom("task")
    .leftJoin("person as owner", "owner.id", "task.owner_id")
    .leftJoin("person as doer", "doer.id", "task.done_by")
    .selectAll("task")
    .select(["owner.name as owner_name", "doer.name as doer_name"])
    .where("workspace_id", "=", workspaceId)
    .where("incident_id", "=", incidentId)
    .orderBy("due_at")
    .orderBy("task.id")
    .execute();
export const findTask = (db: Db, workspaceId: string, incidentId: string, id: string) =>
  db
    .selectFrom("task")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("incident_id", "=", incidentId)
    .where("id", "=", id)
    .executeTakeFirst();
export const updateTask = (db: Db, workspaceId: string, id: string, change: Partial<NewTask>) =>
  db.updateTable("task").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const countOverdue = async (db: Db, workspaceId: string, now: Date): Promise<number> =>
  (
    await db
      .selectFrom("task")
      .innerJoin("incident", (on) =>
        on.onRef("incident.workspace_id", "=", "task.workspace_id").onRef("incident.id", "=", "task.incident_id"),
      )
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("task.workspace_id", "=", workspaceId)
      .where("incident.state", "<>", "closed")
      .where("task.done_at", "is", null)
      .where("task.due_at", "<", now)
      .executeTakeFirstOrThrow()
  ).count;

export const storeTimeline = (db: Db, row: Insertable<RespondTables["timeline_entry"]>) =>
  db.insertInto("timeline_entry").values(row).execute();
export const listTimeline = (db: Db, workspaceId: string, incidentId: string) =>
  db
    .selectFrom("timeline_entry")
    .leftJoin("person", "person.id", "timeline_entry.actor_id")
    .selectAll("timeline_entry")
    .select("person.name as actor_name")
    .where("workspace_id", "=", workspaceId)
    .where("incident_id", "=", incidentId)
    .orderBy("at")
    .orderBy("timeline_entry.id")
    .execute();
