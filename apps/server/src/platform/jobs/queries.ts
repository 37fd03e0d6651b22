import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/** Statements of the job library, run on our connection or inside our transaction. */
export async function runRaw(db: Db, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const query = { kind: "RawNode" } as never;
  const result = await db.executeQuery({ sql: text, parameters: values, query, queryId: { queryId: "jobs" } } as never);
  return { rows: [...result.rows] };
}

/** Waits until no job of these queues is open. */
export async function settle(db: Db, queues: readonly string[]): Promise<void> {
  while ((await countOpenJobs(db, queues)) > 0) await sleep(30);
}

async function countOpenJobs(db: Db, queues: readonly string[]): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from jobs.job where name = any(${queues}::text[]) and state in ('created', 'retry', 'active')`.execute(
    db,
  );
  return rows[0]!.open;
}

export async function countFailedJobs(db: Db): Promise<number> {
  const { rows } = await sql<{
    failed: number;
  }>`select count(*) as failed from jobs.job where state = 'failed'`.execute(db);
  return rows[0]!.failed;
}

/** Whether a process works on the jobs of this database right now. Its library's connections bear the library's name. */
export async function isWorkedOn(db: Db): Promise<boolean> {
  const { rows } = await sql<{ sessions: number }>`select count(*) as sessions from pg_stat_activity
    where datname = current_database() and application_name = 'pgboss'`.execute(db);
  return rows[0]!.sessions > 0;
}

/** Lets jobs that a killed process had in hand be worked again at once, instead of when their time runs out. */
export const freeOrphans = (db: Db) =>
  sql`update jobs.job set state = 'retry', start_after = now() where state = 'active'`.execute(db);
