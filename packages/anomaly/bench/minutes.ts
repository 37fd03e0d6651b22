/**
 * One-minute rows: how many minutes until a sudden crisis rings on brands of about a thousand mentions a day, at the
 * product's own threshold for one alert a week. The real five-minute counts are dealt out to their minutes at random.
 */

import { createDetector, type Detector, restoreDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { poisson, type Random, seeded } from "./chance.ts";
import { WARM_UP } from "./injection.ts";
import { readSeries } from "./series.ts";
import { type Stream, streamsOf } from "./streams.ts";

const MINUTE_MS = 60_000;
const HORIZON_MINUTES = 120;
const FACTORS = [5, 10, 30];

function dealOut(stream: Stream, random: Random): number[] {
  return stream.counts.flatMap((count) => {
    const minutes = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) minutes[Math.floor(random() * 5)]! += 1;
    return minutes;
  });
}

function minutesToAlert(
  detector: Detector,
  stream: Stream,
  crisis: { counts: number[]; from: number; factor: number; random: Random },
): number {
  const clone = restoreDetector(detector.snapshot());
  for (let i = 0; i < HORIZON_MINUTES; i++) {
    const minute = crisis.from + i;
    const extra = poisson(crisis.random, (stream.mean / 5) * (crisis.factor - 1));
    const { change } = clone.observe({
      at: stream.startMs + minute * MINUTE_MS,
      voices: crisis.counts[minute]! + extra,
    });
    if (change && change.type !== "closed") return i + 1;
  }
  return HORIZON_MINUTES + 5;
}

function measure(stream: Stream, seed: number) {
  const random = seeded(seed);
  const counts = dealOut(stream, random);
  const detector = createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1 });
  const found = new Map(FACTORS.map((factor) => [factor, [] as number[]]));
  for (let minute = 0; minute < counts.length - HORIZON_MINUTES; minute++) {
    const isOnset = minute >= WARM_UP * 5 && minute % 4001 === 0;
    if (isOnset && detector.snapshot().watch?.episode.state !== "open") {
      for (const factor of FACTORS)
        found.get(factor)!.push(minutesToAlert(detector, stream, { counts, from: minute, factor, random }));
    }
    detector.observe({ at: stream.startMs + minute * MINUTE_MS, voices: counts[minute]! });
  }
  return found;
}

/** Minutes by the size of the step; undefined without data. */
export function measureMinutes() {
  const series = readSeries();
  if (!series) return undefined;
  const all = streamsOf(series)
    .filter(({ size }) => size === "1000/d")
    .map(measure);
  return FACTORS.map((factor) => {
    const minutes = all.flatMap((found) => found.get(factor)!).sort((a, b) => a - b);
    const within = (limit: number) => minutes.filter((one) => one <= limit).length / minutes.length;
    return {
      factor,
      crises: minutes.length,
      median: minutes[minutes.length >> 1]!,
      within5: within(5),
      within60: within(60),
    };
  });
}

if (isStartedAlone(import.meta.url)) {
  const table = measureMinutes();
  if (table) {
    console.table(table);
    console.log(JSON.stringify({ bench: "anomaly-minutes", table }));
  }
}
