import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "../../flow.ts";
import type { Db } from "./database.ts";

/** One step forward of one module's tables. Keys sort in the order of application and never change. */
export interface Migration {
  readonly key: string;
  readonly statements: string;
}

/** Brings the schema to the newest step; safe when several processes start at once. Throws what the database says. */
export async function migrate(db: Db): Promise<void> {
  const steps = Object.fromEntries(migrations.map((step) => [step.key, { up: (on: Db) => run(on, step) }]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function run(db: Db, step: Migration): Promise<void> {
  await sql.raw(step.statements).execute(db);
}
