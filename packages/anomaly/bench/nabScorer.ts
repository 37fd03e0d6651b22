/**
 * The Numenta benchmark's scorer: windows reward early detections by a sigmoid, rows outside cost by their distance to
 * the window before, the first 15 % (at most 750 rows) are not scored, and one threshold is swept over every score.
 */
export interface Scored {
  scores: ArrayLike<number>;
  /** First and last row of each labelled window. */
  windows: [number, number][];
}

export interface Weights {
  missed: number;
  falseAlarm: number;
}

export const STANDARD: Weights = { missed: 1, falseAlarm: 0.11 };

interface Mark {
  score: number;
  file: number;
  /** Window the row lies in, or -1. */
  window: number;
  value: number;
}

const sigmoid = (y: number) => 2 / (1 + Math.exp(5 * y)) - 1;
const FULL = sigmoid(-1);

/** Normalised score, 0 for silence and 100 for every window at its first row, at the best threshold. */
export function scoreNab(files: Scored[], weights: Weights): { score: number; threshold: number } {
  const marks = files.flatMap((file, index) => marksOf(file, index)).sort((a, b) => b.score - a.score);
  const windows = files.reduce((sum, file) => sum + file.windows.length, 0);
  const best = new Map<string, number>();
  let total = -weights.missed * windows;
  let highest = { raw: total, threshold: 1.1 };
  for (let i = 0; i < marks.length; i++) {
    total += gainOf(marks[i]!, best, weights);
    if (marks[i + 1]?.score !== marks[i]!.score && total > highest.raw)
      highest = { raw: total, threshold: marks[i]!.score };
  }
  const silent = -weights.missed * windows;
  return { score: (100 * (highest.raw - silent)) / (windows - silent), threshold: highest.threshold };
}

/** What one file earns and costs at a given threshold, not normalised: the published score of a file. */
export function scoreFile(file: Scored, weights: Weights, threshold: number): number {
  const best = new Map<string, number>();
  const rung = marksOf(file, 0).filter(({ score }) => score >= threshold);
  return rung.reduce((sum, mark) => sum + gainOf(mark, best, weights), -weights.missed * file.windows.length);
}

function gainOf(mark: Mark, best: Map<string, number>, weights: Weights): number {
  if (mark.window < 0) return weights.falseAlarm * mark.value;
  const key = `${mark.file}:${mark.window}`;
  const before = best.get(key);
  best.set(key, Math.max(before ?? 0, mark.value));
  return best.get(key)! - (before ?? -weights.missed);
}

function marksOf({ scores, windows }: Scored, file: number): Mark[] {
  const from = Math.min(Math.floor(0.15 * scores.length), 750);
  const marks: Mark[] = [];
  for (let i = from; i < scores.length; i++) marks.push({ score: scores[i]!, file, ...placeOf(i, windows) });
  return marks;
}

function placeOf(row: number, windows: [number, number][]): { window: number; value: number } {
  const inside = windows.findIndex(([left, right]) => row >= left && row <= right);
  if (inside >= 0) {
    const [left, right] = windows[inside]!;
    return { window: inside, value: sigmoid(-(right - row + 1) / (right - left + 1)) / FULL };
  }
  const before = windows.filter(([, right]) => right < row).at(-1);
  if (!before) return { window: -1, value: -1 };
  const ratio = Math.abs(before[1] - row) / (before[1] - before[0]);
  return { window: -1, value: ratio > 3 ? -1 : sigmoid(ratio) };
}
