import type {
  ConnectorFailure,
  listenShapes,
  ModerationActName,
  ModerationOutcome,
  SourceKind,
  SourceState,
} from "@tocsin/contract";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { z } from "zod";
import type { Migration } from "../../platform/db/migrate.ts";
import { type ReactionTables, reactionMigrations } from "./reactions/tables.ts";

export type BadLine = z.infer<typeof listenShapes.badLine>;

export interface Engagement {
  likes?: number;
  comments?: number;
  reposts?: number;
  quotes?: number;
  views?: number;
}

/** The driver writes an object as JSON by itself. */
type KeptObject = ColumnType<Record<string, unknown>>;

export interface ListenTables extends ReactionTables {
  source: {
    workspace_id: string;
    id: string;
    kind: SourceKind;
    name: string;
    address: string;
    platform: string;
    is_paused: boolean;
    every_minutes: number;
    secret: string;
    created_at: Date;
    state: SourceState;
    last_checked_at: Date | null;
    last_post_at: Date | null;
    next_check_at: Date | null;
    failures: number;
    problem_code: string | null;
    problem_message: string | null;
    problem_since: Date | null;
    settings: KeptObject;
    /** What its connector wants to be reminded of: stored in one transaction with the posts it was learnt from. */
    memory: KeptObject;
    connection_id: string | null;
    /** The earliest time that its platform wants to be asked again. */
    not_before: Generated<Date | null>;
    /** How many checks in a row have brought nothing. */
    quiet_checks: Generated<number>;
    /** Since when its connection stands. */
    connected_since: Generated<Date | null>;
    /** The process that holds its connection, until when unless it says so again. */
    held_by: Generated<string | null>;
    held_until: Generated<Date | null>;
  };
  /** An account at a platform: its credentials, sealed. */
  connection: {
    workspace_id: string;
    id: string;
    kind: SourceKind;
    name: string;
    sealed: string;
    account: string | null;
    scopes: JSONColumnType<string[]>;
    expires_at: Date | null;
    checked_at: Date | null;
    problem_code: ConnectorFailure | null;
    problem_message: string | null;
    created_at: Date;
  };
  /** What was taken from a platform's quota in its running window. */
  quota_use: {
    workspace_id: string;
    /** The connection whose quota it is; of the source itself, where none is needed. */
    owner_id: string;
    quota: string;
    window_from: Date;
    used: number;
    /** What the platform itself said was left, where it says so. */
    said_left: number | null;
    said_at: Date | null;
  };
  /** What was paid at a platform in a month, by the manifest's prices. */
  spending: { workspace_id: string; owner_id: string; month: string; amount: number };
  /** Stretches in which a source could not be heard: silence there is not calm. */
  source_gap: { workspace_id: string; source_id: string; from_at: Date; until_at: Date | null };
  /** One row per post ever stored: what makes a second delivery of it a duplicate. */
  mention_key: { workspace_id: string; platform: string; external_id: string; mention_id: number };
  mention: {
    workspace_id: string;
    id: number;
    source_id: string | null;
    platform: string;
    external_id: string;
    author_handle: string;
    author_name: string;
    author_followers: number | null;
    author_created_at: Date | null;
    author_verified: boolean;
    title: string | null;
    text: string;
    url: string | null;
    given_language: string | null;
    published_at: Date;
    heard_at: Date;
    engagement: JSONColumnType<Engagement>;
    in_reply_to: string | null;
    repost_of: string | null;
    extra: JSONColumnType<Record<string, unknown>>;
    words: string;
    /** When its words were last changed at the platform, and when it was deleted there. */
    edited_at: Generated<Date | null>;
    deleted_at: Generated<Date | null>;
  };
  /** A wording that stood in a mention until it was changed. */
  mention_wording: { workspace_id: string; mention_id: number; until_at: Date; title: string | null; text: string };
  /** What becomes of words that are changed or deleted at the platform; no row means they are kept. */
  evidence_policy: {
    workspace_id: string;
    keeps_evidence: boolean;
    note: string;
    changed_at: Date;
    changed_by: string;
  };
  /** What was tried with a mention at its platform: on record before it is tried. */
  moderation: {
    workspace_id: string;
    id: string;
    mention_id: number;
    source_id: string;
    act: ModerationActName;
    outcome: ModerationOutcome;
    problem_code: string | null;
    problem_message: string | null;
    reason: string;
    by_id: string;
    by_name: string;
    made_at: Date;
    settled_at: Date | null;
    /** How often it was read back since. */
    readings: Generated<number>;
  };
  import_run: {
    workspace_id: string;
    id: string;
    file_name: string;
    path: string;
    state: "running" | "done" | "failed";
    bytes: number;
    bytes_read: number;
    lines: number;
    stored: number;
    duplicates: number;
    bad_line_count: number;
    bad_lines: JSONColumnType<BadLine[]>;
    started_at: Date;
    ended_at: Date | null;
    problem: string | null;
  };
}

