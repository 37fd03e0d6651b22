import { Button, Group, VisuallyHidden } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useCallback, useId, useMemo, useState } from "react";
import { useIntl } from "react-intl";
import { isolate } from "../isolate.ts";
import { Loading } from "../States.tsx";
import { useSay } from "../say.ts";
import { sayInstant } from "../time.tsx";
import classes from "./ExpectedBand.module.css";
import { lineDashes } from "./palette.ts";
import { SeriesTable } from "./SeriesTable.tsx";

const SeriesCanvas = lazy(() => import("./SeriesCanvas.tsx").then((module) => ({ default: module.SeriesCanvas })));

export interface ChartLine {
  readonly key: string;
  readonly name: string;
  /** One figure a step. */
  readonly values: readonly number[];
  /** Lines stand beside each other; bars of what is seen carry bars of what is negative in them. */
  readonly look: "line" | "seen" | "negative";
}

export interface ChartStep {
  readonly from: string;
  readonly to: string;
}

interface SeriesChartProps {
  readonly title: string;
  /** The picture in words. */
  readonly summary: string;
  readonly steps: readonly ChartStep[];
  readonly stepMinutes: number;
  readonly lines: readonly ChartLine[];
  readonly height?: number;
  readonly onPick: (step: ChartStep) => void;
  /** One figure of the table, usually a link to what it counts. */
  readonly cell: (line: ChartLine, step: ChartStep, value: number) => ReactNode;
}

/** Counts over time: as a picture, as a sentence, and as a table. */
export function SeriesChart({
  title,
  summary,
  steps,
  stepMinutes,
  lines,
  height = 240,
  onPick,
  cell,
}: SeriesChartProps) {
  const say = useSay();
  const captionId = useId();
  const [isTable, setTable] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const at = useMemo(() => steps.map(({ from }) => from), [steps]);
  const pick = useCallback((index: number) => steps[index] !== undefined && onPick(steps[index]), [steps, onPick]);
  return (
    <figure className={classes.figure} aria-labelledby={captionId}>
      <figcaption id={captionId}>
        <VisuallyHidden>
          {title}. {summary}
        </VisuallyHidden>
      </figcaption>
      {isTable ? (
        <SeriesTable title={title} steps={steps} lines={lines} cell={cell} />
      ) : (
        <div aria-hidden="true" style={{ minBlockSize: height }}>
          <Suspense fallback={<Loading rows={1} />}>
            <SeriesCanvas {...{ at, lines, stepMinutes, height }} onPoint={setPointed} onPick={pick} />
          </Suspense>
        </div>
      )}
      <Group justify="space-between" gap="xs" mih="2rem">
        <LineLegend lines={lines} pointed={pointed} at={pointed === null ? undefined : at[pointed]} />
        <Button variant="subtle" size="compact-xs" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {say(isTable ? "shell.chart.picture" : "shell.chart.table")}
        </Button>
      </Group>
    </figure>
  );
}

interface LineLegendProps {
  readonly lines: readonly ChartLine[];
  readonly pointed: number | null;
  readonly at: string | undefined;
}

/** Every line with its sign; beside the name its figure at the step that is pointed at. */
function LineLegend({ lines, pointed, at }: LineLegendProps) {
  const say = useSay();
  const intl = useIntl();
  return (
    <ul className={classes.legend} aria-label={say("shell.chart.legend")}>
      {at !== undefined && <li>{sayInstant(intl, at)}</li>}
      {lines.map((line, index) => (
        <li key={line.key}>
          <LineSign look={line.look} index={index} />
          {isolate(line.name)}
          {pointed !== null && <b>{intl.formatNumber(line.values[pointed] ?? 0)}</b>}
        </li>
      ))}
    </ul>
  );
}

export function LineSign({ look, index }: { look: ChartLine["look"]; index: number }) {
  if (look !== "line") return <span aria-hidden="true" className={classes.swatch} data-key={look} />;
  return (
    <svg width="26" height="8" aria-hidden="true">
      <line
        x1="0"
        y1="4"
        x2="26"
        y2="4"
        strokeWidth="2.5"
        stroke={`var(--chart-line-${index + 1})`}
        strokeDasharray={(lineDashes[index] ?? []).join(" ")}
      />
    </svg>
  );
}
