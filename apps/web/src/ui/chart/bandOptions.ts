import uPlot from "uplot";
import type { BandMark } from "./bandColumns.ts";
import { drawGaps, drawMarks } from "./bandMarks.ts";
import { type PlotLook, plotFrame } from "./plotFrame.ts";

export interface BandLook extends PlotLook {
  readonly marks: readonly BandMark[];
}

/** Series stand in the order of `BandColumns`: the band at the back, the expectation over the bars. */
export function bandOptions(look: BandLook): uPlot.Options {
  const { palette } = look;
  const bars = uPlot.paths.bars!({ align: 1, size: [0.86, 60, 1] });
  const steps = uPlot.paths.stepped!({ align: 1 });
  const frame = plotFrame(look);
  return {
    ...frame,
    padding: [20, 28, 0, 0],
    series: [
      {},
      { fill: palette.band, width: 0, paths: steps, points: { show: false } },
      { fill: palette.seen, width: 0, paths: bars, points: { show: false } },
      { fill: palette.over, width: 0, paths: bars, points: { show: false } },
      { fill: palette.negative, width: 0, paths: bars, points: { show: false } },
      { stroke: palette.expected, width: 1.5, dash: [5, 4], paths: steps, points: { show: false } },
    ],
    hooks: {
      ...frame.hooks,
      drawClear: [(plot) => drawGaps(plot, look.marks, palette)],
      draw: [(plot) => drawMarks(plot, look.marks, palette)],
    },
  };
}
