import type { DismissalReason, Lesson } from "@tocsin/contract";
import type { JSONColumnType } from "kysely";
import type { Migration } from "../../../platform/db/migrate.ts";

export interface TeachingTables {
  /** What a person taught a watch by dismissing an alert. It holds until it is taken back, and stays on record then. */
  taught_rule: {
    workspace_id: string;
    id: string;
    watch_id: string;
    lesson: JSONColumnType<Lesson>;
    alert_id: string;
    reason: DismissalReason;
    note: string;
    by_id: string;
    by_name: string;
    made_at: Date;
    undone_at: Date | null;
    undone_by: string | null;
  };
  /** Sightings that do not count for the bell, and by which rule. They stay on the charts. */
  unheard: { workspace_id: string; watch_id: string; mention_id: number; at: Date; rule_id: string };
  /** Hours in which the team itself makes people talk about a brand. */
  planned_campaign: {
    workspace_id: string;
    id: string;
    brand_id: string;
    name: string;
    from_at: Date;
    until_at: Date;
    factor: number;
    by_name: string;
    made_at: Date;
  };
  /** What a person wrote at a moment of a watch's chart. */
  watch_note: {
    workspace_id: string;
    id: string;
    watch_id: string;
    at: Date;
    text: string;
    by_id: string;
    by_name: string;
    made_at: Date;
  };
}

const tables = `
create table taught_rule (workspace_id text not null references workspace, id text not null, watch_id text not null, lesson jsonb not null,
  alert_id text not null, reason text not null, note text not null, by_id text not null, by_name text not null, made_at timestamptz not null,
  undone_at timestamptz, undone_by text, primary key (workspace_id, id));
create index taught_rule_by_watch on taught_rule (workspace_id, watch_id);
create table unheard (workspace_id text not null, watch_id text not null, mention_id bigint not null, at timestamptz not null,
  rule_id text not null, primary key (workspace_id, watch_id, mention_id, rule_id));
create table planned_campaign (workspace_id text not null references workspace, id text not null, brand_id text not null, name text not null,
  from_at timestamptz not null, until_at timestamptz not null, factor real not null, by_name text not null, made_at timestamptz not null,
  primary key (workspace_id, id));
create table watch_note (workspace_id text not null references workspace, id text not null, watch_id text not null, at timestamptz not null,
  text text not null, by_id text not null, by_name text not null, made_at timestamptz not null, primary key (workspace_id, id));
create index watch_note_by_time on watch_note (workspace_id, watch_id, at);
`;

export const teachingMigrations: Migration[] = [{ key: "0019-taught-rules", statements: tables }];
