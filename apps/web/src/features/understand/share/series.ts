import type { Share } from "./sentence.ts";

export interface Step {
  readonly from: string;
  readonly to: string;
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/**
 * Every step of the stretch, also those in which nothing was said: the server leaves them out, and a line drawn over a hole
 * would tell of posts that nobody wrote. The first and the last step are cut to the stretch.
 */
export function fillSteps(heard: readonly string[], stepMinutes: number, stretch: Stretch): Step[] {
  const step = stepMinutes * 60_000;
  const [start, end] = [Date.parse(stretch.from), Date.parse(stretch.to)];
  const steps: Step[] = [];
  for (let at = firstStep(heard, step, start); at < end; at += step) {
    steps.push({ from: printTime(Math.max(at, start)), to: printTime(Math.min(at + step, end)) });
  }
  return steps;
}

/** Where the uncut first step begins: steps stand where the server put those it heard something in. */
function firstStep(heard: readonly string[], step: number, start: number): number {
  const anchor = heard[0] === undefined ? start : Date.parse(heard[0]);
  return anchor - Math.ceil((anchor - start) / step) * step;
}

const printTime = (at: number) => new Date(at).toISOString();

interface Counted {
  readonly at: string;
  readonly count: number;
}

/** One figure a step. Days that a clock change made longer or shorter go to the nearest step. */
export function placeCounts(counted: readonly Counted[], stepMinutes: number, stretch: Stretch): number[] {
  const heard = counted.map(({ at }) => at);
  const values = fillSteps(heard, stepMinutes, stretch).map(() => 0);
  const step = stepMinutes * 60_000;
  const first = firstStep(heard, step, Date.parse(stretch.from));
  for (const { at, count } of counted) {
    const index = Math.round((Date.parse(at) - first) / step);
    values[Math.min(values.length - 1, Math.max(0, index))]! += count;
  }
  return values;
}

export interface BrandLine {
  readonly brandId: string;
  readonly mentions: readonly number[];
  readonly negative: readonly number[];
}

export interface BrandLines {
  readonly stepMinutes: number;
  readonly steps: readonly Step[];
  readonly lines: readonly BrandLine[];
}

/** More points than these make a line of hair. */
const MOST_POINTS = 64;
const gathered = [1, 2, 3, 4, 6, 12, 24];

/** The counts of each brand over the same steps, silent ones as zero; many short steps are gathered into fewer. */
export function readLines(share: Share, brandIds: readonly string[], stretch: Stretch): BrandLines {
  const { series, stepMinutes } = share;
  const heard = series.map(({ at }) => at);
  const fine = fillSteps(heard, stepMinutes, stretch);
  const size = gathered.find((each) => fine.length / each <= MOST_POINTS) ?? gathered.at(-1)!;
  const place = (brandId: string, key: "mentions" | "negative") => {
    const counted = series.map(({ at, brands }) => ({
      at,
      count: brands.find((brand) => brand.brandId === brandId)?.[key] ?? 0,
    }));
    return gather(placeCounts(counted, stepMinutes, stretch), size).map((part) => part.reduce((a, b) => a + b, 0));
  };
  return {
    stepMinutes: stepMinutes * size,
    steps: gather(fine, size).map((part) => ({ from: part[0]!.from, to: part.at(-1)!.to })),
    lines: brandIds.map((brandId) => ({
      brandId,
      mentions: place(brandId, "mentions"),
      negative: place(brandId, "negative"),
    })),
  };
}

function gather<T>(items: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, group) => group * size);
  return starts.map((start) => items.slice(start, start + size));
}
