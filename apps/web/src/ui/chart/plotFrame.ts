import type uPlot from "uplot";
import type { BandPalette } from "./palette.ts";

/** What every drawing over time has in common. */
export interface PlotLook {
  readonly width: number;
  readonly height: number;
  readonly stepMinutes: number;
  readonly palette: BandPalette;
  readonly sayNumber: (value: number) => string;
  /** A moment for the axis: the hour within a day, else the day. */
  readonly sayTick: (at: number, spanSeconds: number) => string;
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number) => void;
  /** A stretch was drawn over, in seconds; absent where a chart does not zoom. */
  readonly onZoom?: ((from: number, to: number) => void) | undefined;
}

const TICK_ROOM_PX = 76;

/** Time below, counts beside, a cursor that reads steps and a press that picks one. */
export function plotFrame(look: PlotLook) {
  const { palette } = look;
  const axis: uPlot.Axis = {
    stroke: palette.text,
    font: `12px ${palette.font}`,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { show: false },
  };
  return {
    width: look.width,
    height: look.height,
    legend: { show: false },
    cursor: { y: false, drag: { x: look.onZoom !== undefined, y: false, setScale: false } },
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
    hooks: {
      ready: [(plot) => plot.over.addEventListener("click", () => pick(plot, look))],
      setCursor: [(plot) => look.onPoint(plot.cursor.idx ?? null)],
      setSelect: [(plot) => zoom(plot, look)],
    },
  } satisfies Partial<uPlot.Options>;
}

/** A shaky press is no stretch. */
const LEAST_STRETCH_PX = 8;

function zoom(plot: uPlot, { onZoom }: PlotLook) {
  const { left, width } = plot.select;
  if (width >= LEAST_STRETCH_PX) onZoom?.(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
}

function pick(plot: uPlot, look: PlotLook) {
  if (plot.select.width >= LEAST_STRETCH_PX) return;
  if (typeof plot.cursor.idx === "number") look.onPick(plot.cursor.idx);
}

function sayTicks(plot: uPlot, ticks: number[], look: PlotLook): string[] {
  const span = (plot.scales.x?.max ?? 0) - (plot.scales.x?.min ?? 0);
  return ticks.map((tick) => look.sayTick(tick, span));
}
