import type { Calendar, CrisisType, Language } from "@tocsin/contract";
import type { Migration } from "../../platform/db/migrate.ts";

export interface PrepareTables {
  brand: {
    workspace_id: string;
    id: string;
    name: string;
    kind: "own" | "competitor" | "industry";
    spellings: string[];
    /** What its public lives by. */
    calendars: Calendar[];
    created_at: Date;
  };
  watch: {
    workspace_id: string;
    id: string;
    brand_id: string;
    name: string;
    query: string;
    weekly_budget: number;
    is_paused: boolean;
    created_at: Date;
    /** Grows with every change of the query: what was matched under an older number is matched again. */
    edition: number;
  };
  contact: {
    workspace_id: string;
    id: string;
    name: string;
    department: string;
    organisation: string;
    email: string;
    phone: string;
    language: Language;
    note: string;
    is_called: boolean;
  };
  /** The team's own wording over the one that comes with the product. */
  playbook_text: {
    workspace_id: string;
    type: CrisisType;
    language: Language;
    title: string;
    text: string;
    changed_at: Date;
  };
}

const tables = `
create table brand (workspace_id text not null references workspace, id text not null, name text not null, kind text not null,
  spellings text[] not null, created_at timestamptz not null, primary key (workspace_id, id));
create table watch (workspace_id text not null, id text not null, brand_id text not null, name text not null, query text not null,
  weekly_budget real not null, is_paused boolean not null, created_at timestamptz not null, edition int not null,
  primary key (workspace_id, id), foreign key (workspace_id, brand_id) references brand on delete cascade);
create table contact (workspace_id text not null references workspace, id text not null, name text not null, department text not null,
  organisation text not null, email text not null, phone text not null, language text not null, note text not null,
  is_called boolean not null, primary key (workspace_id, id));
create table playbook_text (workspace_id text not null references workspace, type text not null, language text not null,
  title text not null, text text not null, changed_at timestamptz not null, primary key (workspace_id, type, language));
`;

const calendars = `
alter table brand add column calendars text[] not null default '{}';
update brand set calendars = case (select language from workspace w where w.id = brand.workspace_id)
  when 'ka' then array['new-year', 'orthodox-christmas', 'orthodox-easter', 'national-ge']
  when 'ru' then array['new-year', 'orthodox-christmas', 'orthodox-easter', 'national-ru']
  when 'fa' then array['nowruz', 'ramadan', 'national-ir']
  when 'el' then array['new-year', 'christmas', 'orthodox-easter', 'national-gr']
  when 'ar' then array['ramadan', 'eid-al-adha']
  else array['new-year', 'christmas', 'western-easter'] end;
`;

export const prepareMigrations: Migration[] = [
  { key: "0002-prepare", statements: tables },
  { key: "0021-calendars", statements: calendars },
];
