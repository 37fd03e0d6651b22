/** The benchmark mode and the product's detector on the Numenta score, design series only, threshold swept on them. */

import { createDetector, createNabDetector } from "../src/index.ts";
import { BurstMarks, natsOverOneRow } from "../src/nab.ts";
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

/**
 * The product's score marked as the benchmark mode marks its own: where a burst begins and where it grows. Every row over
 * the threshold costs there, so a score that stays high while a burst lasts is punished for each of its rows.
 */
const productMarked: Scorer = (series) => {
  const marks = new BurstMarks();
  return product(series).map((score) => marks.mark(natsOverOneRow(score)));
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
    "product, bursts marked": run(productMarked),
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
