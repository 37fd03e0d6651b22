import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import type { AlertTables } from "../tables.ts";

export type EscalationRow = Selectable<AlertTables["escalation"]>;
export type CallRow = Selectable<AlertTables["escalation_call"]>;
export type EntryRow = Selectable<AlertTables["escalation_entry"]>;
export type SwapRow = Selectable<AlertTables["rotation_swap"]>;
export type PolicyRow = Selectable<AlertTables["escalation_policy"]>;
export type RotationRow = Selectable<AlertTables["rotation"]>;

export const listPolicies = (db: Db, workspaceId: string) =>
  db
    .selectFrom("escalation_policy")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
export const storePolicy = (db: Db, row: Insertable<AlertTables["escalation_policy"]>) =>
  db
    .insertInto("escalation_policy")
    .values(row)
    .onConflict((on) => on.columns(["workspace_id", "id"]).doUpdateSet({ body: row.body }))
    .execute();
export const deletePolicy = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("escalation_policy")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();

export const listRotations = (db: Db, workspaceId: string) =>
  db.selectFrom("rotation").selectAll().where("workspace_id", "=", workspaceId).orderBy("created_at").execute();
export const storeRotation = (db: Db, row: Insertable<AlertTables["rotation"]>) =>
  db
    .insertInto("rotation")
    .values(row)
    .onConflict((on) => on.columns(["workspace_id", "id"]).doUpdateSet({ body: row.body }))
    .execute();
export const deleteRotation = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("rotation")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
export const listSwaps = (db: Db, workspaceId: string) =>
  db.selectFrom("rotation_swap").selectAll().where("workspace_id", "=", workspaceId).orderBy("id").execute();
export const storeSwap = (db: Db, row: SwapRow) => db.insertInto("rotation_swap").values(row).execute();
export const deleteSwap = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("rotation_swap")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();

export const listDuties = (db: Db, workspaceId: string) =>
  db.selectFrom("duty").selectAll().where("workspace_id", "=", workspaceId).execute();
export const storeDuty = (db: Db, row: Insertable<AlertTables["duty"]>) =>
  db
    .insertInto("duty")
    .values(row)
    .onConflict((on) => on.columns(["workspace_id", "callee"]).doUpdateSet({ body: row.body }))
    .execute();

