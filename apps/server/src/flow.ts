/**
 * The product's order, declared once. Data goes forward along the stages as events; imports point back: a module may import
 * the doors of the modules before it in `modules`, never of one after it. The import rules and the ownership of tables are
 * checked from this file.
 */
import { type AlertTables, alertMigrations } from "./modules/alert/index.ts";
import { type DetectTables, detectMigrations } from "./modules/detect/index.ts";
import { type ListenTables, listenMigrations } from "./modules/listen/index.ts";
import { type PeopleTables, peopleMigrations } from "./modules/people/index.ts";
import { type PrepareTables, prepareMigrations } from "./modules/prepare/index.ts";
import { type PublishTables, publishMigrations } from "./modules/publish/index.ts";
import { type RespondTables, respondMigrations } from "./modules/respond/index.ts";
import { type ReviewTables, reviewMigrations } from "./modules/review/index.ts";
import { type UnderstandTables, understandMigrations } from "./modules/understand/index.ts";
import type { Migration } from "./platform/db/migrate.ts";
import { type HttpTables, httpMigrations } from "./platform/http/tables.ts";

export const modules = [
  "people",
  "prepare",
  "listen",
  "understand",
  "detect",
  "alert",
  "respond",
  "publish",
  "review",
] as const;

export interface Tables
  extends HttpTables,
    PeopleTables,
    PrepareTables,
    ListenTables,
    UnderstandTables,
    DetectTables,
    AlertTables,
    RespondTables,
    PublishTables,
    ReviewTables {}

export const migrations: readonly Migration[] = [
  ...httpMigrations,
  ...peopleMigrations,
  ...prepareMigrations,
  ...listenMigrations,
  ...understandMigrations,
  ...detectMigrations,
  ...alertMigrations,
  ...respondMigrations,
  ...publishMigrations,
  ...reviewMigrations,
];
