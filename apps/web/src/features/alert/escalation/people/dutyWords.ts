import type { Duty } from "@tocsin/contract";
import { useIntl } from "react-intl";
import { useSay } from "../../../../ui/say.ts";
import { sayMinute, sayWeekday } from "../weekTime.ts";

/** Somebody's hours, quiet and days off as sentences. */
export function useDutyWords(): (duty: Duty) => string {
  const say = useSay();
  const intl = useIntl();
  const day = (date: string) => intl.formatDate(`${date}T12:00Z`, { dateStyle: "medium", timeZone: "UTC" });
  const stretch = ({ from, until }: { from: number; until: number }) => ({
    from: sayMinute(intl, from),
    until: sayMinute(intl, until),
  });
  return ({ weekly, quiet, daysOff, loudSeverity }) => {
    const hours = weekly.map((one) =>
      say("escalation.duty.hours", { weekday: sayWeekday(intl, one.weekday), ...stretch(one) }),
    );
    const isLimited = weekly.length > 0 || quiet !== null;
    return [
      weekly.length === 0
        ? say("escalation.duty.always")
        : say("escalation.duty.weekly", { hours: intl.formatList(hours, { type: "unit" }) }),
      ...(quiet === null ? [] : [say("escalation.duty.quiet", stretch(quiet))]),
      ...(isLimited && loudSeverity <= 5
        ? [say("escalation.duty.loud", { severity: say(`severity.${loudSeverity}`) })]
        : []),
      ...daysOff.map(({ from, until }) => say("escalation.duty.dayOff", { from: day(from), until: day(until) })),
    ].join(" ");
  };
}
