import type {
  AuthorRole,
  CorrectionField,
  CrisisType,
  NarrativeLinkKind,
  Sentiment,
  understandShapes,
} from "@tocsin/contract";
import type { NarrativeSnapshot } from "@tocsin/narrative";
import type { Sign } from "@tocsin/text";
import type { JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";

export interface CrisisWords {
  type: CrisisType;
  words: string[];
}

/** A sign of harm or of mere noise, with what spoke for it. */
export interface SignWords {
  sign: Sign;
  words: string;
}

/** The tone toward one watched brand that a post names. */
export interface Toward {
  brandId: string;
  sentiment: Sentiment;
  isSure: boolean;
}

export interface ToldNarrative {
  label: string;
  labelLanguage: string;
  /** By language of the reader, where the narrative has posts of it. */
  labels: Record<string, string>;
  terms: string[];
  hashtags: { value: string; count: number }[];
  urls: { value: string; count: number }[];
  examples: string[];
}

/** Whose word the sentiment is. */
export type Judge = "model" | "layer" | "own-model" | "person";

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
    signs: JSONColumnType<SignWords[]>;
    group_id: string;
    is_echo: boolean;
    narrative_id: string | null;
    toward: JSONColumnType<Toward[]>;
    judged_by: Judge;
    /** Fields a person has put right, for this post or a near-duplicate of it. */
    corrected: CorrectionField[];
    /** The turn in which it was placed among the posts of the present; posts of archives have none. */
    batch: number | null;
  };
  /** One mention seen by one watch: the narrow table that charts, counts and the bell stand on. */
  sighting: {
    workspace_id: string;
    watch_id: string;
    at: Date;
    mention_id: number;
    /** Toward the watch's brand. */
    sentiment: Sentiment;
    is_sure: boolean;
    language: string;
    platform: string;
    is_echo: boolean;
    author_key: string;
    reach: number;
  };
  /** What a person put right. It holds for every post of the group until it is undone or followed by another. */
  correction: {
    workspace_id: string;
    id: string;
    mention_id: number;
    group_id: string;
    field: CorrectionField;
    watch_id: string | null;
    value: JSONColumnType<understandShapes.CorrectionBody>;
    was: string[];
    posts: number;
    by_id: string;
    by_name: string;
    made_at: Date;
    undone_at: Date | null;
  };
  /** Whether the layer learnt from corrections judges along; no row means yes. */
  learning: { workspace_id: string; is_on: boolean };
  /** What the narrative engine says of a narrative; its numbers in a stretch of time are counted from the readings. */
  narrative: { workspace_id: string; id: string; told: JSONColumnType<ToldNarrative>; told_at: Date };
  narrative_link: {
    workspace_id: string;
    from_id: string;
    to_id: string;
    kind: NarrativeLinkKind;
    posts: number;
    because: string[];
  };
  /** How many batches have been placed among echoes and narratives, those of archives apart. */
  placement: { workspace_id: string; is_history: boolean; batches: number };
  /** The narratives in memory after a batch: the posts of later ones are placed again at the next start. */
  narrative_memory: {
    workspace_id: string;
    snapshot: JSONColumnType<NarrativeSnapshot>;
    last_batch: number;
    taken_at: Date;
  };
  /** What the team knows of an author and no profile says. */
  author_mark: {
    workspace_id: string;
    author_key: string;
    role: AuthorRole | null;
    standing: "friend" | "opponent" | null;
    note: string;
    by_name: string;
    marked_at: Date;
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

const corrections = `
alter table reading add column narrative_id text, add column toward jsonb not null default '[]',
  add column judged_by text not null default 'model', add column corrected text[] not null default '{}';
create index reading_by_narrative on reading (workspace_id, narrative_id, published_at) where narrative_id is not null;
create index reading_by_time on reading (workspace_id, published_at);
alter table sighting add column is_sure boolean not null default true;
create index sighting_by_author on sighting (workspace_id, author_key, at);
create table correction (workspace_id text not null references workspace, id text not null, mention_id bigint not null, group_id text not null,
  field text not null, watch_id text, value jsonb not null, was text[] not null, posts int not null, by_id text not null, by_name text not null,
  made_at timestamptz not null, undone_at timestamptz, primary key (workspace_id, id));
create index correction_by_group on correction (workspace_id, group_id) where undone_at is null;
create table learning (workspace_id text primary key references workspace, is_on boolean not null);
create table narrative (workspace_id text not null references workspace, id text not null, told jsonb not null, told_at timestamptz not null,
  primary key (workspace_id, id));
create table narrative_link (workspace_id text not null references workspace, from_id text not null, to_id text not null, kind text not null,
  posts int not null, because text[] not null, primary key (workspace_id, from_id, to_id, kind));
create table narrative_memory (workspace_id text primary key references workspace, snapshot jsonb not null, last_mention_id bigint not null,
  taken_at timestamptz not null);
create table author_mark (workspace_id text not null references workspace, author_key text not null, role text, standing text,
  note text not null, by_name text not null, marked_at timestamptz not null, primary key (workspace_id, author_key));
`;

const signs = `
alter table reading add column signs jsonb not null default '[]';
`;

const order = `
create table placement (workspace_id text not null references workspace, is_history boolean not null, batches bigint not null,
  primary key (workspace_id, is_history));
alter table reading add column batch bigint;
create index reading_by_batch on reading (workspace_id, batch) where batch is not null;
delete from narrative_memory;
alter table narrative_memory drop column last_mention_id, add column last_batch bigint not null;
`;

export const understandMigrations: Migration[] = [
  { key: "0004-understand", statements: tables },
  { key: "0012-corrections", statements: corrections },
  { key: "0013-signs", statements: signs },
  { key: "0018-order-of-placing", statements: order },
];
