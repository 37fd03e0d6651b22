import type { CrisisType, Language } from "@tocsin/contract";
import type { Insertable, Selectable } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { PrepareTables } from "./tables.ts";

export type BrandRow = Selectable<PrepareTables["brand"]>;
export type ContactRow = Selectable<PrepareTables["contact"]>;
type NewWatch = Insertable<PrepareTables["watch"]>;

export const listBrands = (db: Db, workspaceId: string) =>
  db
    .selectFrom("brand")
    .selectAll("brand")
    .select((eb) =>
      eb
        .selectFrom("watch")
        .whereRef("watch.workspace_id", "=", "brand.workspace_id")
        .whereRef("watch.brand_id", "=", "brand.id")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .as("watches"),
    )
    .where("workspace_id", "=", workspaceId)
    .orderBy("kind", "desc")
    .orderBy("name")
    .execute();
export const storeBrand = (db: Db, brand: BrandRow) => db.insertInto("brand").values(brand).execute();
export const updateBrand = (
  db: Db,
  workspaceId: string,
  id: string,
  change: Pick<BrandRow, "name" | "kind" | "spellings"> & { calendars?: BrandRow["calendars"] | undefined },
) =>
  db
    .updateTable("brand")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
export const deleteBrand = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("brand")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();

const watches = (db: Db) =>
  db
    .selectFrom("watch")
    .innerJoin("brand", (on) =>
      on.onRef("brand.workspace_id", "=", "watch.workspace_id").onRef("brand.id", "=", "watch.brand_id"),
    )
    .selectAll("watch")
    .select(["brand.name as brand_name", "brand.kind as brand_kind", "brand.calendars as brand_calendars"]);
export type WatchRow = Awaited<ReturnType<typeof listWatches>>[number];

export const listWatches = (db: Db, workspaceId: string) =>
  watches(db)
    .where("watch.workspace_id", "=", workspaceId)
    .orderBy("brand.kind", "desc")
    .orderBy("watch.name")
    .execute();
export const listAllWatches = (db: Db) => watches(db).where("watch.is_paused", "=", false).execute();
export const findWatch = (db: Db, workspaceId: string, id: string) =>
  watches(db).where("watch.workspace_id", "=", workspaceId).where("watch.id", "=", id).executeTakeFirst();
export const listWatchesOfBrand = (db: Db, workspaceId: string, brandId: string) =>
  watches(db).where("watch.workspace_id", "=", workspaceId).where("watch.brand_id", "=", brandId).execute();
export const storeWatch = (db: Db, watch: NewWatch) => db.insertInto("watch").values(watch).execute();
export const updateWatch = (db: Db, workspaceId: string, id: string, change: Partial<NewWatch>) =>
  db.updateTable("watch").set(change).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
export const deleteWatch = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("watch")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();

export const listContacts = (db: Db, workspaceId: string) =>
  db.selectFrom("contact").selectAll().where("workspace_id", "=", workspaceId).orderBy("name").execute();
export const storeContact = (db: Db, contact: ContactRow) => db.insertInto("contact").values(contact).execute();
export const updateContact = (db: Db, contact: ContactRow) =>
  db
    .updateTable("contact")
    .set(contact)
    .where("workspace_id", "=", contact.workspace_id)
    .where("id", "=", contact.id)
    .returning("id")
    .executeTakeFirst();
export const deleteContact = (db: Db, workspaceId: string, id: string) =>
  db
    .deleteFrom("contact")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("name")
    .executeTakeFirst();

export const listPlaybookTexts = (db: Db, workspaceId: string, language: Language) =>
  db
    .selectFrom("playbook_text")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("language", "=", language)
    .execute();
export interface ChangedText {
  workspace_id: string;
  type: CrisisType;
  language: Language;
  title: string;
  text: string;
  changed_at: Date;
}
export const storePlaybookText = (db: Db, row: ChangedText) =>
  db
    .insertInto("playbook_text")
    .values(row)
    .onConflict((on) =>
      on
        .columns(["workspace_id", "type", "language"])
        .doUpdateSet({ title: row.title, text: row.text, changed_at: row.changed_at }),
    )
    .execute();
