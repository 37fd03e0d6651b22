/** The benchmark mode and the product's detector on the Numenta score, design series only, threshold swept on them. */

import { createDetector, createNabDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { STANDARD, scoreNab } from "./nabScorer.ts";
import { measurePublished } from "./published.ts";
import { readSeries, readWindows, rowsOfWindows, type Series } from "./series.ts";

type Scorer = (series: Series) => Float64Array;

const ROW_MS = 300_000;

const nabMode: Scorer = ({ counts, startMs }) => {
  const detector = createNabDetector({ rowMinutes: 5, timeZone: "UTC" });
  return Float64Array.from(counts, (voices, i) => detector.observe({ at: startMs + i * ROW_MS, voices }).score);
};

const product: Scorer = ({ counts, startMs }) => {
  const detector = createDetector({ rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1 });
  return Float64Array.from(counts, (voices, i) => detector.observe({ at: startMs + i * ROW_MS, voices }).score);
};

/** The product's score where it tops everything of the day before: one mark a burst instead of one a row. */
const productOnce: Scorer = (series) => {
  const scores = product(series);
  return scores.map((score, i) =>
    scores.subarray(Math.max(0, i - 288), i).every((other) => other < score - 0.3) ? score : -9,
  );
};

/** Normalised scores by mode; undefined without data. */
export function measureNab() {
  const series = readSeries();
  if (!series) return undefined;
  const windows = readWindows();
  const run = (scorer: Scorer) =>
    scoreNab(
      series.map((one) => ({ scores: scorer(one), windows: rowsOfWindows(one, windows) })),
      STANDARD,
    );
  return {
    "benchmark mode": run(nabMode),
    "product, every row": run(product),
    "product, once a burst": run(productOnce),
  };
}

if (isStartedAlone(import.meta.url)) {
  const table = measureNab();
  if (table) {
    console.table(table);
    console.table(measurePublished());
    console.log(JSON.stringify({ bench: "anomaly-nab", table, published: measurePublished() }));
  }
}
