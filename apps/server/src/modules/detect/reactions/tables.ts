import type { Migration } from "../../../platform/db/migrate.ts";

export interface ReactionTables {
  /** Reactions that the posts of one watch gained in one minute; no row where nobody read any. */
  reaction_minute: { workspace_id: string; watch_id: string; at: Date; gained: number };
}

const tables = `
create table reaction_minute (workspace_id text not null, watch_id text not null, at timestamptz not null, gained bigint not null,
  primary key (workspace_id, watch_id, at));
`;

export const reactionMigrations: Migration[] = [{ key: "0020-reaction-minutes", statements: tables }];
