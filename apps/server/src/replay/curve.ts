/** What came and what was to be expected, hour by hour, for the report's chart. */
import type { Observation } from "@tocsin/anomaly";
import type { SeenPost } from "../modules/detect/index.ts";
import { HOUR, MINUTE } from "../platform/clock.ts";

export interface CurveHour {
  /** Start of the hour, milliseconds since 1970. */
  readonly at: number;
  readonly seen: number;
  readonly negative: number;
  /** Voices an hour. */
  readonly expected: number;
  readonly upper: number;
}

interface Sum {
  seen: number;
  negative: number;
  expected: number;
  upper: number;
  rows: number;
}

const ROWS_PER_HOUR = HOUR / MINUTE;

export class Curve {
  private readonly byHour = new Map<number, Sum>();

  add({ at, expected, upper, problem }: Observation, posts: readonly SeenPost[]): void {
    if (problem === "out-of-order" || problem === "bad-time") return;
    const start = Math.floor(at / HOUR) * HOUR;
    const sum = this.byHour.get(start) ?? { seen: 0, negative: 0, expected: 0, upper: 0, rows: 0 };
    sum.seen += posts.length;
    for (const post of posts) if (post.sentiment === "negative") sum.negative += 1;
    sum.expected += expected;
    sum.upper += upper;
    sum.rows += 1;
    this.byHour.set(start, sum);
  }

  /** In order of time. The rows seen of an hour stand for all of it. */
  hours(): CurveHour[] {
    return [...this.byHour].map(([at, { seen, negative, expected, upper, rows }]) => ({
      at,
      seen,
      negative,
      expected: (expected * ROWS_PER_HOUR) / rows,
      upper: (upper * ROWS_PER_HOUR) / rows,
    }));
  }
}
