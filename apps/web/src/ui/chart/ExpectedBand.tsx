import { Button, Group, VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useCallback, useId, useMemo, useState } from "react";
import { useIntl } from "react-intl";
import { Loading } from "../States.tsx";
import { useSay } from "../say.ts";
import { sayInstant } from "../time.tsx";
import { BandTable } from "./BandTable.tsx";
import { type BandMark, type BandPoint, summariseBand } from "./bandColumns.ts";
import classes from "./ExpectedBand.module.css";
import { Legend } from "./Legend.tsx";

const BandCanvas = lazy(() => import("./BandCanvas.tsx").then((module) => ({ default: module.BandCanvas })));

interface ExpectedBandProps {
  /** What the chart is about, for those who hear it: "Volume of Nimbus Air". */
  readonly title: string;
  readonly points: readonly BandPoint[];
  readonly marks: readonly BandMark[];
  readonly stepMinutes: number;
  readonly height?: number;
  /** Shows the mentions behind one step, `[from, to)`. */
  readonly onPick?: (from: string, to: string) => void;
  /** Shows another stretch of time. */
  readonly onZoom?: ((from: string, to: string) => void) | undefined;
}

/** What came against what was to be expected: as a picture, as a sentence, and as a table. */
export function ExpectedBand({ title, points, marks, stepMinutes, height = 280, onPick, onZoom }: ExpectedBandProps) {
  const say = useSay();
  const captionId = useId();
  const [isTable, setTable] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const pick = useCallback(
    (index: number) => {
      const from = points[index]?.at;
      if (from !== undefined) onPick?.(from, new Date(Date.parse(from) + stepMinutes * 60_000).toISOString());
    },
    [points, stepMinutes, onPick],
  );
  const zoom = useMemo(() => {
    if (onZoom === undefined) return undefined;
    const print = (seconds: number) => new Date(Math.round(seconds / 60) * 60_000).toISOString();
    return (from: number, to: number) => onZoom(print(from), print(to));
  }, [onZoom]);
  const at = pointed === null ? undefined : points[pointed];
  return (
    <figure className={classes.figure} aria-labelledby={captionId}>
      <figcaption id={captionId}>
        <VisuallyHidden>
          {title}. <Summary points={points} />
        </VisuallyHidden>
      </figcaption>
      {isTable ? (
        <BandTable points={points} marks={marks} onPick={onPick === undefined ? undefined : pick} />
      ) : (
        <div aria-hidden="true" style={{ minBlockSize: height }}>
          <Suspense fallback={<Loading rows={1} />}>
            <BandCanvas {...{ points, marks, stepMinutes, height }} onPoint={setPointed} onPick={pick} onZoom={zoom} />
          </Suspense>
        </div>
      )}
      <Group justify="space-between" gap="xs" mih="2rem">
        {at === undefined ? <Legend marks={marks} /> : <Readout point={at} />}
        <Button variant="subtle" size="compact-xs" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {say(isTable ? "shell.chart.picture" : "shell.chart.table")}
        </Button>
      </Group>
    </figure>
  );
}

function Summary({ points }: { points: readonly BandPoint[] }) {
  const say = useSay();
  const intl = useIntl();
  const { seen, expected, negative, over, peak } = summariseBand(points);
  if (peak === null) return say("shell.chart.nothing");
  return say("shell.chart.summary", {
    seen,
    expected: Math.round(expected),
    negative,
    over,
    peak: peak.seen,
    peakAt: sayInstant(intl, peak.at),
  });
}

function Readout({ point }: { point: BandPoint }) {
  const say = useSay();
  const intl = useIntl();
  const { seen, negative, expected } = point;
  const at = sayInstant(intl, point.at);
  return (
    <output className={classes.readout}>
      {expected === null
        ? say("shell.chart.pointUnknown", { at, seen, negative })
        : say("shell.chart.point", { at, seen, negative, expected })}
    </output>
  );
}
