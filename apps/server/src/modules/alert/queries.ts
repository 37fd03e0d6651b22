import type { AlertKind } from "@tocsin/contract";
import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { WatchRow } from "../prepare/index.ts";
import type { AlertTables } from "./tables.ts";

export type BellRow = Selectable<AlertTables["bell"]>;
export type DeliveryRow = Selectable<AlertTables["alert_delivery"]>;

/** One watch's episode, or one silent source's, as part of the fire that an alert tells of. */
export interface PartRow {
  episodeId: string;
  watchId: string | null;
  sourceId: string | null;
  name: string | null;
  brandName: string | null;
  brandKind: WatchRow["brand_kind"] | null;
  kind: AlertKind;
  state: "open" | "closed";
  severity: number;
  observed: number;
  expected: number;
  windowMinutes: number;
  since: string | null;
  openedAt: string;
  languages: { value: string; count: number }[];
}

/** All parts of an alert's fire: it is as grave as its gravest. */
const fireOf = (db: Db) =>
  db
    .selectFrom("alert_episode as member")
    .innerJoin("episode as part", (on) =>
      on.onRef("part.workspace_id", "=", "member.workspace_id").onRef("part.id", "=", "member.episode_id"),
    )
    .leftJoin("watch as seer", (on) =>
      on.onRef("seer.workspace_id", "=", "part.workspace_id").onRef("seer.id", "=", "part.watch_id"),
    )
    .leftJoin("brand as owner", (on) =>
      on.onRef("owner.workspace_id", "=", "seer.workspace_id").onRef("owner.id", "=", "seer.brand_id"),
    )
    .leftJoin("source as silent", (on) =>
      on.onRef("silent.workspace_id", "=", "part.workspace_id").onRef("silent.id", "=", "part.source_id"),
    )
    .whereRef("member.workspace_id", "=", sql.ref("alert.workspace_id"))
    .whereRef("member.alert_id", "=", sql.ref("alert.id"))
    .select([
      sql<AlertKind>`case when bool_or(part.kind = 'crisis') then 'crisis' else min(part.kind) end`.as("kind"),
      sql<number>`max(part.severity)`.as("severity"),
      sql<
        PartRow[]
      >`jsonb_agg(jsonb_build_object('episodeId', part.id, 'watchId', part.watch_id, 'sourceId', part.source_id,
        'name', coalesce(seer.name, silent.name), 'brandName', owner.name, 'brandKind', owner.kind, 'kind', part.kind, 'state', part.state,
        'severity', part.severity, 'observed', part.explanation -> 'observed', 'expected', part.explanation -> 'expected',
        'windowMinutes', part.explanation -> 'windowMinutes', 'since', part.explanation -> 'since', 'openedAt', part.opened_at,
        'languages', part.explanation -> 'languages') order by part.opened_at, part.id)`.as("parts"),
    ])
    .as("fire");

const alerts = (db: Db, workspaceId: string) =>
  db
    .selectFrom("alert")
    .innerJoin("episode", (on) =>
      on.onRef("episode.workspace_id", "=", "alert.workspace_id").onRef("episode.id", "=", "alert.episode_id"),
    )
    .innerJoinLateral(fireOf(db), (on) => on.onTrue())
    .leftJoin("watch", (on) =>
      on.onRef("watch.workspace_id", "=", "alert.workspace_id").onRef("watch.id", "=", "alert.watch_id"),
    )
    .leftJoin("brand", (on) =>
      on.onRef("brand.workspace_id", "=", "watch.workspace_id").onRef("brand.id", "=", "watch.brand_id"),
    )
    .leftJoin("source", (on) =>
      on.onRef("source.workspace_id", "=", "episode.workspace_id").onRef("source.id", "=", "episode.source_id"),
    )
    .leftJoin("person as holder", "holder.id", "alert.acknowledged_by")
    .leftJoin("contact as answerer", (on) =>
      on
        .onRef("answerer.workspace_id", "=", "alert.workspace_id")
        .on(sql<boolean>`'contact:' || answerer.id = alert.acknowledged_by`),
    )
    .leftJoin("person as dismisser", "dismisser.id", "alert.dismissed_by")
    .selectAll("alert")
    .select([
      "fire.kind",
      "fire.severity",
      "fire.parts",
      "episode.suggested_type",
      "episode.score",
      "alert.growths as escalations",
      "episode.explanation",
      "episode.source_id",
      (eb) => eb.fn.coalesce("watch.name", "source.name").as("watch_name"),
      "watch.brand_id",
      "brand.name as brand_name",
    ])
    .select([
      "dismisser.name as dismisser_name",
      (eb) => eb.fn.coalesce("holder.name", "answerer.name").as("holder_name"),
    ])
    .select(
      sql<
        string | null
      >`(select incident_id from incident_alert i where i.workspace_id = alert.workspace_id and i.alert_id = alert.id limit 1)`.as(
        "incident_id",
      ),
    )
    .where("alert.workspace_id", "=", workspaceId)
    .where("alert.merged_into", "is", null)
    // An alert whose parts have all gone over to another one tells nothing any more.
    .where("fire.parts", "is not", null);
export type AlertRow = Awaited<ReturnType<typeof listActiveAlerts>>[number];

export const listActiveAlerts = (db: Db, workspaceId: string) =>
  alerts(db, workspaceId)
    .where("alert.state", "in", ["ringing", "acknowledged"])
    .orderBy("fire.severity", "desc")
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

/** Alerts whose fire a watch sees, whichever watch speaks for it. */
const sees = (watchId: string) => sql<boolean>`exists (
  select from alert_episode m join episode p on p.workspace_id = m.workspace_id and p.id = m.episode_id
  where m.workspace_id = alert.workspace_id and m.alert_id = alert.id and p.watch_id = ${watchId})`;

export interface AlertWish {
  readonly isActiveOnly: boolean;
  readonly watchId: string | undefined;
  readonly before: string | null;
  readonly limit: number;
}
export const listAlerts = (db: Db, workspaceId: string, { isActiveOnly, watchId, before, limit }: AlertWish) => {
  let query = alerts(db, workspaceId).orderBy("alert.id", "desc").limit(limit);
  if (isActiveOnly) query = query.where("alert.state", "in", ["ringing", "acknowledged"]);
  if (watchId !== undefined) query = query.where(sees(watchId));
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
    .where(sees(watchId));
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
/** A browser that renews its subscription is not signed in: it knows its bell, and the workspace follows from it. */
export const findBellAnywhere = (db: Db, id: string) =>
  db.selectFrom("bell").selectAll().where("id", "=", id).executeTakeFirst();
export const findBell = (db: Db, workspaceId: string, id: string) =>
  db.selectFrom("bell").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst();
export const storeBell = (db: Db, row: BellRow) => db.insertInto("bell").values(row).execute();
export const updateBell = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Pick<BellRow, "secret" | "target">>,
) => db.updateTable("bell").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
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
/** The link in a message names nothing but the message. */
export const findDeliveryAnywhere = (db: Db, id: string) =>
  db.selectFrom("alert_delivery").selectAll().where("id", "=", id).executeTakeFirst();
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
    .orderBy("fire.severity", "desc")
    .execute();
/** Who was told of an alert, and of those that people have joined with it. */
export const listDeliveries = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("alert_delivery")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((eb) =>
      eb.or([
        eb("alert_id", "=", alertId),
        eb("alert_id", "in", (inner) =>
          inner
            .selectFrom("alert")
            .select("id")
            .where("workspace_id", "=", workspaceId)
            .where("merged_into", "=", alertId),
        ),
      ]),
    )
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
    .where(sees(watchId))
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
