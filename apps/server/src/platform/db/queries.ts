import { sql } from "kysely";
import type { Db } from "./database.ts";

/** Tells every process that listens on `channel`, when the transaction of `db` commits. */
export const notify = (db: Db, channel: string, payload: string) =>
  sql`select pg_notify(${channel}, ${payload})`.execute(db);
