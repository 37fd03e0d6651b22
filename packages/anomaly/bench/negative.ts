/**
 * Negative-only crises: real volumes, invented sentiment (share wandering around 17 % as an autoregressive logit with a
 * half-life of six hours), extra mentions all negative, so that the total moves by a factor of 1.3 to 3 only. Restricted
 * mean minutes to alert at one alert per brand-week, for the total alone, for the product's crisis score, and for the
 * rule vendors document ("negative share over q percent in two hours"). Independent share noise is optimistic: real
 * shares move with bursts and with classifier error.
 */

import { createDetector, type Detector, restoreDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { thresholdFor } from "./budget.ts";
import { poisson, type Random, seeded, thin } from "./chance.ts";
import { type Detection, detectionOf, rmtd } from "./detection.ts";
import { HORIZON, type Injection, SHAPES, type Shape, WARM_UP } from "./injection.ts";
import { readSeries } from "./series.ts";
import { SIZES, type SizeClass, type Stream, streamsOf } from "./streams.ts";

interface Toned extends Stream {
  negatives: number[];
}

interface Scores {
  total: number;
  crisis: number;
  vendor: number;
  kind: string | undefined;
}

/** Growth of all mentions, per class: a small brand's crisis is a larger multiple. */
const FACTORS: Record<SizeClass, number[]> = {
  raw: [1.3, 1.6, 2, 3],
  "1000/d": [1.3, 1.6, 2, 3],
  "100/d": [1.6, 3, 5],
  "10/d": [5, 10, 30],
  "2/d": [],
};
const LAUNCH = [3, 5, 10];
const USUAL_SHARE = 0.17;
const RULES = ["total", "crisis", "vendor"] as const;
const ROW_MS = 300_000;

function tone(stream: Stream, seed: number): Toned {
  const random = seeded(seed + 500);
  let logit = -1.6;
  const negatives = stream.counts.map((count) => {
    logit += -0.01 * (logit + 1.6) + 0.06 * (random() + random() + random() - 1.5);
    return thin(random, count, 1 / (1 + Math.exp(-logit)));
  });
  return { ...stream, negatives };
}

/** Two-hour negative share, from ten mentions on, of the rule vendors document. */
class VendorRule {
  readonly #rows: [number, number][] = [];

  score(voices: number, negative: number): number {
    this.#rows.push([voices, negative]);
    if (this.#rows.length > 24) this.#rows.shift();
    const [total, angry] = this.#rows.reduce(([a, b], [v, n]) => [a + v, b + n], [0, 0]);
    return total >= 10 ? angry / total : 0;
  }

  copy(): VendorRule {
    const copy = new VendorRule();
    copy.#rows.push(...this.#rows);
    return copy;
  }
}

function score(detector: Detector, vendor: VendorRule, row: { at: number; voices: number; negative: number }): Scores {
  const { score: loudest, totalScore, negativeScore, kind } = detector.observe(row);
  return { total: totalScore, crisis: negativeScore ?? loudest, vendor: vendor.score(row.voices, row.negative), kind };
}

/** A detector and a vendor's rule at one moment of a stream, to be continued in several ways. */
class Moment {
  constructor(
    readonly stream: Toned,
    readonly detector = createDetector({ rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1 }),
    readonly vendor = new VendorRule(),
  ) {}

  copy(): Moment {
    return new Moment(this.stream, restoreDetector(this.detector.snapshot()), this.vendor.copy());
  }

  take(row: number, extra = 0, extraNegative = extra): Scores {
    const { startMs, counts, negatives } = this.stream;
    const negative = negatives[row]! + extraNegative;
    return score(this.detector, this.vendor, { at: startMs + row * ROW_MS, voices: counts[row]! + extra, negative });
  }
}

interface Crisis {
  injection: Injection;
  scores: Scores[];
}

function playCrises(moment: Moment, onset: number, random: Random): Crisis[] {
  const { stream } = moment;
  return (Object.keys(SHAPES) as Shape[]).flatMap((shape) =>
    FACTORS[stream.size].map((factor) => {
      const growth = stream.mean * (factor - 1);
      const extra = Array.from({ length: HORIZON }, (_, i) => poisson(random, growth * SHAPES[shape]((i + 0.5) * 5)));
      const copy = moment.copy();
      return {
        injection: { stream, onset, shape, factor, extra },
        scores: extra.map((count, i) => copy.take(onset + i, count)),
      };
    }),
  );
}

/** Kinds the product gives to three-hour bursts of the usual tone. */
function playLaunches(moment: Moment, onset: number, random: Random): string[] {
  return LAUNCH.map((factor) => {
    const copy = moment.copy();
    const kinds = Array.from({ length: 36 }, (_, i) => {
      const extra = poisson(random, moment.stream.mean * (factor - 1));
      return copy.take(onset + i, extra, thin(random, extra, USUAL_SHARE)).kind;
    });
    return kinds.includes("crisis") ? "crisis" : kinds.includes("buzz") ? "buzz" : "silent";
  });
}

function play(stream: Toned, onsets: number, seed: number) {
  const random = seeded(seed + 900);
  const room = stream.counts.length - HORIZON - WARM_UP;
  const starts = new Set(Array.from({ length: onsets }, () => WARM_UP + Math.floor(random() * room)));
  const moment = new Moment(stream);
  const crises: Crisis[] = [];
  const launches: string[] = [];
  const background = stream.counts.map((_, row) => {
    if (starts.has(row)) {
      crises.push(...playCrises(moment, row, random));
      launches.push(...playLaunches(moment, row, random));
    }
    return moment.take(row);
  });
  return { stream, background, crises, launches };
}

type Run = ReturnType<typeof play>;

function minutesOf(runs: Run[], rule: (typeof RULES)[number]): { minutes: number; threshold: number } {
  const pick = (scores: Scores[]) => Float64Array.from(scores, (one) => one[rule]);
  const backgrounds = runs.map((run) => pick(run.background));
  const threshold = thresholdFor(backgrounds, 1);
  const found = runs.flatMap((run, i) =>
    run.crises.map(({ injection, scores }) => detectionOf(injection, pick(scores), backgrounds[i]!, threshold)),
  );
  return { minutes: rmtd(found.filter((one): one is Detection => one !== undefined)), threshold };
}

/** Minutes of every rule by the size of the stream, and what benign bursts were called; undefined without data. */
export function measureNegative(onsets: number) {
  const series = readSeries();
  if (!series) return undefined;
  const runs = streamsOf(series).map((stream, seed) => play(tone(stream, seed), onsets, seed));
  const sizes = SIZES.slice(0, 4).map(({ size }) => size);
  const ofSize = (size: SizeClass) => runs.filter(({ stream }) => stream.size === size);
  const row = (rule: (typeof RULES)[number]) => sizes.map((size) => [size, minutesOf(ofSize(size), rule)] as const);
  const table = Object.fromEntries(
    RULES.map((rule) => [rule, Object.fromEntries(row(rule).map(([size, { minutes }]) => [size, minutes]))]),
  );
  const thresholds = Object.fromEntries(
    row("crisis").map(([size, { threshold }]) => [size, Math.round(threshold * 100) / 100]),
  );
  const launches = runs.filter(({ stream }) => stream.size !== "2/d").flatMap((run) => run.launches);
  const kinds = Object.fromEntries(
    ["crisis", "buzz", "silent"].map((kind) => [kind, launches.filter((one) => one === kind).length]),
  );
  return { onsets, table, thresholds, launches: kinds };
}

if (isStartedAlone(import.meta.url)) {
  const figures = measureNegative(process.argv.includes("--quick") ? 3 : 10);
  if (figures) {
    console.table(figures.table);
    console.log("crisis score at one alert a week", figures.thresholds, "benign bursts were called", figures.launches);
    console.log(JSON.stringify({ bench: "anomaly-negative", ...figures }));
  }
}
