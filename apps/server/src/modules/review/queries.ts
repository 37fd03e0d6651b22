import { type Insertable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Span } from "./rules.ts";
import type { ReviewTables } from "./tables.ts";

export interface WatchSpan extends Span {
  readonly workspaceId: string;
  readonly watchId: string;
}

/** Counts of a stretch of one watch by sentiment. */
export async function sumMood(db: Db, { workspaceId, watchId, from, to }: WatchSpan): Promise<Mood> {
  const { rows } = await sql<Mood>`
    select coalesce(sum(negative), 0)::int as negative, coalesce(sum(neutral), 0)::int as neutral, coalesce(sum(positive), 0)::int as positive,
      coalesce(sum(seen), 0)::int as total
    from tally where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return rows[0]!;
}
export interface Mood {
  negative: number;
  neutral: number;
  positive: number;
  total: number;
}

/** All posts of a stretch, the persons who wrote them, and the copies among them. */
export async function countMentions(
  db: Db,
  { workspaceId, watchId, from, to }: WatchSpan,
): Promise<{ total: number; voices: number; echoes: number }> {
  const { rows } = await sql<{ total: number; voices: number; echoes: number }>`
    select count(*) as total, count(distinct author_key) filter (where not is_echo) as voices, count(*) filter (where is_echo) as echoes
    from sighting where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at < ${to}`.execute(
    db,
  );
  return rows[0]!;
}

export async function findPeak(
  db: Db,
  { workspaceId, watchId, from, to }: WatchSpan,
): Promise<{ at: Date; seen: number } | undefined> {
  const { rows } = await sql<{ at: Date; seen: number }>`
    select date_trunc('hour', at) as at, sum(seen)::int as seen from tally
    where workspace_id = ${workspaceId} and watch_id = ${watchId} and at >= ${from} and at < ${to}
    group by 1 order by 2 desc, 1 limit 1`.execute(db);
  return rows[0];
}

/** When the incident's alerts say the story began, rang first and were first taken on; and its first attached post. */
export async function findSigns(db: Db, workspaceId: string, incidentId: string): Promise<Signs> {
  const { rows } = await sql<Signs>`
    select min((e.explanation ->> 'since')::timestamptz) as since, min(a.opened_at) as alert_at, min(a.acknowledged_at) as acknowledged_at,
      (select min(m.published_at) from incident_mention i join mention m on m.workspace_id = i.workspace_id and m.id = i.mention_id
        where i.workspace_id = ${workspaceId} and i.incident_id = ${incidentId}) as first_mention_at
    from incident_alert x
    join alert a on a.workspace_id = x.workspace_id and a.id = x.alert_id
    join alert_episode f on f.workspace_id = a.workspace_id and f.alert_id = a.id
    join episode e on e.workspace_id = f.workspace_id and e.id = f.episode_id
    where x.workspace_id = ${workspaceId} and x.incident_id = ${incidentId}`.execute(db);
  return rows[0]!;
}
export interface Signs {
  since: Date | null;
  alert_at: Date | null;
  acknowledged_at: Date | null;
  first_mention_at: Date | null;
}
export const findFirstStatement = async (db: Db, workspaceId: string, incidentId: string): Promise<Date | null> => {
  const query = db
    .selectFrom("statement")
    .select((eb) => eb.fn.min("published_at").as("at"))
    .where("workspace_id", "=", workspaceId);
  return (await query.where("incident_id", "=", incidentId).executeTakeFirst())?.at ?? null;
};

export const storeLesson = (db: Db, row: Insertable<ReviewTables["lesson"]>) =>
  db.insertInto("lesson").values(row).execute();
export const deleteLesson = (
  db: Db,
  { workspaceId, incidentId, id }: { workspaceId: string; incidentId: string; id: string },
) =>
  db
    .deleteFrom("lesson")
    .where("workspace_id", "=", workspaceId)
    .where("incident_id", "=", incidentId)
    .where("id", "=", id)
    .returning(["text", "kind"])
    .executeTakeFirst();
export const listLessons = (db: Db, workspaceId: string, incidentId: string) =>
  db
    .selectFrom("lesson")
    .leftJoin("person as owner", "owner.id", "lesson.owner_id")
    .leftJoin("person as writer", "writer.id", "lesson.written_by")
    .leftJoin("api_key", "api_key.id", "lesson.written_by")
    .selectAll("lesson")
    .select(["owner.name as owner_name", sql<string>`coalesce(writer.name, api_key.name, '')`.as("writer_name")])
    .where("lesson.workspace_id", "=", workspaceId)
    .where("lesson.incident_id", "=", incidentId)
    .orderBy("written_at")
    .orderBy("lesson.id")
    .execute();
export type LessonRow = Awaited<ReturnType<typeof listLessons>>[number];

export const listClosedIncidents = (db: Db, workspaceId: string) =>
  db
    .selectFrom("incident")
    .select(["id", "number", "title", "type", "severity", "closed_at"])
    .select((eb) =>
      eb
        .selectFrom("lesson")
        .whereRef("lesson.workspace_id", "=", "incident.workspace_id")
        .whereRef("lesson.incident_id", "=", "incident.id")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .as("lessons"),
    )
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "closed")
    .orderBy("closed_at", "desc")
    .execute();
