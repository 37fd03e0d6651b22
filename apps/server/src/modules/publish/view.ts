import type { publishShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { found } from "../../platform/errors.ts";
import { getWorkspace } from "../people/index.ts";
import { newsroomAddress } from "./newsroom/address.ts";
import * as queries from "./queries.ts";
import { openPlaceholders, outcomeAt } from "./rules.ts";

type StatementView = z.infer<typeof publishShapes.statement>;
type StatementDetail = z.infer<typeof publishShapes.statementDetail>;
type VersionView = z.infer<typeof publishShapes.statementVersion>;
type PublicationView = z.infer<typeof publishShapes.publication>;
type OutletView = z.infer<typeof publishShapes.outlet>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const toStatement = (row: queries.StatementRow): StatementView => ({
  id: row.id,
  incidentId: row.incident_id,
  incidentTitle: row.incident_title,
  kind: row.kind,
  state: row.state,
  title: row.title,
  languages: row.languages,
  createdBy: { id: row.created_by, name: row.creator_name },
  createdAt: row.created_at.toISOString(),
  publishedAt: iso(row.published_at),
});

const toVersion = (row: queries.CurrentVersionRow): VersionView => ({
  language: row.language,
  title: row.title,
  text: row.text,
  hash: row.hash,
  editedBy: { id: row.edited_by, name: row.editor_name },
  editedAt: row.edited_at.toISOString(),
  approval: row.approval_id === null ? null : toApproval(row, row.approval_id),
  publishedAt: iso(row.published_at),
  openPlaceholders: openPlaceholders(row),
});

const toApproval = (row: queries.CurrentVersionRow, id: string) => ({
  id,
  by: { id: row.approved_by!, name: row.approver_name },
  at: row.approved_at!.toISOString(),
  hash: row.approved_hash!,
  voidedAt: iso(row.voided_at),
});

const toPublication = (row: queries.PublicationRow, now: Date): PublicationView => ({
  id: row.id,
  channel: row.channel,
  language: row.language,
  outcome: outcomeAt(now, row),
  at: (row.settled_at ?? row.attempted_at ?? row.created_at).toISOString(),
  address: row.address,
  problem: row.problem,
});

export async function readStatement(
  { db, clock, config }: Context,
  workspaceId: string,
  id: string,
): Promise<StatementDetail> {
  const statement = found(await queries.findStatement(db, workspaceId, id), "statement");
  const [versions, publications, workspace] = await Promise.all([
    queries.listVersions(db, workspaceId, id),
    queries.listPublications(db, workspaceId, id),
    getWorkspace(db, workspaceId),
  ]);
  return {
    ...toStatement(statement),
    versions: versions.map(toVersion),
    publications: publications.map((row) => toPublication(row, clock.now())),
    nextUpdateAt: iso(statement.next_update_at),
    newsroomAddress: newsroomAddress(config.publicUrl, workspace.slug),
  };
}

const lastOf = (row: queries.PublicationRow | undefined, now: Date) => ({
  lastOutcome: row === undefined ? null : outcomeAt(now, row),
  lastProblem: row?.problem ?? null,
});

export const toOutlet = (
  { id, name, target }: queries.OutletRow,
  last: queries.PublicationRow | undefined,
  now: Date,
): OutletView => ({
  ...{ id, kind: "webhook", name, target, isPaused: false },
  ...lastOf(last, now),
});

/** The newsroom stands first and cannot be taken away. */
export async function listOutlets({ db, clock, config }: Context, workspaceId: string): Promise<OutletView[]> {
  const now = clock.now();
  const [workspace, outlets, latest] = await Promise.all([
    getWorkspace(db, workspaceId),
    queries.listOutlets(db, workspaceId),
    queries.listLatestByOutlet(db, workspaceId),
  ]);
  const target = newsroomAddress(config.publicUrl, workspace.slug);
  const newsroom = {
    id: queries.NEWSROOM,
    kind: "newsroom" as const,
    name: workspace.name,
    target,
    isPaused: false,
    ...lastOf(latest.get(queries.NEWSROOM), now),
  };
  return [newsroom, ...outlets.map((row) => toOutlet(row, latest.get(row.id), now))];
}
