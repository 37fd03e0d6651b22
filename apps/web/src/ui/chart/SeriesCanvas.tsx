import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useIntl } from "react-intl";
import uPlot from "uplot";
import { lineDashes, readPalette } from "./palette.ts";
import { type PlotLook, plotFrame } from "./plotFrame.ts";
import { plotWords, useFonts } from "./plotWords.ts";
import type { ChartLine } from "./SeriesChart.tsx";

interface SeriesCanvasProps {
  readonly at: readonly string[];
  readonly lines: readonly ChartLine[];
  readonly stepMinutes: number;
  readonly height: number;
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

/** Lines beside each other over time; time runs left to right in every language. */
export function SeriesCanvas({ at, lines, stepMinutes, height, onPoint, onPick }: SeriesCanvasProps) {
  const intl = useIntl();
  const scheme = useComputedColorScheme("light");
  const { ref: frame, width } = useElementSize<HTMLDivElement>();
  const holder = useRef<HTMLDivElement>(null);
  const areFontsReady = useFonts(intl.locale);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme and the fonts are read from the page while drawing
  useEffect(() => {
    const place = holder.current;
    if (place === null || width === 0) return;
    const look = { width, height, stepMinutes, onPoint, onPick, palette: readPalette(), ...plotWords(intl) };
    const columns = [at.map((time) => Date.parse(time) / 1000), ...lines.map(({ values }) => [...values])];
    const plot = new uPlot(seriesOptions(look, lines), columns as uPlot.AlignedData, place);
    return () => plot.destroy();
  }, [at, lines, stepMinutes, height, width, scheme, intl, areFontsReady, onPoint, onPick]);
  return (
    <div ref={frame} dir="ltr" style={{ blockSize: height }}>
      <div ref={holder} />
    </div>
  );
}

const MOST_POINTS_SHOWN = 40;

function seriesOptions(look: PlotLook, lines: readonly ChartLine[]): uPlot.Options {
  const { palette } = look;
  const bars = uPlot.paths.bars!({ align: 1, size: [0.86, 60, 1] });
  const drawn = lines.map(({ look: kind, values }, index): uPlot.Series => {
    if (kind !== "line") return { fill: palette[kind], width: 0, paths: bars, points: { show: false } };
    return {
      stroke: palette.lines[index] ?? palette.text,
      width: 2,
      dash: [...(lineDashes[index] ?? [])],
      points: { show: values.length <= MOST_POINTS_SHOWN, size: 5 },
    };
  });
  return { ...plotFrame(look), padding: [12, 28, 0, 0], series: [{}, ...drawn] };
}
