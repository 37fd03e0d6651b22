import type { Language, publishShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { type AppError, conflict, forbidden, found, invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { getWorkspace, recordAudit } from "../people/index.ts";
import { findIncident, type IncidentRow, writeTimeline } from "../respond/index.ts";
import { draftWords } from "./draft.ts";
import * as queries from "./queries.ts";
import {
  type ApprovalCheck,
  type CurrentVersion,
  hashWords,
  isApproved,
  mayApprove,
  openPlaceholders,
  stateOf,
  tidyWords,
  type Words,
} from "./rules.ts";

export type StatementWish = z.output<typeof publishShapes.statementBody>;
type VersionWish = z.output<typeof publishShapes.versionBody>;

/** One statement, held by one transaction while somebody acts on it. */
export interface Scene {
  readonly actor: Actor;
  readonly at: Date;
  readonly statement: queries.StatementRow;
  readonly versions: readonly CurrentVersion[];
}

/** Does one deed to a statement under its lock, derives what follows from it and tells the open pages. */
export async function act(
  context: Context,
  actor: Actor,
  id: string,
  deed: (tx: Db, scene: Scene) => Promise<string>,
): Promise<void> {
  const at = context.clock.now();
  const { workspaceId } = actor;
  await inTransaction(context.db, async (tx) => {
    found(await queries.lockStatement(tx, workspaceId, id), "statement");
    const statement = found(await queries.findStatement(tx, workspaceId, id), "statement");
    if (statement.withdrawn_at !== null)
      throw conflict("withdrawn", "This statement has been withdrawn. Write a new one.");
    const versions = (await queries.listVersions(tx, workspaceId, id)).map(queries.toCurrentVersion);
    const change = await deed(tx, { actor, at, statement, versions });
    await derive(tx, workspaceId, id);
    await context.live.tell(tx, workspaceId, { kind: "statement", id, change });
  });
}

async function derive(db: Db, workspaceId: string, id: string): Promise<void> {
  const statement = found(await queries.findStatement(db, workspaceId, id), "statement");
  const versions = (await queries.listVersions(db, workspaceId, id)).map(queries.toCurrentVersion);
  const { language } = await getWorkspace(db, workspaceId);
  const leading = versions.find((version) => version.language === language) ?? versions[0];
  const state = stateOf({
    versions,
    isReviewRequested: statement.review_requested_at !== null,
    isWithdrawn: statement.withdrawn_at !== null,
    hasBeenPublished: statement.published_at !== null,
  });
  await queries.updateStatement(db, workspaceId, id, {
    state,
    title: leading?.title ?? "",
    languages: versions.map((version) => version.language),
  });
}

/** What happened, in the incident's timeline and in the audit log. */
export async function record(
  db: Db,
  { actor, at, statement }: Scene,
  happening: { kind: string; action: string; title: string; language?: Language; hash?: string },
): Promise<void> {
  const { kind, action, title, ...details } = happening;
  const { id: statementId, incident_id: incidentId } = statement;
  const { workspaceId } = actor;
  if (incidentId !== null)
    await writeTimeline(db, { workspaceId, incidentId, actor, at, kind, params: { statementId, title, ...details } });
  await recordAudit(db, actor, { at, action, subject: title, details: { statementId, ...details } });
}

export async function createStatement(context: Context, actor: Actor, wish: StatementWish): Promise<string> {
  const at = context.clock.now();
  const id = newId(at);
  const { workspaceId } = actor;
  const next_update_at = wish.nextUpdateAt === undefined ? null : new Date(wish.nextUpdateAt);
  await inTransaction(context.db, async (tx) => {
    const incident =
      wish.incidentId === undefined ? null : found(await findIncident(tx, workspaceId, wish.incidentId), "incident");
    await queries.storeStatement(tx, {
      ...{
        workspace_id: workspaceId,
        id,
        incident_id: incident?.id ?? null,
        kind: wish.kind,
        state: "draft",
        title: "",
        languages: [],
        next_update_at,
      },
      ...{ created_by: actor.id, created_at: at, review_requested_at: null, published_at: null, withdrawn_at: null },
    });
    for (const language of new Set(wish.languages))
      await storeDraft(context, tx, { actor, at, id, language, incident, nextUpdateAt: next_update_at });
    await derive(tx, workspaceId, id);
    const statement = found(await queries.findStatement(tx, workspaceId, id), "statement");
    await record(
      tx,
      { actor, at, statement, versions: [] },
      { kind: "statement-drafted", action: "statement-created", title: statement.title },
    );
    await context.live.tell(tx, workspaceId, { kind: "statement", id, change: "created" });
  });
  return id;
}

interface NewDraft {
  readonly actor: Actor;
  readonly at: Date;
  readonly id: string;
  readonly language: Language;
  readonly incident: IncidentRow | null;
  readonly nextUpdateAt: Date | null;
}

async function storeDraft(
  context: Context,
  db: Db,
  { actor, at, id, language, incident, nextUpdateAt }: NewDraft,
): Promise<void> {
  const words = await draftWords(context, db, { workspaceId: actor.workspaceId, language, incident, nextUpdateAt });
  await storeWords(db, { actor, at, id, language, number: 1 }, words);
}

async function storeWords(
  db: Db,
  place: { actor: Actor; at: Date; id: string; language: Language; number: number },
  words: Words,
): Promise<void> {
  const { actor, at, id, language, number } = place;
  const key = { workspace_id: actor.workspaceId, statement_id: id, language, number };
  await queries.storeVersion(db, {
    ...key,
    ...words,
    hash: hashWords(language, words),
    edited_by: actor.id,
    keeper_id: actor.keeperId ?? null,
    edited_at: at,
  });
}

/** Writes one language version. The same text again is no edit; any other text voids what was approved. */
export const editVersion = (
  context: Context,
  actor: Actor,
  { id, language }: { id: string; language: Language },
  wish: VersionWish,
): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const words = tidyWords(wish);
    if (words.title === "" || words.text === "")
      throw invalid("empty-text", "A statement needs a title and a text that can be seen.");
    const before = scene.versions.find((version) => version.language === language);
    if (wish.basedOn !== undefined && wish.basedOn !== before?.hash)
      throw conflict(
        "text-moved",
        "Somebody has changed this text since you opened it. Read their version before you save yours.",
      );
    if (before?.hash === hashWords(language, words)) return "unchanged";
    await storeWords(tx, { actor, at: scene.at, id, language, number: (before?.number ?? 0) + 1 }, words);
    const isVoided = await queries.voidApproval(tx, {
      workspaceId: actor.workspaceId,
      statementId: id,
      language,
      at: scene.at,
    });
    // An approval that has done its work is not taken back by the next text, so only one still waiting is told about.
    if (isVoided && before?.publishedAt === null)
      await record(tx, scene, { kind: "statement-voided", action: "approval-voided", title: words.title, language });
    else
      await recordAudit(tx, actor, {
        at: scene.at,
        action: "version-edited",
        subject: words.title,
        details: { statementId: id, language },
      });
    return "edited";
  });

