import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { printWallTime, readWallTime } from "../../../ui/kit/wallClock.ts";
import { useSession } from "../../../ui/session.ts";
import classes from "./FourWeeks.module.css";

const DAYS = 28;

export interface Day {
  readonly from: Date;
  readonly until: Date;
}

/** The next four weeks of the workspace's calendar, beginning today. */
export function listDays(now: Date, timeZone: string): Day[] {
  const midnight = (ahead: number) => {
    const today = Date.parse(`${printWallTime(now, timeZone).slice(0, 10)}T00:00Z`);
    return readWallTime(new Date(today + ahead * 86_400_000).toISOString().slice(0, 10), timeZone)!;
  };
  return Array.from({ length: DAYS }, (_, ahead) => ({ from: midnight(ahead), until: midnight(ahead + 1) }));
}

interface FourWeeksProps {
  readonly label: string;
  readonly days: readonly Day[];
  readonly children: (day: Day) => ReactNode;
  readonly isMarked?: (day: Day) => boolean;
}

/** A week in a row where there is room, a list of days on a telephone. */
export function FourWeeks({ label, days, children, isMarked = () => false }: FourWeeksProps) {
  const intl = useIntl();
  const { timeZone } = useSession().workspace;
  const sayDay = (at: Date) => intl.formatDate(at, { weekday: "short", day: "numeric", month: "short", timeZone });
  return (
    <ol className={classes.days} aria-label={label}>
      {days.map((day) => (
        <li key={day.from.toISOString()} className={classes.day} data-marked={isMarked(day)}>
          <span className={classes.date}>{sayDay(day.from)}</span>
          {children(day)}
        </li>
      ))}
    </ol>
  );
}
