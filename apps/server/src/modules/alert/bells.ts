/** The ways to reach people: kept sealed, shown without their secrets. */
import type { alertShapes, Language } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { type Db, inTransaction } from "../../platform/db/database.ts";
import { newId, newSecret } from "../../platform/ids.ts";
import { isSealed } from "../../platform/secrets.ts";
import { recordAudit } from "../people/index.ts";
import type { Receiver } from "./channels/channel.ts";
import { isSecretAddress, maskAddress, maskTarget } from "./masks.ts";
import * as queries from "./queries.ts";

type BellView = z.infer<typeof alertShapes.bell>;
type BellBody = z.output<typeof alertShapes.bellBody>;

/** Where a bell's secret is kept: it opens nowhere else. */
export const placeOf = (bellId: string): string => `bell ${bellId}`;

export const toReceiver = (row: queries.BellRow): Receiver => ({
  workspaceId: row.workspace_id,
  bellId: row.id,
  channel: row.kind,
  target: row.target,
  language: row.language,
  secret: row.secret,
  personId: row.person_id,
});

/** The bells of a workspace. What an earlier version stored open is sealed on the way. */
export async function readBells(context: Context, db: Db, workspaceId: string) {
  const bells = await queries.listBells(db, workspaceId);
  for (const { id, secret } of bells)
    if (secret !== "" && !isSealed(secret))
      await queries.updateBell(db, workspaceId, id, { secret: context.secrets.seal(secret, placeOf(id)) });
  return bells;
}

interface Wish {
  readonly kind: queries.BellRow["kind"];
  readonly name: string;
  readonly target: string;
  readonly secret: string;
  readonly language: Language;
  readonly minimumSeverity: number;
  readonly personId: string | null;
}

export async function storeBell(context: Context, actor: Actor, wish: Wish): Promise<BellView> {
  const now = context.clock.now();
  const id = newId(now);
  const { kind, name, target, secret, language } = wish;
  const row = {
    ...{ workspace_id: actor.workspaceId, id, kind, name, target, language, is_paused: false, created_at: now },
    minimum_severity: wish.minimumSeverity,
    secret: secret === "" ? "" : context.secrets.seal(secret, placeOf(id)),
    person_id: wish.personId,
  };
  await inTransaction(context.db, async (tx) => {
    await queries.storeBell(tx, row);
    await recordAudit(tx, actor, { at: now, action: "bell-created", subject: name, details: { kind } });
  });
  return showBell({ ...row, person_name: wish.personId && actor.name }, actor);
}

/** A bell as an administrator describes it. A webhook's signing secret is in the answer, this once. */
export async function createBell(context: Context, actor: Actor, body: BellBody): Promise<BellView> {
  const { kind, name, target, language, minimumSeverity } = body;
  const signing = kind === "webhook" ? newSecret() : "";
  const isHidden = isSecretAddress(kind);
  const secret = kind === "telegram" ? body.token : isHidden ? target : signing;
  const shown = isHidden ? maskAddress(target) : target;
  const wish = { kind, name, target: shown, secret, language, minimumSeverity, personId: null };
  const bell = await storeBell(context, actor, wish);
  return signing === "" ? bell : { ...bell, secret: signing };
}

type ListedBell = queries.BellRow & { person_name: string | null; last?: queries.DeliveryRow | null };

/** A bell as this actor may see it. */
export function showBell(row: ListedBell, actor: Actor): BellView {
  const { last = null, person_id } = row;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    target: showTarget(row.kind, row.target, actor),
    language: row.language,
    minimumSeverity: row.minimum_severity,
    isPaused: row.is_paused,
    person: person_id === null ? null : { id: person_id, name: row.person_name ?? "" },
    lastOutcome: last?.outcome ?? null,
    lastProblem: last && showProblem(last),
    lastUsedAt: last ? new Date(last.at).toISOString() : null,
  };
}

export const showTarget = (kind: queries.BellRow["kind"], target: string, { permissions }: Actor): string =>
  permissions.includes("respond") ? target : maskTarget(kind, target);

export function showProblem({
  problem,
  problem_code,
  problem_params,
}: Pick<queries.DeliveryRow, "problem" | "problem_code" | "problem_params">): alertShapes.DeliveryProblem | null {
  if (problem === null) return null;
  const params = problem_code === null ? { reason: problem } : (problem_params ?? {});
  return { code: problem_code ?? "failed", params, detail: problem };
}
