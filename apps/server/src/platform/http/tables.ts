import type { Migration } from "../db/migrate.ts";

export interface HttpTables {
  /** Answers of POST requests, so that a repeated request gets the first answer instead of a second effect. */
  remembered_answer: { workspace_id: string; key: string; request_hash: string; answer: string | null; at: Date };
}

const tables = `
create table remembered_answer (workspace_id text not null, key text not null, request_hash text not null, answer text,
  at timestamptz not null, primary key (workspace_id, key));
`;

export const httpMigrations: Migration[] = [{ key: "0000-http", statements: tables }];
