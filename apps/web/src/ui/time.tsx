import { useEffect, useState } from "react";
import { type IntlShape, useIntl } from "react-intl";

const MINUTE = 60_000;
const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
];

/** The moment the page counts from; it moves once a minute (or as asked) so that "5 minutes ago" stays true. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** From a month on nobody counts days: the date says more. */
const LONGEST_DISTANCE = 30 * 24 * 60 * MINUTE;

export function sayRelative(intl: IntlShape, at: string, now: number): string {
  const distance = new Date(at).getTime() - now;
  if (Math.abs(distance) >= LONGEST_DISTANCE) return intl.formatDate(new Date(at), { dateStyle: "medium" });
  const [unit, size] = steps.find(([, length]) => Math.abs(distance) >= length) ?? ["minute", MINUTE];
  return intl.formatRelativeTime(Math.round(distance / size), unit, { numeric: "auto" });
}

export function sayInstant(intl: IntlShape, at: string | number): string {
  return intl.formatDate(new Date(at), { dateStyle: "medium", timeStyle: "short" });
}

/** "12 minutes ago", with the exact time for whoever points at it. */
export function RelativeTime({ at }: { at: string }) {
  const intl = useIntl();
  const now = useNow();
  return (
    <time dateTime={at} title={sayInstant(intl, at)}>
      {sayRelative(intl, at, now)}
    </time>
  );
}

/** Date and time in the workspace's time zone and the reader's calendar. */
export function Instant({ at }: { at: string }) {
  const intl = useIntl();
  return <time dateTime={at}>{sayInstant(intl, at)}</time>;
}
