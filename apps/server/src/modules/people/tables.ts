import type { KeyScope, Language, Role } from "@tocsin/contract";
import type { Generated, JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";

export interface PeopleTables {
  workspace: {
    id: string;
    name: string;
    slug: string;
    language: Language;
    time_zone: string;
    is_demo: boolean;
    created_at: Date;
  };
  member: {
    workspace_id: string;
    person_id: string;
    role: Role;
    language: Language;
    joined_at: Date;
    last_seen_at: Date | null;
  };
  invitation: {
    workspace_id: string;
    id: string;
    email: string;
    role: Role;
    token_hash: string;
    invited_by: string;
    expires_at: Date;
    accepted_at: Date | null;
  };
  api_key: {
    workspace_id: string;
    id: string;
    name: string;
    scopes: KeyScope[];
    start: string;
    hash: string;
    created_at: Date;
    /** Who answers for what the key does. */
    created_by: string | null;
    last_used_at: Date | null;
  };
  audit_entry: {
    workspace_id: string;
    sequence: number;
    at: Date;
    actor: string;
    action: string;
    subject: string;
    details: JSONColumnType<Record<string, unknown>>;
    previous_hash: string;
    hash: string;
  };
  instance_secret: { name: string; value: string };
  person: {
    id: string;
    name: string;
    email: string;
    emailVerified: Generated<boolean>;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
  };
}

/** The tables of the session library stand here word for word, so that one runner brings the whole schema forward. */
const sessions = `
create table "person" ("id" text primary key, "name" text not null, "email" text not null unique,
  "emailVerified" boolean not null default false, "image" text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp);
create table "person_session" ("id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references "person" ("id") on delete cascade);
create table "credential" ("id" text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references "person" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null);
create table "verification" ("id" text primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp);
create index "person_session_userId_idx" on "person_session" ("userId");
create index "credential_userId_idx" on "credential" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
`;

const own = `
create table workspace (id text primary key, name text not null, slug text not null unique, language text not null,
  time_zone text not null, is_demo boolean not null, created_at timestamptz not null);
create table member (workspace_id text not null references workspace, person_id text not null references person on delete cascade,
  role text not null, language text not null, joined_at timestamptz not null, last_seen_at timestamptz,
  primary key (workspace_id, person_id));
create index member_by_person on member (person_id);
create table invitation (workspace_id text not null references workspace, id text not null, email text not null, role text not null,
  token_hash text not null unique, invited_by text not null, expires_at timestamptz not null, accepted_at timestamptz,
  primary key (workspace_id, id));
create table api_key (workspace_id text not null references workspace, id text not null, name text not null, scopes text[] not null,
  start text not null, hash text not null unique, created_at timestamptz not null, last_used_at timestamptz,
  primary key (workspace_id, id));
create table audit_entry (workspace_id text not null references workspace, sequence bigint not null, at timestamptz not null,
  actor text not null, action text not null, subject text not null, details jsonb not null, previous_hash text not null,
  hash text not null, primary key (workspace_id, sequence));
create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger audit_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create table instance_secret (name text primary key, value text not null);
`;

const keyKeepers = `alter table api_key add column created_by text;`;

export const peopleMigrations: Migration[] = [
  { key: "0001-people", statements: sessions + own },
  { key: "0010-key-keepers", statements: keyKeepers },
];
