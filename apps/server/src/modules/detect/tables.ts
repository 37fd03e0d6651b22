import type { SilenceSnapshot, Snapshot } from "@tocsin/anomaly";
import type { AlertKind, CrisisType, detectShapes } from "@tocsin/contract";
import type { Generated, JSONColumnType } from "kysely";
import type { Migration } from "../../platform/db/migrate.ts";
import type { BellMemory } from "./narratives/bell.ts";
import { type ReactionTables, reactionMigrations } from "./reactions/tables.ts";
import { type TeachingTables, teachingMigrations } from "./teaching/tables.ts";

export interface DetectTables extends TeachingTables, ReactionTables {
  /** Counts of one watch in one minute: what the bell hears. */
  tally: {
    workspace_id: string;
    watch_id: string;
    at: Date;
    seen: number;
    voices: number;
    negative_voices: number;
    echoes: number;
    negative: number;
    neutral: number;
    positive: number;
    reach: number;
  };
  /** The same by hour, language and platform: what long charts and shares stand on. */
  tally_hour: {
    workspace_id: string;
    watch_id: string;
    at: Date;
    language: string;
    platform: string;
    seen: number;
    echoes: number;
    negative: number;
    neutral: number;
    positive: number;
  };
  /** What was expected, in steps of five minutes. Both columns add up over longer stretches. */
  expected_band: { workspace_id: string; watch_id: string; at: Date; expected: number; upper: number };
  detector: {
    workspace_id: string;
    watch_id: string;
    edition: number;
    snapshot: JSONColumnType<Snapshot>;
    committed_until: Date;
    is_learning: boolean;
    /** How loud the narratives of the watch usually get; null before the first quarter of a day. */
    narratives: JSONColumnType<BellMemory> | null;
  };
  episode: {
    workspace_id: string;
    id: string;
    /** Null where a source fell silent: then it is about that source. */
    watch_id: string | null;
    source_id: Generated<string | null>;
    /** The narrative that rang, where it was not the whole watch. */
    narrative_id: Generated<string | null>;
    kind: AlertKind;
    state: "open" | "closed";
    severity: number;
    score: number;
    suggested_type: CrisisType | null;
    escalations: number;
    opened_at: Date;
    last_change_at: Date;
    closed_at: Date | null;
    explained_at: Date;
    explanation: JSONColumnType<detectShapes.Explanation>;
  };
  /** What one source is used to bring, and how far it has been listened to. */
  silence: {
    workspace_id: string;
    source_id: string;
    snapshot: JSONColumnType<SilenceSnapshot>;
    heard_until: Date;
  };
}

const counts = `seen int not null, echoes int not null, negative int not null, neutral int not null, positive int not null`;
const tables = `
create table tally (workspace_id text not null, watch_id text not null, at timestamptz not null, voices int not null,
  negative_voices int not null, reach bigint not null, ${counts}, primary key (workspace_id, watch_id, at));
create table tally_hour (workspace_id text not null, watch_id text not null, at timestamptz not null, language text not null,
  platform text not null, ${counts}, primary key (workspace_id, watch_id, at, language, platform));
create table expected_band (workspace_id text not null, watch_id text not null, at timestamptz not null, expected real not null,
  upper real not null, primary key (workspace_id, watch_id, at));
create table detector (workspace_id text not null, watch_id text not null, edition int not null, snapshot jsonb not null,
  committed_until timestamptz not null, is_learning boolean not null, primary key (workspace_id, watch_id));
create table episode (workspace_id text not null, id text not null, watch_id text not null, kind text not null, state text not null,
  severity int not null, score real not null, suggested_type text, escalations int not null, opened_at timestamptz not null,
  last_change_at timestamptz not null, closed_at timestamptz, explained_at timestamptz not null, explanation jsonb not null, primary key (workspace_id, id));
create unique index one_open_episode on episode (workspace_id, watch_id) where state = 'open';
`;

const silences = `
alter table episode alter column watch_id drop not null, add column source_id text;
create unique index one_open_silence on episode (workspace_id, source_id) where state = 'open' and source_id is not null;
create table silence (workspace_id text not null, source_id text not null, snapshot jsonb not null, heard_until timestamptz not null,
  primary key (workspace_id, source_id));
`;

const narratives = `
alter table detector add column narratives jsonb;
alter table episode add column narrative_id text;
`;

export const detectMigrations: Migration[] = [
  { key: "0005-detect", statements: tables },
  { key: "0016-silences", statements: silences },
  ...teachingMigrations,
  ...reactionMigrations,
  { key: "0028-loud-narratives", statements: narratives },
];
