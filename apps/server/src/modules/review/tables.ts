import type { Migration } from "../../platform/db/migrate.ts";

export type LessonKind = "went-well" | "went-badly" | "action";

export interface ReviewTables {
  lesson: {
    workspace_id: string;
    id: string;
    incident_id: string;
    kind: LessonKind;
    text: string;
    owner_id: string | null;
    due_at: Date | null;
    written_by: string;
    written_at: Date;
  };
}

const tables = `
create table lesson (workspace_id text not null references workspace, id text not null, incident_id text not null, kind text not null,
  text text not null, owner_id text, due_at timestamptz, written_by text not null, written_at timestamptz not null,
  primary key (workspace_id, id));
create index lesson_by_incident on lesson (workspace_id, incident_id, written_at);
`;

export const reviewMigrations: Migration[] = [{ key: "0009-review", statements: tables }];
