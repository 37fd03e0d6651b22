/** The benchmark mode and the product's detector on the Numenta score, design series only, threshold swept on them. */
import { createDetector, createNabDetector } from "../src/index.ts";
import { STANDARD, scoreNab } from "./nabScorer.ts";
import { readSeries, readWindows, type Series } from "./series.ts";

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

const series = readSeries();
if (series) {
  const windows = readWindows();
  const run = (scorer: Scorer) =>
    scoreNab(
      series.map((one) => ({ scores: scorer(one), windows: windowsOf(one, windows) })),
      STANDARD,
    );
  const table = {
    "benchmark mode": run(nabMode),
    "product, every row": run(product),
    "product, once a burst": run(productOnce),
  };
  console.table(table);
  console.log(JSON.stringify({ bench: "anomaly-nab", series: series.map(({ name }) => name), table }));
}

function windowsOf(one: Series, windows: Map<string, [number, number][]>): [number, number][] {
  const rowOf = (at: number) => one.times.findIndex((time) => time >= at);
  return (windows.get(one.name) ?? []).map(([from, to]) => [rowOf(from), rowOf(to)]);
}