/** Somebody asks the approvers to read. At least one text must be ready for them. */
export const requestApproval = (context: Context, actor: Actor, id: string): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const waiting = scene.versions.filter((version) => version.publishedAt === null && !isApproved(version));
    if (waiting.length === 0) throw conflict("nothing-to-approve", "Every text of this statement is approved already.");
    const open = waiting.map(openPlaceholders);
    if (open.every((names) => names.length > 0)) throw unfilled([...new Set(open.flat())]);
    if (scene.statement.review_requested_at !== null) return "in-review";
    await queries.updateStatement(tx, actor.workspaceId, id, { review_requested_at: scene.at });
    await record(tx, scene, { kind: "statement-in-review", action: "review-requested", title: scene.statement.title });
    return "in-review";
  });

export const approveVersion = (
  context: Context,
  actor: Actor,
  { id, language }: { id: string; language: Language },
  hash: string,
): Promise<void> =>
  act(context, actor, id, async (tx, scene) => {
    const version = found(
      scene.versions.find((one) => one.language === language),
      "version",
    );
    const check = mayApprove(version, { by: actor.id, hash });
    if (!check.ok) throw refuseApproval(check);
    if (isApproved(version)) return "approved";
    const { workspaceId } = actor;
    await queries.storeApproval(tx, {
      workspace_id: workspaceId,
      id: newId(scene.at),
      statement_id: id,
      language,
      hash,
      approved_by: actor.id,
      approved_at: scene.at,
    });
    await record(tx, scene, {
      kind: "statement-approved",
      action: "version-approved",
      title: version.title,
      language,
      hash,
    });
    return "approved";
  });

const unfilled = (names: readonly string[]): AppError => {
  const list = names.map((name) => `{${name}}`).join(", ");
  return invalid("open-placeholders", `Fill in ${list} first: nobody should read braces in a public statement.`, {
    names: list,
  });
};

function refuseApproval(check: Exclude<ApprovalCheck, { ok: true }>): AppError {
  if (check.why === "open-placeholders") return unfilled(check.names);
  if (check.why === "empty-text")
    return invalid("empty-text", "A statement needs a title and a text that can be seen.");
  if (check.why === "own-text")
    return forbidden("own-text", "You wrote this text yourself. Four eyes are needed: ask another approver.");
  return conflict("text-moved", "The text has changed since you read it. Read the present text before you approve it.");
}
