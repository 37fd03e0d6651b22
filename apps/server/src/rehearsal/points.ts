/** The curve of a rehearsal in steps that a small chart can show. */
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import type { CurveHour } from "../replay/index.ts";

export interface Point {
  readonly at: string;
  readonly seen: number;
  readonly negative: number;
  readonly expected: number;
  readonly upper: number;
}

const MOST_POINTS = 180;
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY] as const;

export function foldCurve(
  hours: readonly CurveHour[],
  { from, to }: { readonly from: Date; readonly to: Date },
): { stepMinutes: number; points: Point[] } {
  const span = to.getTime() - from.getTime();
  const step = STEPS.find((each) => span / each <= MOST_POINTS) ?? DAY;
  const sums = new Map<number, Omit<Point, "at">>();
  for (const { at, ...hour } of hours) {
    if (at + HOUR <= from.getTime()) continue;
    const start = Math.floor(at / step) * step;
    sums.set(start, add(sums.get(start) ?? NOTHING, hour));
  }
  const points = [...sums].map(([at, sum]) => ({ at: new Date(at).toISOString(), ...sum }));
  return { stepMinutes: step / MINUTE, points };
}

const NOTHING = { seen: 0, negative: 0, expected: 0, upper: 0 };
const add = (one: typeof NOTHING, other: Omit<CurveHour, "at">) => ({
  seen: one.seen + other.seen,
  negative: one.negative + other.negative,
  expected: one.expected + other.expected,
  upper: one.upper + other.upper,
});
