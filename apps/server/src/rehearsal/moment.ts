/** "Why did it ring, why did it not": what the bell thought at a moment, and what stood between that and people. */
import type { Moment } from "@tocsin/contract";
import type { Context } from "../context.ts";
import { listAlertsBetween } from "../modules/alert/index.ts";
import { type Recollection, recollect, restrainBurst, type WatchKey } from "../modules/detect/index.ts";
import { findWatch, type WatchRow } from "../modules/prepare/index.ts";
import { MINUTE, startOfMinute } from "../platform/clock.ts";
import { found } from "../platform/errors.ts";
import { listHindrances } from "./hindrances.ts";

type AlertThen = Awaited<ReturnType<typeof listAlertsBetween>>[number];

export async function explainMoment(context: Context, key: WatchKey, moment: Date): Promise<Moment> {
  const watch = found(await findWatch(context.db, key.workspaceId, key.watchId), "watch");
  const at = startOfMinute(moment);
  const past = moment > context.clock.now() ? null : await recollect(context, watch, at);
  const alert = await findAlertAt(context, key, at);
  if (past === null) return unknownAt(at, alert);
  const { explanation, observation, threshold } = past;
  return {
    at: at.toISOString(),
    state: stateOf(alert, at),
    ...{ score: observation.score, threshold, explanation },
    needed: countNeeded(past),
    hindrances: alert === undefined || isQuietened(alert, at) ? hindrancesOf(watch, past, { alert, at }) : [],
    alertId: alert?.id ?? null,
  };
}

/** Voices that would have rung: enough for the engine, and for what people have taught the watch. */
function countNeeded({ explanation, taught, judged }: Recollection): number | null {
  const { wouldNotHaveFiredBelow: needed, expected } = explanation;
  return needed === null || !Number.isFinite(needed) ? null : taught.leastVoices(needed, { expected, judged });
}

const unknownAt = (at: Date, alert: AlertThen | undefined): Moment => ({
  ...{ at: at.toISOString(), state: "unknown", score: 0, threshold: 0, needed: null, explanation: null },
  hindrances: [],
  alertId: alert?.id ?? null,
});

async function findAlertAt(
  { db }: Context,
  { workspaceId, watchId }: WatchKey,
  at: Date,
): Promise<AlertThen | undefined> {
  const minute = { from: at, to: new Date(at.getTime() + MINUTE) };
  return (await listAlertsBetween(db, workspaceId, watchId, minute))[0];
}

function stateOf(alert: AlertThen | undefined, at: Date): Moment["state"] {
  if (alert === undefined) return "silent";
  return alert.opened_at.getTime() >= at.getTime() ? "rang" : "ringing";
}

const isQuietened = ({ state, muted_until }: AlertThen, at: Date): boolean =>
  state === "dismissed" || (muted_until !== null && muted_until > at);

function hindrancesOf(
  watch: WatchRow,
  { observation, explanation, threshold, authors, row, taught, judged, posts, unheard }: Recollection,
  { alert, at }: { readonly alert: AlertThen | undefined; readonly at: Date },
): Moment["hindrances"] {
  const view = observation.episode ?? { kind: "buzz" as const, severity: 1, score: observation.score, escalations: 0 };
  const wouldRing = observation.score >= threshold;
  const restraint = wouldRing ? restrainBurst({ observation, taught, threshold }, { view, judged, posts }) : null;
  return listHindrances({
    ...{ score: observation.score, threshold, authors, gate: taught.gate },
    ...{ observed: explanation.observed, expected: explanation.expected, unheard },
    isCold: observation.channel === "cold",
    isDeaf: row.gap === true,
    isCampaign: row.campaign !== undefined,
    isPaused: watch.is_paused,
    isDismissed: alert?.state === "dismissed",
    isMuted: alert !== undefined && alert.muted_until !== null && alert.muted_until > at,
    restraint,
  });
}
