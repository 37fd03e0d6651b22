/**
 * The onset benchmark: how many minutes until a crisis rings, at a fixed number of alerts a week.
 *
 * Background: real five-minute series, raw and thinned to 1000, 100, 10 and 2 mentions a day; the first two weeks only
 * warm up. Budget: the threshold at which the background alone gives one alert per brand-week. Injected: extra Poisson
 * mentions at random onsets (step, ramp over an hour, viral doubling every quarter of an hour); the detector's state is
 * cloned at the onset. Reported: restricted mean time to detection, min(minutes, 365), a miss counting 365. A crisis
 * whose background rings by itself within its six hours is dropped.
 *
 * `--quick` uses three onsets a stream instead of ten.
 */

import { thresholdOf } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { countAlerts, thresholdFor, weeksOf } from "./budget.ts";
import { type Detection, detectionOf, rmtd } from "./detection.ts";
import { type Injection, injectionsOf } from "./injection.ts";
import { CONTESTANTS, type Contestant } from "./peers.ts";
import { readSeries } from "./series.ts";
import { SIZES, type SizeClass, type Stream, streamsOf } from "./streams.ts";

interface Run {
  stream: Stream;
  background: Float64Array;
  injections: Injection[];
  crises: Float64Array[];
}

const BUDGETS = [0.25, 0.5, 1, 2, 4];

function runAll(contestant: Contestant, streams: Stream[], onsets: number): Run[] {
  return streams.map((stream, seed) => {
    const injections = injectionsOf(stream, onsets, seed);
    return {
      stream,
      background: contestant.background(stream),
      injections,
      crises: contestant.crises(stream, injections),
    };
  });
}

function detect(runs: Run[], threshold: number): Detection[] {
  return runs.flatMap((run) =>
    run.injections
      .map((injection, i) => detectionOf(injection, run.crises[i]!, run.background, threshold))
      .filter((found) => found !== undefined),
  );
}

function pooled(runs: Run[], size: SizeClass, perWeek: number): Detection[] {
  const own = runs.filter((run) => run.stream.size === size);
  return detect(
    own,
    thresholdFor(
      own.map((run) => run.background),
      perWeek,
    ),
  );
}

function report(name: string, runs: Run[]) {
  const perClass = Object.fromEntries(SIZES.map(({ size }) => [size, rmtd(pooled(runs, size, 1))]));
  const threshold = thresholdFor(
    runs.map((run) => run.background),
    1,
  );
  const global = detect(runs, threshold);
  const rates = runs
    .map((run) => countAlerts(run.background, threshold) / weeksOf(run.background))
    .sort((a, b) => a - b);
  const mean = Object.values(perClass).reduce((a, b) => a + b, 0) / SIZES.length;
  const budget = Object.fromEntries(BUDGETS.map((perWeek) => [perWeek, curve(runs, perWeek)]));
  return {
    name,
    ...perClass,
    mean: round(mean),
    global: rmtd(global),
    detected6h: part(global, 360),
    worstPerWeek: round(rates.at(-1)!),
    p90PerWeek: round(rates[Math.floor(rates.length * 0.9)]!),
    threshold: round(threshold, 2),
    budget,
    named: named(runs),
  };
}

/** Mean over the four larger classes at a budget. */
function curve(runs: Run[], perWeek: number): number {
  const sizes = SIZES.slice(0, 4);
  return round(sizes.reduce((sum, { size }) => sum + rmtd(pooled(runs, size, perWeek)), 0) / sizes.length);
}

function named(runs: Run[]) {
  const thousand = pooled(runs, "1000/d", 1);
  const of = (shape: string, factor: number) => thousand.filter((one) => one.shape === shape && one.factor === factor);
  const step = of("step", 5);
  const ramp = of("ramp60", 10);
  return {
    step5: { median: median(step), detected: part(step, 360) },
    ramp10: { median: median(ramp), detected: part(ramp, 360) },
  };
}

function median(detections: Detection[]): number {
  return detections.map(({ minutes }) => minutes).sort((a, b) => a - b)[detections.length >> 1] ?? Number.NaN;
}

function part(detections: Detection[], within: number): number {
  return round(detections.filter(({ minutes }) => minutes <= within).length / detections.length, 3);
}

function round(value: number, places = 1): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/** Alerts per brand-week that the product's thresholds really give on these backgrounds. */
function keptPromises(streams: Stream[]) {
  const backgrounds = streams.map((stream) => CONTESTANTS[0]!.background(stream));
  return [0.25, 0.5, 1, 2].map((asked) => {
    const rates = backgrounds.map((scores) => countAlerts(scores, thresholdOf(asked)) / weeksOf(scores));
    return {
      asked,
      mean: round(rates.reduce((a, b) => a + b, 0) / rates.length, 2),
      worst: round(Math.max(...rates), 2),
    };
  });
}

/** Every contestant on every stream, and the alerts the product's thresholds really give; undefined without data. */
export function measureOnset(onsets: number) {
  const series = readSeries();
  if (!series) return undefined;
  const streams = streamsOf(series);
  const table = CONTESTANTS.map((contestant) => report(contestant.name, runAll(contestant, streams, onsets)));
  return { streams: streams.length, onsets, table, promised: keptPromises(streams) };
}

function print(figures: NonNullable<ReturnType<typeof measureOnset>>): void {
  const { streams, onsets, table, promised } = figures;
  console.log(`restricted mean minutes to alert at 1 alert per brand-week, ${streams} streams, ${onsets} onsets each`);
  console.table(table.map(({ budget: _, named: __, ...row }) => row));
  console.log("mean of raw to 10/d by alerts per brand-week");
  console.table(Object.fromEntries(table.map((row) => [row.name, row.budget])));
  console.log("alerts a week at the product's own thresholds, by the budget asked for");
  console.table(promised);
  console.log(JSON.stringify({ bench: "anomaly-onset", onsets, table, promised }));
}

if (isStartedAlone(import.meta.url)) {
  const figures = measureOnset(process.argv.includes("--quick") ? 3 : 10);
  if (figures) print(figures);
}
