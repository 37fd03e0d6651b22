import { seeded, thin } from "./chance.ts";
import type { Series } from "./series.ts";

export type SizeClass = "raw" | "1000/d" | "100/d" | "10/d" | "2/d";

/** A background: one series as it is, or thinned to a smaller brand. */
export interface Stream {
  brand: string;
  size: SizeClass;
  startMs: number;
  counts: number[];
  mean: number;
}

export const SIZES: { size: SizeClass; perDay: number; factors: number[] }[] = [
  { size: "raw", perDay: Number.POSITIVE_INFINITY, factors: [2, 3, 5, 10] },
  { size: "1000/d", perDay: 1000, factors: [2, 3, 5, 10] },
  { size: "100/d", perDay: 100, factors: [3, 5, 10, 30] },
  { size: "10/d", perDay: 10, factors: [10, 30, 100] },
  { size: "2/d", perDay: 2, factors: [30, 100, 300] },
];

const ROWS_PER_DAY = 288;

/** All streams of the series; a class above a brand's own volume is left out. */
export function streamsOf(series: Series[]): Stream[] {
  return series.flatMap((one, brand) =>
    SIZES.flatMap(({ size, perDay }, at) => {
      const own = meanOf(one.counts) * ROWS_PER_DAY;
      if (size !== "raw" && own < perDay) return [];
      const counts = size === "raw" ? one.counts : thinned(one.counts, perDay / own, brand * 10 + at);
      return [{ brand: one.name, size, startMs: one.startMs, counts, mean: meanOf(counts) }];
    }),
  );
}

function thinned(counts: number[], part: number, seed: number): number[] {
  const random = seeded(seed + 1);
  return counts.map((count) => thin(random, count, part));
}

export function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
