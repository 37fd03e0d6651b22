import type { Fate, Rehearsal, rehearsalShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { listAlertsBetween } from "../modules/alert/index.ts";
import {
  composeExplanation,
  findRule,
  LONGEST_MEMORY,
  openEars,
  readTaught,
  toSeenPost,
  toTaughtPost,
} from "../modules/detect/index.ts";
import { listReactions } from "../modules/listen/index.ts";
import { getWorkspace } from "../modules/people/index.ts";
import { findWatch, listBrands, listWatches } from "../modules/prepare/index.ts";
import { listIncidentsBetween } from "../modules/respond/index.ts";
import type { PastPost, ReadPast } from "../modules/understand/index.ts";
import { DAY } from "../platform/clock.ts";
import { found } from "../platform/errors.ts";
import { findFate, isSerious, listMissed, listPastTimes, type PastTime } from "./fates.ts";
import { foldCurve } from "./points.ts";
import { type RehearsalSettings, type Ring, rehearse } from "./rehearse.ts";

export type RehearsalWish = z.output<typeof rehearsalShapes.rehearsalBody>;

/** More posts than these are not read: the oldest are left out, and the answer says so. */
const MOST_POSTS = 40_000;
const BUDGETS = [0.25, 0.5, 1, 2] as const;
const WEEK = 7 * DAY;
const EFFECT_DAYS = 30;

export interface Rehearsing {
  readonly context: Context;
  readonly readPast: ReadPast;
  readonly isWanted: () => boolean;
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

export async function rehearseWatch(
  rehearsing: Rehearsing,
  workspaceId: string,
  wish: RehearsalWish,
): Promise<Rehearsal> {
  const { context } = rehearsing;
  const to = context.clock.now();
  const span = { from: new Date(to.getTime() - wish.days * DAY), to };
  const { posts, isShortened, settings } = await openStage(rehearsing, workspaceId, { wish, span });
  const past = await listPastOf(context, workspaceId, { brandId: wish.brandId, span });
  const played = await rehearse(posts, BUDGETS, settings);
  const { rings, hours } = played.find(({ weeklyBudget }) => weeklyBudget === wish.weeklyBudget)!;
  const learntFrom = posts[0]?.publishedAt ?? null;
  return {
    from: span.from.toISOString(),
    to: to.toISOString(),
    posts: posts.filter(({ publishedAt }) => publishedAt >= span.from).length,
    learntFrom: learntFrom?.toISOString() ?? null,
    isShortened,
    ringsPerWeek: perWeek(rings.length, { from: new Date(Math.max(Number(span.from), Number(learntFrom))), to }),
    rings: rings.map((ring) => toRing(ring, wish.query, past)),
    missed: listMissed(rings, past, span.from).map((time) => ({
      ...toPast(time),
      at: time.at.toISOString(),
      until: time.until?.toISOString() ?? null,
      severity: time.severity,
    })),
    budgets: BUDGETS.map((weeklyBudget, place) => outlookOf(weeklyBudget, played[place]!.rings, { past, span })),
    ...foldCurve(hours, span),
    marks: marksOf(
      rings,
      past.filter((time) => time.at >= span.from),
    ),
  };
}

/** A day of history does not foretell seven times its alarms. */
function perWeek(rings: number, { from, to }: Span): number {
  return rings / Math.max(1, (to.getTime() - from.getTime()) / WEEK);
}

interface Place {
  readonly wish: Pick<RehearsalWish, "brandId" | "query" | "watchId"> & { readonly exceptRule?: string | undefined };
  readonly span: Span;
}

/** The posts that the watch would have heard, and the circumstances in which it would have heard them. */
async function openStage({ context, readPast, isWanted }: Rehearsing, workspaceId: string, { wish, span }: Place) {
  const { query, brandId, watchId, exceptRule } = wish;
  const memory = { from: new Date(span.to.getTime() - LONGEST_MEMORY), to: span.to };
  const { posts, isShortened } = await readPast({
    ...{ workspaceId, query, brandId, watchId, isWanted },
    ...memory,
    mostPosts: MOST_POSTS,
  });
  const taught = await readTaught(context.db, { workspaceId, watchId: watchId ?? "" }, exceptRule);
  const ears = await openEars(context.db, { workspaceId, brandId, taught, ...memory });
  const { time_zone: timeZone } = await getWorkspace(context.db, workspaceId);
  const { calendars } = found(
    (await listBrands(context.db, workspaceId)).find(({ id }) => id === brandId),
    "brand",
  );
  const heard = posts.filter((post) => taught.silencers(toTaughtPost(post)).length === 0);
  const settings: RehearsalSettings = {
    ...{ timeZone, query, to: span.to, isWanted, taught, calendars },
    readsFrom: span.from.getTime(),
    ears: ears.isOrdinary ? undefined : ears,
    gained: await sumReactions(context.db, workspaceId, { posts: heard, to: span.to }),
  };
  return { posts: heard.map(toSeenPost), isShortened, settings };
}

async function sumReactions(
  db: Context["db"],
  workspaceId: string,
  { posts, to }: { readonly posts: readonly PastPost[]; readonly to: Date },
): Promise<ReadonlyMap<number, number>> {
  const ids = posts.filter((post) => !post.is_echo).map(({ id }) => id);
  const gained = new Map<number, number>();
  for (const rise of await listReactions(db, workspaceId, ids)) {
    const at = rise.at.getTime();
    if (rise.at <= to) gained.set(at, (gained.get(at) ?? 0) + rise.gained);
  }
  return gained;
}

/** Rings of the last days, with the rule and as if nobody had taught it. */
export async function rehearseRule(
  rehearsing: Rehearsing,
  workspaceId: string,
  ruleId: string,
): Promise<{ days: number; withRule: number; without: number }> {
  const { db, clock } = rehearsing.context;
  const rule = found(await findRule(db, workspaceId, ruleId), "rule");
  const watch = found(await findWatch(db, workspaceId, rule.watch_id), "watch");
  const { brand_id: brandId, query, weekly_budget: weeklyBudget } = watch;
  const to = clock.now();
  const span = { from: new Date(to.getTime() - EFFECT_DAYS * DAY), to };
  const count = async (exceptRule?: string) => {
    const wish = { brandId, watchId: watch.id, query, exceptRule };
    const { posts, settings } = await openStage(rehearsing, workspaceId, { wish, span });
    const [played] = await rehearse(posts, [weeklyBudget], settings);
    return played!.rings.length;
  };
  return { days: EFFECT_DAYS, withRule: await count(), without: await count(ruleId) };
}

async function listPastOf(
  { db }: Context,
  workspaceId: string,
  { brandId, span }: { readonly brandId: string; readonly span: Span },
): Promise<PastTime[]> {
  const watches = (await listWatches(db, workspaceId)).filter((watch) => watch.brand_id === brandId);
  const alerts = await Promise.all(watches.map(({ id }) => listAlertsBetween(db, workspaceId, id, span)));
  const incidents = await Promise.all(watches.map(({ id }) => listIncidentsBetween(db, workspaceId, id, span)));
  return listPastTimes(
    alerts.flat().filter(({ kind }) => kind !== "data"),
    incidents.flat(),
  );
}

const toPast = ({ fate, reason, alertId, incidentId, label }: PastTime) => ({
  fate,
  reason,
  alertId,
  incidentId,
  label,
});
const NOTHING_KNOWN = { fate: "unknown" as const, reason: null, alertId: null, incidentId: null, label: "" };

function toRing(ring: Ring, query: string, past: readonly PastTime[]): Rehearsal["rings"][number] {
  const time = findFate(ring, past);
  const { kind, severity, score } = ring.episode;
  return {
    ...(time === null ? NOTHING_KNOWN : toPast(time)),
    ...{ kind, severity, score, explanation: explain(ring, query) },
    at: ring.at.toISOString(),
    until: ring.until?.toISOString() ?? null,
  };
}

function explain({ told }: Ring, query: string) {
  const { observation, posts, usual, judged } = told;
  return composeExplanation({ engine: observation.explanation, posts, usual, judged, query, silentSources: [] });
}

function outlookOf(
  weeklyBudget: (typeof BUDGETS)[number],
  rings: readonly Ring[],
  { past, span }: { readonly past: readonly PastTime[]; readonly span: Span },
): Rehearsal["budgets"][number] {
  const fates = rings.map((ring): Fate => findFate(ring, past)?.fate ?? "unknown");
  return {
    weeklyBudget,
    rings: rings.length,
    crises: rings.filter(({ episode }) => episode.kind === "crisis").length,
    incidents: fates.filter((fate) => fate === "incident").length,
    dismissed: fates.filter((fate) => fate === "dismissed").length,
    missed: listMissed(rings, past, span.from).filter(isSerious).length,
  };
}

function marksOf(rings: readonly Ring[], past: readonly PastTime[]): Rehearsal["marks"] {
  const marks: Rehearsal["marks"] = [
    ...rings.map((ring, place) => ({
      kind: "ring" as const,
      id: `ring-${place}`,
      at: ring.at.toISOString(),
      until: ring.until?.toISOString() ?? null,
      label: String(ring.episode.severity),
      alertKind: ring.episode.kind,
    })),
    ...past
      .filter(({ fate }) => fate === "incident")
      .map((time) => ({
        kind: "incident" as const,
        id: time.incidentId!,
        at: time.at.toISOString(),
        until: time.until?.toISOString() ?? null,
        label: time.label,
        alertKind: null,
      })),
  ];
  return marks.sort((a, b) => (a.at < b.at ? -1 : 1));
}
