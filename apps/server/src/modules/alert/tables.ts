import type { AlertState, DeliveryOutcome, DismissalReason, Language } from "@tocsin/contract";
import type { Migration } from "../../platform/db/migrate.ts";

export interface AlertTables {
  /** What people are told of one episode, and what they made of it. The episode keeps the numbers. */
  alert: {
    workspace_id: string;
    id: string;
    episode_id: string;
    watch_id: string;
    state: AlertState;
    opened_at: Date;
    last_change_at: Date;
    closed_at: Date | null;
    acknowledged_by: string | null;
    acknowledged_at: Date | null;
    muted_until: Date | null;
    dismissed_by: string | null;
    dismissed_at: Date | null;
    dismissal_reason: DismissalReason | null;
    dismissal_note: string | null;
  };
  bell: {
    workspace_id: string;
    id: string;
    kind: "email" | "webhook";
    name: string;
    target: string;
    language: Language;
    minimum_severity: number;
    is_paused: boolean;
    secret: string;
    created_at: Date;
  };
  /** One attempt after another to reach one person: what was tried, and what came of it. */
  alert_delivery: {
    workspace_id: string;
    id: string;
    alert_id: string | null;
    /** Null when a contact from the plan is called rather than a bell. */
    bell_id: string | null;
    channel: "email" | "webhook";
    target: string;
    language: Language;
    change: string;
    outcome: DeliveryOutcome;
    attempts: number;
    at: Date;
    problem: string | null;
  };
}

const tables = `
create table alert (workspace_id text not null, id text not null, episode_id text not null, watch_id text not null,
  state text not null, opened_at timestamptz not null, last_change_at timestamptz not null,
  closed_at timestamptz, acknowledged_by text, acknowledged_at timestamptz, muted_until timestamptz, dismissed_by text,
  dismissed_at timestamptz, dismissal_reason text, dismissal_note text, primary key (workspace_id, id), unique (workspace_id, episode_id));
create index alert_by_time on alert (workspace_id, opened_at desc, id desc);
create table bell (workspace_id text not null references workspace, id text not null, kind text not null, name text not null,
  target text not null, language text not null, minimum_severity int not null, is_paused boolean not null, secret text not null,
  created_at timestamptz not null, primary key (workspace_id, id));
create table alert_delivery (workspace_id text not null, id text not null, alert_id text, bell_id text, channel text not null,
  target text not null, language text not null, change text not null, outcome text not null, attempts int not null, at timestamptz not null, problem text,
  primary key (workspace_id, id));
create index delivery_by_alert on alert_delivery (workspace_id, alert_id);
`;

export const alertMigrations: Migration[] = [{ key: "0006-alert", statements: tables }];
