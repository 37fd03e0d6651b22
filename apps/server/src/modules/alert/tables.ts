import type {
  AlertKind,
  AlertState,
  BellKind,
  DeliveryOutcome,
  DeliveryProblemCode,
  DismissalReason,
  Duty,
  EscalationHappening,
  EscalationState,
  escalationShapes,
  Language,
  PolicyWish,
} from "@tocsin/contract";
import type { Generated, JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";

export interface AlertTables {
  /** What people are told of one fire, and what they made of it. Its episodes keep the numbers. */
  alert: {
    workspace_id: string;
    id: string;
    /** The episode that speaks for the fire, and its watch; none where a source fell silent. */
    episode_id: string;
    watch_id: string | null;
    state: AlertState;
    opened_at: Date;
    last_change_at: Date;
    closed_at: Date | null;
    /** A person of the workspace, or the key of a contact. */
    acknowledged_by: string | null;
    acknowledged_at: Date | null;
    muted_until: Date | null;
    dismissed_by: string | null;
    dismissed_at: Date | null;
    dismissal_reason: DismissalReason | null;
    dismissal_note: string | null;
    /** Until when whoever has it looks at it; then the calling goes on. */
    promised_until: Generated<Date | null>;
    /** The gravest that people have heard of this fire, and how often they heard that it had grown. */
    told_kind: Generated<AlertKind>;
    told_severity: Generated<number>;
    growths: Generated<number>;
    told_at: Date;
    /** The alert that tells of this fire since a person said they are one. */
    merged_into: Generated<string | null>;
  };
  /** One fire is seen by several watches: each episode belongs to exactly one alert. */
  alert_episode: { workspace_id: string; episode_id: string; alert_id: string; joined_at: Date };
  bell: {
    workspace_id: string;
    id: string;
    kind: BellKind;
    name: string;
    /** For people to recognise. Where the address is a secret, only a mask of it. */
    target: string;
    language: Language;
    minimum_severity: number;
    is_paused: boolean;
    /** Sealed: the signing secret, the bot's token, the webhook's address or the browser's subscription. */
    secret: string;
    /** Whose browser it is. */
    person_id: string | null;
    created_at: Date;
  };
  /** How text messages leave; the templates with the provider's keys are sealed. */
  sms_gateway: {
    workspace_id: string;
    host: string;
    method: "GET" | "POST";
    secret: string;
    changed_at: Date;
  };
  /** One attempt after another to reach one person: what was tried, and what came of it. */
  alert_delivery: {
    workspace_id: string;
    id: string;
    alert_id: string | null;
    /** Null when a contact from the plan is called rather than a bell. */
    bell_id: string | null;
    channel: BellKind;
    target: string;
    language: Language;
    change: string;
    outcome: DeliveryOutcome;
    attempts: number;
    at: Date;
    /** Its English sentence, for logs and exports; people read the code in their language. */
    problem: string | null;
    problem_code: DeliveryProblemCode | null;
    problem_params: Record<string, string | number> | null;
    /** The person this message is for, by key; null where it is for a bell alone. */
    callee: Generated<string | null>;
    /** The delivery whose message lists this one's alert too; its own id where it goes out alone. */
    bundle_id: string;
    /** Set while messages for one person are gathered. */
    held_until: Generated<Date | null>;
  };
  escalation_policy: { workspace_id: string; id: string; body: JSONColumnType<PolicyWish>; created_at: Date };
  rotation: { workspace_id: string; id: string; body: JSONColumnType<escalationShapes.RotationWish>; created_at: Date };
  rotation_swap: {
    workspace_id: string;
    id: string;
    rotation_id: string;
    callee: string;
    from_at: Date;
    until_at: Date;
  };
  duty: { workspace_id: string; callee: string; body: JSONColumnType<Duty> };
  /** How far the calling for one alert has come: the step that rings next, from zero, and its round, from one. */
  escalation: {
    workspace_id: string;
    alert_id: string;
    policy_id: string;
    state: EscalationState;
    step: number;
    round: number;
    due_at: Date | null;
    rung_at: Date | null;
  };
  /** Somebody who was called for an alert, once per round. */
  escalation_call: {
    workspace_id: string;
    id: string;
    alert_id: string;
    callee: string;
    name: string;
    step: number;
    round: number;
    called_at: Date;
    times: number;
    is_needed: boolean;
    remind_at: Date | null;
    answered_at: Date | null;
    /** They cannot take it. */
    declined_at: Date | null;
  };
  /** The log of the calling, in the order it was written. */
  escalation_entry: {
    workspace_id: string;
    alert_id: string;
    number: Generated<number>;
    at: Date;
    kind: EscalationHappening;
    step: number | null;
    round: number | null;
    name: string | null;
    until_at: Date | null;
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

const channels = `
alter table bell add column person_id text references person on delete cascade;
alter table alert_delivery add column problem_code text, add column problem_params jsonb;
create table sms_gateway (workspace_id text primary key references workspace, host text not null, method text not null,
  secret text not null, changed_at timestamptz not null);
`;

const escalation = `
alter table alert add column promised_until timestamptz;
alter table alert_delivery add column callee text, add column bundle_id text, add column held_until timestamptz;
update alert_delivery set bundle_id = id;
alter table alert_delivery alter column bundle_id set not null;
create index delivery_by_target on alert_delivery (workspace_id, channel, target, at);
create index delivery_by_bundle on alert_delivery (workspace_id, bundle_id);
create index delivery_held on alert_delivery (held_until) where held_until is not null;
create table escalation_policy (workspace_id text not null references workspace, id text not null, body jsonb not null,
  created_at timestamptz not null, primary key (workspace_id, id));
create table rotation (workspace_id text not null references workspace, id text not null, body jsonb not null,
  created_at timestamptz not null, primary key (workspace_id, id));
create table rotation_swap (workspace_id text not null, id text not null, rotation_id text not null, callee text not null,
  from_at timestamptz not null, until_at timestamptz not null, primary key (workspace_id, id),
  foreign key (workspace_id, rotation_id) references rotation on delete cascade);
create table duty (workspace_id text not null references workspace, callee text not null, body jsonb not null,
  primary key (workspace_id, callee));
create table escalation (workspace_id text not null, alert_id text not null, policy_id text not null, state text not null,
  step int not null, round int not null, due_at timestamptz, rung_at timestamptz, primary key (workspace_id, alert_id));
create index escalation_due on escalation (due_at) where state = 'running';
create table escalation_call (workspace_id text not null, id text not null, alert_id text not null, callee text not null,
  name text not null, step int not null, round int not null, called_at timestamptz not null, times int not null,
  is_needed boolean not null, remind_at timestamptz, answered_at timestamptz, primary key (workspace_id, id),
  unique (workspace_id, alert_id, callee, round));
create index call_to_remind on escalation_call (remind_at) where remind_at is not null;
create table escalation_entry (workspace_id text not null, alert_id text not null, number bigint generated always as identity,
  at timestamptz not null, kind text not null, step int, round int, name text, until_at timestamptz,
  primary key (workspace_id, alert_id, number));
`;

const fires = `
create table alert_episode (workspace_id text not null, episode_id text not null, alert_id text not null,
  joined_at timestamptz not null, primary key (workspace_id, episode_id));
create index episode_by_alert on alert_episode (workspace_id, alert_id);
insert into alert_episode select workspace_id, episode_id, id, opened_at from alert;
alter table alert drop constraint alert_workspace_id_episode_id_key, alter column watch_id drop not null,
  add column told_kind text not null default 'buzz', add column told_severity int not null default 1,
  add column growths int not null default 0, add column told_at timestamptz, add column merged_into text;
update alert a set told_kind = e.kind, told_severity = e.severity, growths = e.escalations, told_at = a.opened_at
  from episode e where e.workspace_id = a.workspace_id and e.id = a.episode_id;
alter table alert alter column told_at set not null;
`;

const answers = `
alter table escalation_call add column declined_at timestamptz;
`;

export const alertMigrations: Migration[] = [
  { key: "0006-alert", statements: tables },
  { key: "0014-channels", statements: channels },
  { key: "0015-escalation", statements: escalation },
  { key: "0017-fires", statements: fires },
  { key: "0022-answers", statements: answers },
];
