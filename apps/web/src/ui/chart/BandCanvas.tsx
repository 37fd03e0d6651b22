import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import { type IntlShape, useIntl } from "react-intl";
import uPlot from "uplot";
import { type BandMark, type BandPoint, toColumns } from "./bandColumns.ts";
import { bandOptions } from "./bandOptions.ts";
import { readPalette } from "./palette.ts";

interface BandCanvasProps {
  readonly points: readonly BandPoint[];
  readonly marks: readonly BandMark[];
  readonly stepMinutes: number;
  readonly height: number;
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

/** The drawing alone. Time runs left to right in every language, as on every clock-driven chart; only labels change. */
export function BandCanvas({ points, marks, stepMinutes, height, onPoint, onPick }: BandCanvasProps) {
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
    const look = { width, height, stepMinutes, marks, onPoint, onPick, palette: readPalette(), ...sayers(intl) };
    const { at, upper, seen, over, negative, expected } = columns;
    const plot = new uPlot(bandOptions(look), [at, upper, seen, over, negative, expected], place);
    return () => plot.destroy();
  }, [columns, marks, stepMinutes, height, width, scheme, intl, areFontsReady, onPoint, onPick]);
  return (
    <div ref={frame} dir="ltr" style={{ blockSize: height }}>
      <div ref={holder} />
    </div>
  );
}

/** A canvas draws with a fallback serif until the page's font is really there. */
function useFonts(locale: string): boolean {
  const [ready, setReady] = useState("");
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    void document.fonts.load(`12px ${fontFamily}`, "0123456789 ۰۱۲۳ ٠١٢٣ აბგ абв").then(() => setReady(locale));
  }, [locale]);
  return ready === locale;
}

const DAY_SECONDS = 86_400;

function sayers(intl: IntlShape) {
  return {
    sayNumber: (value: number) => intl.formatNumber(value, { notation: "compact" }),
    sayTick: (at: number, span: number) =>
      span <= 1.5 * DAY_SECONDS
        ? intl.formatTime(at * 1000, { hour: "numeric", minute: "2-digit" })
        : intl.formatDate(at * 1000, { day: "numeric", month: "short" }),
  };
}
