import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useMemo, useRef } from "react";
import { useIntl } from "react-intl";
import uPlot from "uplot";
import { type BandMark, type BandPoint, toColumns } from "./bandColumns.ts";
import { bandOptions } from "./bandOptions.ts";
import { readPalette } from "./palette.ts";
import { plotWords, useFonts } from "./plotWords.ts";

interface BandCanvasProps {
  readonly points: readonly BandPoint[];
  readonly marks: readonly BandMark[];
  readonly stepMinutes: number;
  readonly height: number;
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number) => void;
  readonly onZoom?: ((from: number, to: number) => void) | undefined;
}

/** The drawing alone. Time runs left to right in every language, as on every clock-driven chart; only labels change. */
export function BandCanvas({ points, marks, stepMinutes, height, onPoint, onPick, onZoom }: BandCanvasProps) {
  const intl = useIntl();
  const scheme = useComputedColorScheme("light");
  const { ref: frame, width } = useElementSize<HTMLDivElement>();
  const holder = useRef<HTMLDivElement>(null);
  const areFontsReady = useFonts(intl.locale);
  const columns = useMemo(() => toColumns(points), [points]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme and the fonts are read from the page while drawing
  useEffect(() => {
    const place = holder.current;
    if (place === null || width === 0) return;
    const acts = { onPoint, onPick, onZoom };
    const look = { width, height, stepMinutes, marks, ...acts, palette: readPalette(), ...plotWords(intl) };
    const { at, upper, seen, over, negative, expected } = columns;
    const plot = new uPlot(bandOptions(look), [at, upper, seen, over, negative, expected], place);
    return () => plot.destroy();
  }, [columns, marks, stepMinutes, height, width, scheme, intl, areFontsReady, onPoint, onPick, onZoom]);
  return (
    <div ref={frame} dir="ltr" style={{ blockSize: height }}>
      <div ref={holder} />
    </div>
  );
}
