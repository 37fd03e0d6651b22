import type { AnswerOf } from "@tocsin/contract";

export type BandPoint = Pick<
  AnswerOf<"getWatchSeries">["points"][number],
  "at" | "seen" | "negative" | "expected" | "upper"
>;
export type BandMark = AnswerOf<"getWatchSeries">["marks"][number];

/** Columns for the canvas, seconds first. `over` repeats `seen` where it left the usual range: those bars are dark. */
export interface BandColumns {
  readonly at: number[];
  readonly upper: (number | null)[];
  readonly expected: (number | null)[];
  readonly seen: number[];
  readonly over: (number | null)[];
  readonly negative: number[];
}

export function toColumns(points: readonly BandPoint[]): BandColumns {
  return {
    at: points.map((point) => new Date(point.at).getTime() / 1000),
    upper: points.map((point) => point.upper),
    expected: points.map((point) => point.expected),
    seen: points.map((point) => point.seen),
    over: points.map((point) => (isOver(point) ? point.seen : null)),
    negative: points.map((point) => point.negative),
  };
}

export function isOver(point: BandPoint): boolean {
  return point.upper !== null && point.seen > point.upper;
}

/** The picture in numbers, for a sentence that says the same without eyes. */
export interface BandSummary {
  readonly seen: number;
  readonly expected: number;
  readonly negative: number;
  readonly over: number;
  readonly peak: BandPoint | null;
}

/** `expected` sums only the steps the bell had an expectation for. */
export function summariseBand(points: readonly BandPoint[]): BandSummary {
  const sum = (read: (point: BandPoint) => number) => points.reduce((total, point) => total + read(point), 0);
  const peak = points.reduce<BandPoint | null>(
    (best, each) => (best === null || each.seen > best.seen ? each : best),
    null,
  );
  return {
    seen: sum((point) => point.seen),
    expected: sum((point) => point.expected ?? 0),
    negative: sum((point) => point.negative),
    over: points.filter(isOver).length,
    peak,
  };
}
