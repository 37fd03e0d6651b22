import { useIntl } from "react-intl";
import { useSay } from "../../../../ui/say.ts";
import classes from "./DayBars.module.css";

interface Day {
  readonly day: string;
  readonly count: number;
}

/** A bar per day. Time runs left to right in every language, as in every chart of the product. */
export function DayBars({ days, peak }: { days: readonly Day[]; peak: number }) {
  const say = useSay();
  const intl = useIntl();
  const name = (day: string) => intl.formatDate(`${day.slice(0, 10)}T12:00:00Z`, { day: "numeric", month: "short" });
  return (
    <ol className={classes.bars} dir="ltr" aria-label={say("prepare.preview.perDay")}>
      {days.map(({ day, count }) => {
        const words = say("prepare.preview.day", { day: name(day), count });
        return (
          <li key={day} title={words}>
            <span className={classes.words}>{words}</span>
            <span className={classes.bar} style={{ blockSize: `${(100 * count) / Math.max(1, peak)}%` }} />
          </li>
        );
      })}
    </ol>
  );
}