const tables = `
create table source (workspace_id text not null references workspace, id text not null, kind text not null, name text not null,
  address text not null, platform text not null, is_paused boolean not null, every_minutes int not null, secret text not null,
  created_at timestamptz not null, state text not null, last_checked_at timestamptz, last_post_at timestamptz,
  next_check_at timestamptz, failures int not null, problem_code text, problem_message text, problem_since timestamptz,
  etag text, last_modified text, primary key (workspace_id, id));
create table source_gap (workspace_id text not null, source_id text not null, from_at timestamptz not null, until_at timestamptz,
  primary key (workspace_id, source_id, from_at));
create sequence mention_number;
create table mention_key (workspace_id text not null, platform text not null, external_id text not null, mention_id bigint not null,
  primary key (workspace_id, platform, external_id));
create table mention (workspace_id text not null, id bigint not null, source_id text, platform text not null,
  external_id text not null, author_handle text not null, author_name text not null, author_followers bigint,
  author_created_at timestamptz, author_verified boolean not null, title text, text text not null, url text, given_language text,
  published_at timestamptz not null, heard_at timestamptz not null, engagement jsonb not null, in_reply_to text, repost_of text,
  extra jsonb not null, words tsvector not null,
  primary key (workspace_id, id, published_at)) partition by range (published_at);
create index mention_by_time on mention (workspace_id, published_at desc, id desc);
create index mention_by_word on mention using gin (words) with (fastupdate = on);
create index mention_by_author on mention (workspace_id, platform, author_handle);
create table import_run (workspace_id text not null references workspace, id text not null, file_name text not null, path text not null,
  state text not null, bytes bigint not null, bytes_read bigint not null, lines int not null, stored int not null,
  duplicates int not null, bad_line_count int not null, bad_lines jsonb not null, started_at timestamptz not null,
  ended_at timestamptz, problem text, primary key (workspace_id, id));
`;

const connectors = `
alter table source add column settings jsonb not null default '{}', add column memory jsonb not null default '{}',
  add column connection_id text;
update source set memory = jsonb_strip_nulls(jsonb_build_object('etag', etag, 'lastModified', last_modified));
alter table source drop column etag, drop column last_modified;
create table connection (workspace_id text not null references workspace, id text not null, kind text not null, name text not null,
  sealed text not null, account text, scopes jsonb not null, expires_at timestamptz, checked_at timestamptz, problem_code text,
  problem_message text, created_at timestamptz not null, primary key (workspace_id, id));
create table quota_use (workspace_id text not null, owner_id text not null, quota text not null, window_from timestamptz not null,
  used double precision not null, said_left double precision, said_at timestamptz, primary key (workspace_id, owner_id, quota));
`;

const asking = `
alter table source add column not_before timestamptz, add column quiet_checks int not null default 0,
  add column connected_since timestamptz, add column held_by text, add column held_until timestamptz;
create table spending (workspace_id text not null, owner_id text not null, month text not null, amount double precision not null,
  primary key (workspace_id, owner_id, month));
create index mention_by_source on mention (workspace_id, source_id, heard_at desc);
`;

const evidence = `
alter table mention add column edited_at timestamptz, add column deleted_at timestamptz;
create table mention_wording (workspace_id text not null, mention_id bigint not null, until_at timestamptz not null, title text,
  text text not null, primary key (workspace_id, mention_id, until_at));
create table evidence_policy (workspace_id text primary key references workspace, keeps_evidence boolean not null, note text not null,
  changed_at timestamptz not null, changed_by text not null);
`;

const moderation = `
create table moderation (workspace_id text not null references workspace, id text not null, mention_id bigint not null,
  source_id text not null, act text not null, outcome text not null, problem_code text, problem_message text, reason text not null,
  by_id text not null, by_name text not null, made_at timestamptz not null, settled_at timestamptz, readings int not null default 0,
  primary key (workspace_id, id));
create index moderation_by_mention on moderation (workspace_id, mention_id, made_at desc);
create index moderation_unknown on moderation (made_at) where outcome = 'unknown';
`;

export const listenMigrations: Migration[] = [
  { key: "0003-listen", statements: tables },
  ...reactionMigrations,
  { key: "0023-connectors", statements: connectors },
  { key: "0024-asking", statements: asking },
  { key: "0025-evidence", statements: evidence },
  { key: "0026-moderation", statements: moderation },
];
