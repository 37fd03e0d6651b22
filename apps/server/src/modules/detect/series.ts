import type { detectShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";
import { found } from "../../platform/errors.ts";
import { chooseStep } from "../../platform/steps.ts";
import { listSourceBriefs } from "../listen/index.ts";
import { getWorkspace } from "../people/index.ts";
import { findWatch, listWatches, type WatchRow } from "../prepare/index.ts";
import * as queries from "./queries.ts";
import { foldHours } from "./rules.ts";

export type Series = z.infer<typeof detectShapes.series>;
type Point = Series["points"][number];
type WatchSituation = z.infer<typeof detectShapes.watchSituation>;

const LONGEST_SERIES = 400 * DAY;

export interface SeriesWish {
  readonly from: Date;
  readonly to: Date;
  readonly stepMinutes?: number | undefined;
}

/** Volume of a watch with its expected band. Steps without posts are zeros; steps without expectation say so with null. */
export async function readPoints(
  context: Context,
  key: queries.WatchKey,
  wish: SeriesWish,
): Promise<{ stepMinutes: number; points: Point[] }> {
  const from = new Date(Math.max(wish.from.getTime(), wish.to.getTime() - LONGEST_SERIES));
  const stepMinutes = wish.stepMinutes ?? chooseStep(from, wish.to);
  const { time_zone: timeZone } = await getWorkspace(context.db, key.workspaceId);
  const range = { from, to: wish.to, stepMinutes, timeZone };
  const [counts, band] = await Promise.all([
    queries.listCounts(context.db, key, range),
    queries.listBand(context.db, key, range),
  ]);
  const seen = new Map(counts.map((row) => [row.at.getTime(), row]));
  const expected = new Map(band.map((row) => [row.at.getTime(), row]));
  const times =
    stepMinutes === 1440 ? [...new Set([...seen.keys(), ...expected.keys()])].sort((a, b) => a - b) : stepsOf(range);
  return { stepMinutes, points: times.map((at) => toPoint(at, seen.get(at), expected.get(at))) };
}

function stepsOf({ from, to, stepMinutes }: { from: Date; to: Date; stepMinutes: number }): number[] {
  const step = stepMinutes * MINUTE;
  const first = Math.floor(from.getTime() / step) * step;
  return Array.from(
    { length: Math.max(0, Math.ceil((to.getTime() - first) / step)) },
    (_, index) => first + index * step,
  );
}

function toPoint(at: number, seen: queries.SeriesRow | undefined, band: queries.BandRow | undefined): Point {
  const { negative = 0, neutral = 0, positive = 0, echoes = 0 } = seen ?? {};
  return {
    at: new Date(at).toISOString(),
    seen: seen?.seen ?? 0,
    negative,
    neutral,
    positive,
    echoes,
    expected: band?.expected ?? null,
    upper: band?.upper ?? null,
  };
}

export async function readSeries(
  context: Context,
  key: queries.WatchKey,
  wish: SeriesWish,
): Promise<Omit<Series, "marks"> & { watch: WatchRow }> {
  const watch = found(await findWatch(context.db, key.workspaceId, key.watchId), "watch");
  return {
    watch,
    ...(await readPoints(context, key, wish)),
    sources: await listSourceBriefs(context, key.workspaceId),
  };
}

/** Each watch right now: the last hour and day against what was to be expected. */
export async function readSituations(context: Context, workspaceId: string): Promise<WatchSituation[]> {
  const watches = await listWatches(context.db, workspaceId);
  const learning = new Map(
    (await queries.listDetectors(context.db, workspaceId)).map((row) => [row.watch_id, row.is_learning]),
  );
  return Promise.all(watches.map((watch) => readSituation(context, watch, learning.get(watch.id) ?? true)));
}

async function readSituation(context: Context, watch: WatchRow, isLearning: boolean): Promise<WatchSituation> {
  const { db } = context;
  const key = { workspaceId: watch.workspace_id, watchId: watch.id };
  const to = context.clock.now();
  const hour = { from: new Date(to.getTime() - HOUR), to };
  const day = { from: new Date(to.getTime() - DAY), to };
  const [hourSeen, hourBand, daySeen, dayBand, { points }, episode] = await Promise.all([
    queries.countStretch(db, key, hour),
    queries.sumBand(db, key, hour),
    queries.countStretch(db, key, day),
    queries.sumBand(db, key, day),
    readPoints(context, key, { ...day, stepMinutes: 5 }),
    queries.findOpenEpisode(db, key),
  ]);
  return {
    watchId: watch.id,
    name: watch.name,
    brandName: watch.brand_name,
    brandKind: watch.brand_kind,
    isPaused: watch.is_paused,
    isLearning,
    lastHour: { ...hourSeen, ...hourBand },
    lastDay: { seen: daySeen.seen, negative: daySeen.negative, expected: dayBand.expected },
    sparkline: foldHours(points),
    alertId: null,
    alertKind: episode?.kind ?? null,
    severity: episode?.severity ?? null,
  };
}
