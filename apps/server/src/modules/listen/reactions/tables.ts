import type { Migration } from "../../../platform/db/migrate.ts";

export interface ReactionTables {
  /** What one reading of a post's counts found beyond every reading before it, in the minute of the reading. */
  reaction: { workspace_id: string; mention_id: number; at: Date; gained: number; total: number };
}

const tables = `
create table reaction (workspace_id text not null, at timestamptz not null, mention_id bigint not null, gained bigint not null,
  total bigint not null, primary key (workspace_id, at, mention_id));
create index reaction_by_mention on reaction (workspace_id, mention_id);
`;

export const reactionMigrations: Migration[] = [{ key: "0020-reactions", statements: tables }];
