/**
 * The scorer against a published result: the windowed Gaussian detector that the Numenta benchmark ships, its threshold of
 * 1.0, and the score of each file as its results folder gives it.
 */
import { STANDARD, scoreFile } from "./nabScorer.ts";
import { readSeries, readWindows, rowsOfWindows, type Series } from "./series.ts";

/** Rows of the window, and of the step by which it slides on. */
const WINDOW = 6400;
const STEP = 100;
/** From here on 1 - Q(z) is 1 in the twelve digits that the published score files hold. */
const CERTAIN = 7.1304384662827;

const PUBLISHED: Record<string, number> = {
  AAPL: 1.5139968362565832,
  CRM: 0.7638457640937151,
  FB: 0.11975027819081463,
  IBM: -0.7991094792289368,
  PFE: 0.26557999349038663,
};

/** Marks 1 where a value lies so far from the mean of the window before that its probability is written as 1. */
function windowedGaussian({ counts }: Series): Float64Array {
  const window: number[] = [];
  let waiting: number[] = [];
  let law = { mean: 0, sd: 1 };
  return Float64Array.from(counts, (count, row) => {
    const isCertain = row > 0 && Math.abs(count - law.mean) / law.sd >= CERTAIN;
    if (window.length < WINDOW) window.push(count);
    else waiting.push(count);
    if (waiting.length === STEP) {
      window.splice(0, STEP);
      window.push(...waiting);
      waiting = [];
    }
    if (waiting.length === 0) law = lawOf(window);
    return isCertain ? 1 : 0;
  });
}

function lawOf(values: readonly number[]): { mean: number; sd: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { mean, sd: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) || 1e-6 };
}

export interface Reproduced {
  name: string;
  published: number;
  here: number;
  difference: number;
}

/** Published and reproduced scores of the series at hand; empty without the study's data. */
export function measurePublished(): Reproduced[] {
  const windows = readWindows();
  return (readSeries() ?? []).flatMap((series) => {
    const published = PUBLISHED[series.name];
    if (published === undefined) return [];
    const file = { scores: windowedGaussian(series), windows: rowsOfWindows(series, windows) };
    const here = scoreFile(file, STANDARD, 1);
    return [{ name: series.name, published, here, difference: Math.abs(here - published) }];
  });
}
