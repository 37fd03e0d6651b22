import type { DeliveryOutcome, Language, StatementState } from "@tocsin/contract";
import type { Migration } from "../../platform/db/migrate.ts";

export type StatementKind = "holding" | "full" | "update" | "correction";
export type OutletKind = "newsroom" | "webhook";

export interface PublishTables {
  statement: {
    workspace_id: string;
    id: string;
    incident_id: string | null;
    kind: StatementKind;
    /** State, title and languages follow from the versions; they are kept here for lists. */
    state: StatementState;
    title: string;
    languages: Language[];
    created_by: string;
    created_at: Date;
    next_update_at: Date | null;
    review_requested_at: Date | null;
    published_at: Date | null;
    withdrawn_at: Date | null;
  };
  /** Every text ever written, in order; the one with the highest number is the current one of its language. Rows only grow. */
  statement_version: {
    workspace_id: string;
    statement_id: string;
    language: Language;
    number: number;
    title: string;
    text: string;
    hash: string;
    edited_by: string;
    /** The person behind the key that wrote it: their hand as well. */
    keeper_id: string | null;
    edited_at: Date;
  };
  /** Somebody's word for exactly one text. Voided by an edit, never removed. */
  approval: {
    workspace_id: string;
    id: string;
    statement_id: string;
    language: Language;
    hash: string;
    approved_by: string;
    approved_at: Date;
    voided_at: Date | null;
  };
  /**
   * One text on its way to one outlet, or the word that it no longer holds. The database itself takes none without an approval
   * of exactly this hash.
   */
  publication: {
    workspace_id: string;
    id: string;
    act: "publish" | "withdraw";
    statement_id: string;
    language: Language;
    number: number;
    hash: string;
    approval_id: string;
    outlet_id: string;
    channel: string;
    kind: OutletKind;
    outcome: DeliveryOutcome;
    created_at: Date;
    /** Set before the outside world is touched: from then on a second attempt could be a second delivery. */
    attempted_at: Date | null;
    settled_at: Date | null;
    address: string | null;
    problem: string | null;
  };
  outlet: { workspace_id: string; id: string; name: string; target: string; secret: string; created_at: Date };
}

const tables = `
create table statement (workspace_id text not null references workspace, id text not null, incident_id text, kind text not null,
  state text not null, title text not null, languages text[] not null, created_by text not null, created_at timestamptz not null,
  next_update_at timestamptz, review_requested_at timestamptz, published_at timestamptz, withdrawn_at timestamptz, primary key (workspace_id, id));
create index statement_by_incident on statement (workspace_id, incident_id);
create table statement_version (workspace_id text not null, statement_id text not null, language text not null, number int not null,
  title text not null, text text not null, hash text not null, edited_by text not null, edited_at timestamptz not null,
  primary key (workspace_id, statement_id, language, number), unique (workspace_id, statement_id, language, number, hash),
  foreign key (workspace_id, statement_id) references statement);
create trigger statement_version_is_append_only before update or delete or truncate on statement_version
  for each statement execute function refuse_change();
create table approval (workspace_id text not null, id text not null, statement_id text not null, language text not null,
  hash text not null, approved_by text not null, approved_at timestamptz not null, voided_at timestamptz,
  primary key (workspace_id, id), unique (workspace_id, id, statement_id, language, hash),
  foreign key (workspace_id, statement_id) references statement);
create unique index one_valid_approval on approval (workspace_id, statement_id, language) where voided_at is null;
create table publication (workspace_id text not null, id text not null, act text not null, statement_id text not null,
  language text not null, number int not null, hash text not null, approval_id text not null, outlet_id text not null,
  channel text not null, kind text not null, outcome text not null, created_at timestamptz not null, attempted_at timestamptz,
  settled_at timestamptz, address text, problem text, primary key (workspace_id, id),
  foreign key (workspace_id, statement_id, language, number, hash) references statement_version (workspace_id, statement_id, language, number, hash),
  foreign key (workspace_id, approval_id, statement_id, language, hash) references approval (workspace_id, id, statement_id, language, hash));
create unique index publication_once on publication (workspace_id, statement_id, language, number, outlet_id, act);
create index publication_by_outlet on publication (workspace_id, outlet_id, created_at);
create table outlet (workspace_id text not null references workspace, id text not null, name text not null, target text not null,
  secret text not null, created_at timestamptz not null, primary key (workspace_id, id));
`;

const versionKeepers = `alter table statement_version add column keeper_id text;`;

export const publishMigrations: Migration[] = [
  { key: "0008-publish", statements: tables },
  { key: "0011-version-keepers", statements: versionKeepers },
];
