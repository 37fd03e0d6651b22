import { useMemo } from "react";
import { type IntlShape, useIntl } from "react-intl";
import { splitMinutes } from "./spans.ts";

export interface Times {
  /** "8 May, 09:40" */
  readonly moment: (at: string | Date) => string;
  /** "09:40" today, with the day otherwise */
  readonly clock: (at: string | Date) => string;
  readonly day: (at: string | Date) => string;
  /** "2 hr, 15 min" */
  readonly span: (minutes: number) => string;
}

/** Times in the reader's language and calendar, on the workspace's clock. */
export function useTimes(): Times {
  const intl = useIntl();
  return useMemo(() => timesOf(intl), [intl]);
}

/** Arabic shortens units to single letters, which few people read. */
function unitDisplayOf(locale: string): "long" | "short" {
  return locale.startsWith("ar") ? "long" : "short";
}

/** The year only where it is not this one: half a year back is the exception on these pages. */
function yearOf(at: string | Date): "numeric" | undefined {
  return new Date(at).getFullYear() === new Date().getFullYear() ? undefined : "numeric";
}

function timesOf(intl: IntlShape): Times {
  const moment = (at: string | Date) =>
    intl.formatDate(at, { day: "numeric", month: "short", year: yearOf(at), hour: "numeric", minute: "2-digit" });
  const clockOnly = (at: string | Date) => intl.formatTime(at, { hour: "numeric", minute: "2-digit" });
  const day = (at: string | Date) => intl.formatDate(at, { dateStyle: "medium" });
  return {
    moment,
    day,
    clock: (at) => (day(at) === day(new Date()) ? clockOnly(at) : moment(at)),
    span: (minutes) => {
      const parts = splitMinutes(minutes).map(({ unit, value }) =>
        intl.formatNumber(value, { style: "unit", unit, unitDisplay: unitDisplayOf(intl.locale) }),
      );
      return intl.formatList(parts, { type: "unit", style: "short" });
    },
  };
}
