import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import pg from "pg";
import type { Tables } from "../../flow.ts";

/** The database, or one transaction on it: queries do not know which. */
export type Db = Kysely<Tables>;

const INT8 = 20;
// Counts and ids stay far below 2^53, so bigint may be a plain number.
pg.types.setTypeParser(INT8, Number);

export interface Database {
  readonly db: Db;
  readonly url: string;
  close(): Promise<void>;
}

export function openDatabase(url: string, connections = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // An idle connection that the server ends (restart, fail-over) is replaced by the pool at the next query.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, url, close: () => db.destroy() };
}

export const inTransaction = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);

/** What a job library's transaction can do. */
export interface SqlRunner {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount?: number | null }>;
}

/** The same queries, run inside a transaction that somebody else begins and commits. */
export function databaseOver(runner: SqlRunner): Db {
  return new Kysely<Tables>({ dialect: borrowedDialect(runner) });
}

function borrowedDialect(runner: SqlRunner): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await runner.executeSql(query.sql, [...query.parameters]);
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      yield* [];
      throw new Error("A borrowed transaction does not stream.");
    },
  };
  const nothing = async () => undefined;
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: nothing,
      acquireConnection: async () => connection,
      // A use case inside the borrowed transaction may ask for one of its own: it is the same one.
      beginTransaction: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  };
}
