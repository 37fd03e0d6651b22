import { useSay } from "../say.ts";
import type { BandMark } from "./bandColumns.ts";
import { markSigns } from "./bandMarks.ts";
import classes from "./ExpectedBand.module.css";

const keys = ["seen", "over", "negative", "expected", "band"] as const;

/** Every sign on the chart with its word; of the marks only those that are on it. */
export function Legend({ marks }: { marks: readonly BandMark[] }) {
  const say = useSay();
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  return (
    <ul className={classes.legend} aria-label={say("shell.chart.legend")}>
      {keys.map((key) => (
        <li key={key}>
          <span aria-hidden="true" className={classes.swatch} data-key={key} />
          {say(`shell.chart.${key}`)}
        </li>
      ))}
      {kinds.map((kind) => (
        <li key={kind}>
          <span aria-hidden="true" className={classes.flag} data-kind={kind}>
            {markSigns[kind]}
          </span>
          {say(`shell.chart.mark.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
