import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { AlertTables } from "./tables.ts";

export type BellRow = Selectable<AlertTables["bell"]>;
export type DeliveryRow = Selectable<AlertTables["alert_delivery"]>;

const alerts = (db: Db, workspaceId: string) =>
  db
    .selectFrom("alert")
    .innerJoin("episode", (on) =>
      on.onRef("episode.workspace_id", "=", "alert.workspace_id").onRef("episode.id", "=", "alert.episode_id"),
    )
    .leftJoin("watch", (on) =>
      on.onRef("watch.workspace_id", "=", "alert.workspace_id").onRef("watch.id", "=", "alert.watch_id"),
    )
    .leftJoin("brand", (on) =>
      on.onRef("brand.workspace_id", "=", "watch.workspace_id").onRef("brand.id", "=", "watch.brand_id"),
    )
    .leftJoin("person as holder", "holder.id", "alert.acknowledged_by")
    .leftJoin("person as dismisser", "dismisser.id", "alert.dismissed_by")
    .selectAll("alert")
    .select([
      "episode.kind",
      "episode.severity",
      "episode.suggested_type",
      "episode.score",
      "episode.escalations",
      "episode.explanation",
      "watch.name as watch_name",
      "watch.brand_id",
      "brand.name as brand_name",
    ])
    .select(["holder.name as holder_name", "dismisser.name as dismisser_name"])
    .select(
      sql<
        string | null
      >`(select incident_id from incident_alert i where i.workspace_id = alert.workspace_id and i.alert_id = alert.id limit 1)`.as(
        "incident_id",
      ),
    )
    .where("alert.workspace_id", "=", workspaceId);
export type AlertRow = Awaited<ReturnType<typeof listActiveAlerts>>[number];

export const listActiveAlerts = (db: Db, workspaceId: string) =>
  alerts(db, workspaceId)
    .where("alert.state", "in", ["ringing", "acknowledged"])
    .orderBy("episode.severity", "desc")
    .orderBy("alert.opened_at", "desc")
    .limit(100)
    .execute();
export const findAlert = (db: Db, workspaceId: string, id: string) =>
  alerts(db, workspaceId).where("alert.id", "=", id).executeTakeFirst();
/** Held until the transaction ends: what a person decides and what the episode does are written one after the other. */
const locked = (db: Db, workspaceId: string) =>
  db.selectFrom("alert").select("id").where("workspace_id", "=", workspaceId).forNoKeyUpdate();
export const lockAlert = (db: Db, workspaceId: string, id: string) =>
  locked(db, workspaceId).where("id", "=", id).execute();
export const lockAlertOfEpisode = (db: Db, workspaceId: string, episodeId: string) =>
  locked(db, workspaceId).where("episode_id", "=", episodeId).execute();
export const findAlertOfEpisode = (db: Db, workspaceId: string, episodeId: string) =>
  alerts(db, workspaceId).where("alert.episode_id", "=", episodeId).executeTakeFirst();

export interface AlertWish {
  readonly isActiveOnly: boolean;
  readonly watchId: string | undefined;
  readonly before: string | null;
  readonly limit: number;
}
export const listAlerts = (db: Db, workspaceId: string, { isActiveOnly, watchId, before, limit }: AlertWish) => {
  let query = alerts(db, workspaceId).orderBy("alert.id", "desc").limit(limit);
  if (isActiveOnly) query = query.where("alert.state", "in", ["ringing", "acknowledged"]);
  if (watchId !== undefined) query = query.where("alert.watch_id", "=", watchId);
  if (before !== null) query = query.where("alert.id", "<", before);
  return query.execute();
};
export const storeAlert = (db: Db, row: Insertable<AlertTables["alert"]>) =>
  db
    .insertInto("alert")
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
export const updateAlert = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Insertable<AlertTables["alert"]>>,
) => db.updateTable("alert").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
/** The latest quiet that was asked for on this watch and has not ended. */
export const findMute = async (db: Db, workspaceId: string, watchId: string, now: Date): Promise<Date | null> => {
  const query = db
    .selectFrom("alert")
    .select("muted_until")
    .where("workspace_id", "=", workspaceId)
    .where("watch_id", "=", watchId);
  return (
    (await query.where("muted_until", ">", now).orderBy("muted_until", "desc").limit(1).executeTakeFirst())
      ?.muted_until ?? null
  );
};
export const countAlerts = async (db: Db, workspaceId: string, state: "ringing"): Promise<number> =>
  (
    await db
      .selectFrom("alert")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("workspace_id", "=", workspaceId)
      .where("state", "=", state)
      .executeTakeFirstOrThrow()
  ).count;

