/** A fire on record: how its alert begins, and what its episodes make of it. */
import type { Context } from "../../../context.ts";
import type { Db } from "../../../platform/db/database.ts";
import { found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { endCalling } from "../escalation/hold.ts";
import * as queries from "../queries.ts";
import { type Change, nextState } from "../rules.ts";
import { asPart, type FirePart } from "./join.ts";
import { findBurst, listParts, placeEpisodes } from "./queries.ts";
import { chooseLead, readChange } from "./rules.ts";

export interface EpisodeNews {
  readonly workspaceId: string;
  readonly episodeId: string;
  readonly change: Change;
}

/** An episode that no alert tells of yet. */
export async function partsOfEpisode(db: Db, workspaceId: string, episodeId: string): Promise<FirePart[]> {
  const burst = await findBurst(db, workspaceId, episodeId);
  return burst === undefined ? [] : [asPart(burst)];
}

/** An alert of its own for episodes that belong together. */
export async function beginFire(
  db: Db,
  { workspaceId, parts, now }: { workspaceId: string; parts: readonly FirePart[]; now: Date },
): Promise<string> {
  const id = newId(now);
  const lead = chooseLead(parts);
  const muted_until = lead.watchId === null ? null : await queries.findMute(db, workspaceId, lead.watchId, now);
  await queries.storeAlert(db, {
    ...{ workspace_id: workspaceId, id, episode_id: lead.episodeId, watch_id: lead.watchId, muted_until },
    ...{ state: "ringing", opened_at: earliest(parts), last_change_at: now, closed_at: null, ...toldNow(parts, now) },
    ...{ acknowledged_by: null, acknowledged_at: null, dismissed_by: null, dismissed_at: null },
    ...{ dismissal_reason: null, dismissal_note: null },
  });
  await placeEpisodes(db, { workspaceId, alertId: id, episodeIds: parts.map(({ episodeId }) => episodeId), at: now });
  return id;
}

const earliest = (parts: readonly FirePart[]): Date =>
  parts.map(({ openedAt }) => openedAt).toSorted((one, other) => one.getTime() - other.getTime())[0]!;

/** The gravest of all parts is what people hear. */
const toldNow = (parts: readonly FirePart[], now: Date) => ({
  told_kind: parts.some(({ kind }) => kind === "crisis") ? ("crisis" as const) : parts[0]!.kind,
  told_severity: Math.max(...parts.map(({ severity }) => severity)),
  told_at: now,
});

/** Writes down what an episode's change makes of its alert, and says what of it is news. */
export async function changeFire(
  context: Context,
  db: Db,
  { workspaceId, id, episodeId, change }: EpisodeNews & { readonly id: string },
): Promise<Change | "kept"> {
  const now = context.clock.now();
  await queries.lockAlert(db, workspaceId, id);
  const before = found(await queries.findAlert(db, workspaceId, id), "alert");
  const parts = (await listParts(db, workspaceId, id)).map(asPart);
  const [own, others] = [parts.find((part) => part.episodeId === episodeId)!, without(parts, episodeId)];
  const told = { state: before.state, kind: before.told_kind, severity: before.told_severity };
  const crowd = { others: others.length, othersOpen: others.filter(({ isOpen }) => isOpen).length };
  const news = readChange(
    { ...told, growths: before.growths, at: before.told_at },
    { change, kind: own.kind, severity: own.severity, ...crowd, at: now },
  );
  const lead = chooseLead(change === "closed" ? [...others, { ...own, isOpen: false }] : parts);
  await queries.updateAlert(db, workspaceId, id, {
    ...{ episode_id: lead.episodeId, watch_id: lead.watchId, last_change_at: now },
    ...(news !== "kept" && { state: nextState(before.state, news), closed_at: news === "closed" ? now : null }),
    // Who had what was over does not have what comes back.
    ...(before.state === "closed" && { acknowledged_by: null, acknowledged_at: null }),
    ...((news === "opened" || news === "escalated") && toldNow(parts, now)),
    ...(news === "escalated" && { growths: before.growths + 1 }),
  });
  if (news === "closed") await endCalling(context, db, before, { kind: "closed" });
  return news;
}

const without = (parts: readonly FirePart[], episodeId: string): FirePart[] =>
  parts.filter((part) => part.episodeId !== episodeId);
