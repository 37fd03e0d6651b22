/**
 * Acts on a post at its platform. Each is on record as "unknown" before it is tried and is tried once: a process that is
 * killed in between leaves an act that may have happened, which is read back and never repeated by itself.
 */
import { type Ability, type listenShapes, type ModerationActName, moderationActs } from "@tocsin/contract";
import type { z } from "zod";
import type { Actor } from "../../../platform/auth/actor.ts";
import { DAY, MINUTE } from "../../../platform/clock.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { AppError, forbidden, invalid } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { openAsk } from "../asking/ask.ts";
import type { Connector, ModerationAct, Outcome } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { requireMention } from "../mentions.ts";
import type { Listening } from "../outlook.ts";
import { findSource, listMentionsById, type MentionRow, type SourceRow } from "../queries.ts";
import * as queries from "./queries.ts";

type Wish = z.output<typeof listenShapes.moderationBody>;
type ModerationRecord = z.infer<typeof listenShapes.moderationRecord>;

const ABILITY: Record<ModerationActName, Ability> = {
  hide: "hide",
  unhide: "hide",
  hold: "hold",
  release: "hold",
  delete: "delete",
};

export const toModeration = (row: queries.ModerationRow): listenShapes.Moderation => ({
  ...{ id: row.id, mentionId: String(row.mention_id), act: row.act, outcome: row.outcome, reason: row.reason },
  problem: row.problem_code === null ? null : { code: row.problem_code, message: row.problem_message ?? "" },
  by: row.by_name,
  at: row.made_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
});

export async function readModerations(
  { db }: Listening,
  workspaceId: string,
  mentionId: string,
): Promise<ModerationRecord> {
  const mention = await requireMention(db, workspaceId, mentionId);
  const source = mention.source_id === null ? undefined : await findSource(db, workspaceId, mention.source_id);
  const connector = source && findConnector(source.kind);
  const rows = await queries.listModerations(db, workspaceId, mention.id);
  return {
    items: rows.map(toModeration),
    acts: moderationActs.map((act) => ({ act, kind: source?.kind ?? null, ...describeAbility(connector, act) })),
  };
}

function describeAbility(connector: Connector | undefined, act: ModerationActName) {
  const ability = connector?.manifest.abilities[ABILITY[act]];
  const can = connector?.moderate === undefined ? "no" : (ability?.can ?? "no");
  return { can, why: ability?.why ?? null };
}

/** What a whole try needs: the post, its source, and how to speak to its platform. */
interface Reach {
  readonly source: SourceRow;
  readonly connector: Connector;
  readonly act: ModerationAct;
}

async function reachOf({ db }: Listening, mention: MentionRow, act: ModerationActName): Promise<Reach> {
  const source = mention.source_id === null ? undefined : await findSource(db, mention.workspace_id, mention.source_id);
  const connector = source && findConnector(source.kind);
  if (source === undefined || describeAbility(connector, act).can === "no")
    throw invalid("cannot-moderate", "The platform of this post, or the way it was heard, does not allow this.", {
      act,
    });
  return { source, connector: connector!, act: { act, externalId: mention.external_id, url: mention.url } };
}

/** Tries an act once. Only approvers delete. */
export async function moderate(
  listening: Listening,
  actor: Actor,
  { mentionId, act, reason }: Wish & { readonly mentionId: string },
): Promise<listenShapes.Moderation> {
  if (act === "delete" && !actor.permissions.includes("approve"))
    throw forbidden("role-too-low", "Only an approver may delete a post at its platform.");
  const { db, clock } = listening;
  const mention = await requireMention(db, actor.workspaceId, mentionId);
  const reach = await reachOf(listening, mention, act);
  const now = clock.now();
  const row = {
    ...{ workspace_id: actor.workspaceId, id: newId(now), mention_id: mention.id, source_id: reach.source.id },
    ...{ act, outcome: "unknown" as const, problem_code: null, problem_message: null, settled_at: null, readings: 0 },
    ...{ reason, by_id: actor.id, by_name: actor.name, made_at: now },
  };
  await queries.storeModeration(db, row);
  const settled = { ...row, ...outcomeOf(await attempt(listening, reach), clock.now()) };
  await inTransaction(db, async (tx) => {
    await queries.settleModeration(tx, row, settled);
    const details = { mentionId, outcome: settled.outcome, reason };
    await recordAudit(tx, actor, {
      at: clock.now(),
      action: `mention-${PAST[act]}`,
      subject: mention.url ?? mention.external_id,
      details,
    });
  });
  return toModeration(settled);
}

const PAST: Record<ModerationActName, string> = {
  hide: "hidden",
  unhide: "unhidden",
  hold: "held",
  release: "released",
  delete: "deleted",
};

function outcomeOf(outcome: Outcome, now: Date) {
  if (outcome.outcome === "sent") return { outcome: "sent" as const, settled_at: now };
  if (outcome.outcome === "unknown")
    return { outcome: "unknown" as const, problem_code: "no-answer", problem_message: outcome.message };
  return { outcome: "refused" as const, problem_code: outcome.code, problem_message: outcome.message, settled_at: now };
}

const LONGEST_ACT = 30_000;

async function attempt(listening: Listening, { source, connector, act }: Reach): Promise<Outcome> {
  const opened = await openAsk(listening, source, AbortSignal.timeout(LONGEST_ACT));
  if (!opened.ok) return { outcome: "refused", code: opened.code, message: opened.message };
  try {
    return await connector.moderate!(opened.ask, act);
  } catch (error) {
    // Whatever broke, the request may have gone out before.
    if (!(error instanceof AppError))
      listening.log.error({ err: error, sourceId: source.id }, "a moderation broke off");
    return { outcome: "unknown", message: (error as Error).message };
  } finally {
    await opened.settle();
  }
}

const READ_BACK_AFTER = MINUTE;
const READ_BACK_UNTIL = DAY;
const MOST_READINGS = 20;

/** Looks at the platform what became of acts that nobody knows the outcome of. */
export async function readBackUnknown(listening: Listening): Promise<void> {
  const now = listening.clock.now().getTime();
  const wish = {
    after: new Date(now - READ_BACK_UNTIL),
    before: new Date(now - READ_BACK_AFTER),
    readings: MOST_READINGS,
  };
  for (const row of await queries.listUnknown(listening.db, wish)) await readBack(listening, row);
}

async function readBack(listening: Listening, row: queries.ModerationRow): Promise<void> {
  const { db, clock } = listening;
  const source = await findSource(db, row.workspace_id, row.source_id);
  const [mention] = await listMentionsById(db, row.workspace_id, [row.mention_id]);
  const connector = source && findConnector(source.kind);
  if (source === undefined || mention === undefined || connector?.readBack === undefined) return;
  const opened = await openAsk(listening, source, AbortSignal.timeout(LONGEST_ACT));
  if (!opened.ok) return;
  const act = { act: row.act, externalId: mention.external_id, url: mention.url };
  const seen = await connector.readBack(opened.ask, act).catch(() => "unknown" as const);
  await opened.settle();
  await queries.settleModeration(db, row, {
    readings: row.readings + 1,
    ...(seen === "happened" && { outcome: "sent", problem_code: null, problem_message: null, settled_at: clock.now() }),
    ...(seen === "not-happened" && { outcome: "refused", problem_code: "not-happened", settled_at: clock.now() }),
  });
}