/** All bells but those of people who have left. */
export const listBells = (db: Db, workspaceId: string) =>
  db
    .selectFrom("bell")
    .leftJoin("member", (on) =>
      on.onRef("member.workspace_id", "=", "bell.workspace_id").onRef("member.person_id", "=", "bell.person_id"),
    )
    .leftJoin("person", "person.id", "member.person_id")
    .selectAll("bell")
    .select("person.name as person_name")
    .select(
      sql<DeliveryRow | null>`(select to_jsonb(d) from alert_delivery d where d.workspace_id = bell.workspace_id and d.bell_id = bell.id order by d.id desc limit 1)`.as(
        "last",
      ),
    )
    .where("bell.workspace_id", "=", workspaceId)
    .where((eb) => eb.or([eb("bell.person_id", "is", null), eb("member.person_id", "is not", null)]))
    .orderBy("bell.created_at")
    .execute();
export const findBell = (db: Db, workspaceId: string, id: string) =>
  db.selectFrom("bell").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
export const storeBell = (db: Db, row: BellRow) => db.insertInto("bell").values(row).execute();
export const updateBell = (db: Db, workspaceId: string, id: string, change: { secret: string }) =>
  db.updateTable("bell").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const deleteBell = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("bell")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();

export const storeDelivery = (db: Db, row: DeliveryRow) => db.insertInto("alert_delivery").values(row).execute();
export const findDelivery = (db: Db, workspaceId: string, id: string) =>
  db
    .selectFrom("alert_delivery")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
/** Changes a delivery, and those that the same message stands for. */
export const updateDelivery = (db: Db, workspaceId: string, id: string, change: Partial<DeliveryRow>) =>
  db
    .updateTable("alert_delivery")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("bundle_id", "=", id)
    .where("outcome", "!=", "spared")
    .execute();
/** Other alerts that the message of a delivery tells of, the gravest first. */
export const listAlertsBeside = (db: Db, { workspace_id, alert_id, bundle_id }: DeliveryRow) =>
  alerts(db, workspace_id)
    .where("alert.id", "!=", alert_id ?? "")
    .where("alert.id", "in", (eb) =>
      eb
        .selectFrom("alert_delivery")
        .select((row) => row.fn.coalesce("alert_id", sql.lit("")).as("alert_id"))
        .where("workspace_id", "=", workspace_id)
        .where("bundle_id", "=", bundle_id)
        .where("outcome", "!=", "spared"),
    )
    .orderBy("episode.severity", "desc")
    .execute();
export const listDeliveries = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("alert_delivery")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .orderBy("id")
    .execute();

export const findSmsGateway = (db: Db, workspaceId: string) =>
  db.selectFrom("sms_gateway").selectAll().where("workspace_id", "=", workspaceId).executeTakeFirst();
export const storeSmsGateway = (db: Db, row: AlertTables["sms_gateway"]) =>
  db
    .insertInto("sms_gateway")
    .values(row)
    .onConflict((on) => on.column("workspace_id").doUpdateSet(row))
    .execute();
export const deleteSmsGateway = (db: Db, workspaceId: string) =>
  db.deleteFrom("sms_gateway").where("workspace_id", "=", workspaceId).returning("host").executeTakeFirst();

export const listAlertsBetween = (
  db: Db,
  workspaceId: string,
  watchId: string,
  { from, to }: { from: Date; to: Date },
) =>
  alerts(db, workspaceId)
    .where("alert.watch_id", "=", watchId)
    .where("alert.opened_at", "<", to)
    .where((eb) => eb.or([eb("alert.closed_at", "is", null), eb("alert.closed_at", ">", from)]))
    .execute();

/** Open alerts whose quiet is over: they ring again, unless somebody has them. */
export const listUnmuted = (db: Db, now: Date) =>
  db
    .selectFrom("alert")
    .select(["workspace_id", "id"])
    .where("state", "=", "ringing")
    .where("muted_until", "<=", now)
    .execute();