export const findEscalation = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("escalation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .executeTakeFirst();
export const storeEscalation = (db: Db, row: EscalationRow) =>
  db
    .insertInto("escalation")
    .values(row)
    .onConflict((on) => on.columns(["workspace_id", "alert_id"]).doUpdateSet(row))
    .execute();
/** Alerts whose calling is to go on, or whose promise is over. */
export const listDue = (db: Db, now: Date) =>
  db
    .selectFrom("escalation")
    .innerJoin("alert", (on) =>
      on.onRef("alert.workspace_id", "=", "escalation.workspace_id").onRef("alert.id", "=", "escalation.alert_id"),
    )
    .select(["escalation.workspace_id", "escalation.alert_id"])
    .where((eb) =>
      eb.or([
        eb.and([eb("escalation.state", "=", "running"), eb("escalation.due_at", "<=", now)]),
        eb.and([eb("alert.state", "=", "acknowledged"), eb("alert.promised_until", "<=", now)]),
      ]),
    )
    .where((eb) => eb.or([eb("alert.muted_until", "is", null), eb("alert.muted_until", "<=", now)]))
    .orderBy("escalation.due_at")
    .execute();
/** Alerts whose last step was refused by every receiver: nobody of it can answer. */
export const listRefused = (db: Db, now: Date) =>
  db
    .selectFrom("escalation as e")
    .select(["e.workspace_id", "e.alert_id"])
    .where("e.state", "=", "running")
    .where("e.due_at", ">", now)
    .where("e.rung_at", "is not", null)
    .where(
      sql<boolean>`exists (select from alert_delivery d where d.workspace_id = e.workspace_id and d.alert_id = e.alert_id
        and d.at >= e.rung_at and d.outcome = 'refused')
        and not exists (select from alert_delivery d where d.workspace_id = e.workspace_id and d.alert_id = e.alert_id
        and d.at >= e.rung_at and d.outcome <> 'refused')`,
    )
    .execute();

export const listCalls = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("escalation_call")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .orderBy("called_at")
    .orderBy("id")
    .execute();
export const storeCall = (db: Db, row: CallRow) =>
  db
    .insertInto("escalation_call")
    .values(row)
    .onConflict((on) =>
      on.columns(["workspace_id", "alert_id", "callee", "round"]).doUpdateSet({
        called_at: row.called_at,
        step: row.step,
        times: sql`escalation_call.times + 1`,
      }),
    )
    .execute();
export const updateCall = (db: Db, workspaceId: string, id: string, change: Partial<CallRow>) =>
  db
    .updateTable("escalation_call")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
/** What a person has answered, in every round in which they were called. */
export const answerCalls = (db: Db, { workspaceId, alertId, callee, at }: Answer) =>
  db
    .updateTable("escalation_call")
    .set({ answered_at: at, remind_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .where("callee", "=", callee)
    .where("answered_at", "is", null)
    .execute();
/** They have answered, and cannot take it. */
export const declineCalls = (db: Db, { workspaceId, alertId, callee, at }: Answer) =>
  db
    .updateTable("escalation_call")
    .set({ answered_at: at, declined_at: at, remind_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .where("callee", "=", callee)
    .execute();
interface Answer {
  readonly workspaceId: string;
  readonly alertId: string;
  readonly callee: string;
  readonly at: Date;
}
export const endReminders = (db: Db, workspaceId: string, alertId: string) =>
  db
    .updateTable("escalation_call")
    .set({ remind_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .execute();
export const listReminders = (db: Db, now: Date) =>
  db.selectFrom("escalation_call").selectAll().where("remind_at", "<=", now).orderBy("remind_at").execute();

export const listEntries = (db: Db, workspaceId: string, alertId: string) =>
  db
    .selectFrom("escalation_entry")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("alert_id", "=", alertId)
    .orderBy("number")
    .execute();
export const storeEntry = (db: Db, row: Insertable<AlertTables["escalation_entry"]>) =>
  db.insertInto("escalation_entry").values(row).execute();

/** Serialises those who plan messages in one workspace: two at once must not each believe that theirs is the first. */
export const lockGathering = (db: Db, workspaceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 4872))`.execute(db);

export interface Address {
  readonly workspaceId: string;
  readonly bellId: string | null;
  readonly channel: AlertTables["alert_delivery"]["channel"];
  readonly target: string;
}
const deliveriesTo = (db: Db, { workspaceId, bellId, channel, target }: Address) => {
  const all = db.selectFrom("alert_delivery").where("workspace_id", "=", workspaceId).where("channel", "=", channel);
  return bellId === null ? all.where("target", "=", target) : all.where("bell_id", "=", bellId);
};
export const findHeld = (db: Db, address: Address) =>
  deliveriesTo(db, address)
    .select(["bundle_id", "held_until"])
    .where("held_until", "is not", null)
    .where("outcome", "=", "waiting")
    .limit(1)
    .executeTakeFirst();
/** When messages about alerts went out to an address, each message once. */
export const listMessageTimes = async (db: Db, address: Address, since: Date): Promise<Date[]> => {
  const rows = await deliveriesTo(db, address)
    .select((eb) => eb.fn.min("at").as("at"))
    .where("alert_id", "is not", null)
    .where("held_until", "is", null)
    .where("outcome", "in", ["waiting", "sent", "unknown"])
    .where("at", ">", since)
    .groupBy("bundle_id")
    .execute();
  return rows.map(({ at }) => at);
};
export const listDueBundles = (db: Db, now: Date) =>
  db
    .selectFrom("alert_delivery")
    .select(["workspace_id", "bundle_id"])
    .distinct()
    .where("held_until", "<=", now)
    .where("outcome", "=", "waiting")
    .execute();
/** What is gathered for one message, held against a second process that would send it too. */
export const holdBundle = (db: Db, workspaceId: string, bundleId: string, now: Date) =>
  db
    .selectFrom("alert_delivery")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("bundle_id", "=", bundleId)
    .where("held_until", "<=", now)
    .where("outcome", "=", "waiting")
    .orderBy("id")
    .forUpdate()
    .execute();
export const releaseDelivery = (
  db: Db,
  { workspace_id, id }: { workspace_id: string; id: string },
  change: { outcome: "waiting" | "spared"; bundle_id: string; at: Date },
) =>
  db
    .updateTable("alert_delivery")
    .set({ ...change, held_until: null })
    .where("workspace_id", "=", workspace_id)
    .where("id", "=", id)
    .execute();
