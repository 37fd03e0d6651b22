import type { CrisisType, Sentiment } from "@tocsin/contract";
import type { JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";

export interface CrisisWords {
  type: CrisisType;
  words: string[];
}

export interface UnderstandTables {
  /** What one mention says, as the text engine reads it. */
  reading: {
    workspace_id: string;
    mention_id: number;
    published_at: Date;
    language: string;
    sentiment: Sentiment;
    negative: number;
    neutral: number;
    positive: number;
    is_sure: boolean;
    crisis_types: JSONColumnType<CrisisWords[]>;
    group_id: string;
    is_echo: boolean;
  };
  /** One mention seen by one watch: the narrow table that charts, counts and the bell stand on. */
  sighting: {
    workspace_id: string;
    watch_id: string;
    at: Date;
    mention_id: number;
    sentiment: Sentiment;
    language: string;
    platform: string;
    is_echo: boolean;
    author_key: string;
    reach: number;
  };
}

const tables = `
create table reading (workspace_id text not null, mention_id bigint not null, published_at timestamptz not null, language text not null,
  sentiment text not null, negative real not null, neutral real not null, positive real not null, is_sure boolean not null,
  crisis_types jsonb not null, group_id text not null, is_echo boolean not null, primary key (workspace_id, mention_id));
create index reading_by_group on reading (workspace_id, group_id);
create table sighting (workspace_id text not null, watch_id text not null, at timestamptz not null, mention_id bigint not null,
  sentiment text not null, language text not null, platform text not null, is_echo boolean not null, author_key text not null,
  reach bigint not null, primary key (workspace_id, watch_id, at, mention_id));
create index sighting_by_mention on sighting (workspace_id, mention_id);
`;

export const understandMigrations: Migration[] = [{ key: "0004-understand", statements: tables }];
