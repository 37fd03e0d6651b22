import type { CrisisType, Department, IncidentState, Language } from "@tocsin/contract";
import type { JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";

export type Params = Record<string, string | number | null>;
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}
export type Phase = "first-hour" | "first-day" | "follow-up";

export interface RespondTables {
  incident: {
    workspace_id: string;
    id: string;
    number: number;
    title: string;
    type: CrisisType;
    state: IncidentState;
    severity: number;
    suggested_severity: number;
    severity_reasons: JSONColumnType<Reason[]>;
    owner_id: string;
    watch_id: string | null;
    language: Language;
    opened_at: Date;
    closed_at: Date | null;
  };
  incident_alert: { workspace_id: string; incident_id: string; alert_id: string };
  incident_mention: { workspace_id: string; incident_id: string; mention_id: number; attached_at: Date };
  task: {
    workspace_id: string;
    id: string;
    incident_id: string;
    key: string | null;
    title: string;
    detail: string;
    department: Department;
    phase: Phase;
    owner_id: string | null;
    due_at: Date;
    done_at: Date | null;
    done_by: string | null;
  };
  timeline_entry: {
    workspace_id: string;
    id: string;
    incident_id: string;
    at: Date;
    actor_id: string | null;
    kind: string;
    params: JSONColumnType<Params>;
    note: string | null;
  };
}

const tables = `
create table incident (workspace_id text not null references workspace, id text not null, number int not null, title text not null,
  type text not null, state text not null, severity int not null, suggested_severity int not null, severity_reasons jsonb not null,
  owner_id text not null, watch_id text, language text not null, opened_at timestamptz not null, closed_at timestamptz,
  primary key (workspace_id, id), unique (workspace_id, number));
create table incident_alert (workspace_id text not null, incident_id text not null, alert_id text not null,
  primary key (workspace_id, alert_id), foreign key (workspace_id, incident_id) references incident);
create table incident_mention (workspace_id text not null, incident_id text not null, mention_id bigint not null,
  attached_at timestamptz not null, primary key (workspace_id, incident_id, mention_id),
  foreign key (workspace_id, incident_id) references incident);
create table task (workspace_id text not null, id text not null, incident_id text not null, key text, title text not null,
  detail text not null, department text not null, phase text not null, owner_id text, due_at timestamptz not null,
  done_at timestamptz, done_by text, primary key (workspace_id, id), foreign key (workspace_id, incident_id) references incident);
create index task_by_incident on task (workspace_id, incident_id);
create table timeline_entry (workspace_id text not null, id text not null, incident_id text not null, at timestamptz not null,
  actor_id text, kind text not null, params jsonb not null, note text, primary key (workspace_id, id),
  foreign key (workspace_id, incident_id) references incident);
create index timeline_by_incident on timeline_entry (workspace_id, incident_id, at);
create trigger timeline_is_append_only before update or delete or truncate on timeline_entry
  for each statement execute function refuse_change();
`;

export const respondMigrations: Migration[] = [{ key: "0007-respond", statements: tables }];
