import type { listenShapes, SourceKind, SourceState } from "@tocsin/contract";
import type { ColumnType, JSONColumnType } from "kysely";
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
    problem_code: string | null;
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

export const listenMigrations: Migration[] = [
  { key: "0003-listen", statements: tables },
  ...reactionMigrations,
  { key: "0023-connectors", statements: connectors },
];
