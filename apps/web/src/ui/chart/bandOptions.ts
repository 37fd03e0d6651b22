import uPlot from "uplot";
import type { BandMark } from "./bandColumns.ts";
import { drawGaps, drawMarks } from "./bandMarks.ts";
import type { BandPalette } from "./palette.ts";

export interface BandLook {
  readonly width: number;
  readonly height: number;
  readonly stepMinutes: number;
  readonly marks: readonly BandMark[];
  readonly palette: BandPalette;
  readonly sayNumber: (value: number) => string;
  /** A moment for the axis: the hour within a day, else the day. */
  readonly sayTick: (at: number, spanSeconds: number) => string;
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

const TICK_ROOM_PX = 76;

/** Series stand in the order of `BandColumns`: the band at the back, the expectation over the bars. */
export function bandOptions(look: BandLook): uPlot.Options {
  const { palette } = look;
  const bars = uPlot.paths.bars!({ align: 1, size: [0.86, 60, 1] });
  const steps = uPlot.paths.stepped!({ align: 1 });
  const axis: uPlot.Axis = {
    stroke: palette.text,
    font: `12px ${palette.font}`,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { show: false },
  };
  return {
    width: look.width,
    height: look.height,
    padding: [20, 28, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      // A bar reaches from its step's beginning to its end: the last one needs its room, too.
      x: { range: (_plot, first, last) => [first, last + look.stepMinutes * 60] },
      y: { range: (_plot, _low, high) => [0, Math.max(4, high * 1.08)] },
    },
    axes: [
      {
        ...axis,
        size: 30,
        grid: { show: false },
        space: TICK_ROOM_PX,
        values: (plot, ticks) => sayTicks(plot, ticks, look),
      },
      {
        ...axis,
        size: 46,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 5e4, 1e5],
        values: (_plot, ticks) => ticks.map(look.sayNumber),
      },
    ],
    series: [
      {},
      { fill: palette.band, width: 0, paths: steps, points: { show: false } },
      { fill: palette.seen, width: 0, paths: bars, points: { show: false } },
      { fill: palette.over, width: 0, paths: bars, points: { show: false } },
      { fill: palette.negative, width: 0, paths: bars, points: { show: false } },
      { stroke: palette.expected, width: 1.5, dash: [5, 4], paths: steps, points: { show: false } },
    ],
    hooks: {
      drawClear: [(plot) => drawGaps(plot, look.marks, palette)],
      draw: [(plot) => drawMarks(plot, look.marks, palette)],
      ready: [(plot) => plot.over.addEventListener("click", () => pick(plot, look))],
      setCursor: [(plot) => look.onPoint(plot.cursor.idx ?? null)],
    },
  };
}

function pick(plot: uPlot, look: BandLook) {
  if (typeof plot.cursor.idx === "number") look.onPick(plot.cursor.idx);
}

function sayTicks(plot: uPlot, ticks: number[], look: BandLook): string[] {
  const span = (plot.scales.x?.max ?? 0) - (plot.scales.x?.min ?? 0);
  return ticks.map((tick) => look.sayTick(tick, span));
}
