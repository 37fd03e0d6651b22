import { DAY } from "../../../platform/clock.ts";
import type { CaughtRow } from "./queries.ts";

export interface Share {
  readonly value: string;
  readonly count: number;
}

/** The days a tally speaks of: each of them is in it, also one on which nothing was found. */
export interface Days {
  readonly from: Date;
  readonly to: Date;
  readonly timeZone: string;
}

const MOST_SHARES = 12;

export function tally(rows: readonly CaughtRow[], days: Days) {
  const perDay = countsBy(rows, ({ day }) => day);
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    perDay: listDays(days).map((day) => ({ day, count: perDay.get(day) ?? 0 })),
    platforms: sumBy(rows, ({ platform }) => platform),
  };
}

/** Shares of some posts carried over to all of them. */
export const scaleShares = (shares: readonly Share[], factor: number): Share[] =>
  shares.map(({ value, count }) => ({ value, count: Math.round(count * factor) }));

/** The largest first. */
export function sumBy<Row extends { readonly count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Share[] {
  return [...countsBy(rows, keyOf)]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_SHARES);
}

function countsBy<Row extends { readonly count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
  return counts;
}

/** Names a moment's day as the database does. */
export function dayNamer(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (at) => format.format(at);
}

/** Half days, because a day of the clock change is shorter than others. */
function listDays({ from, to, timeZone }: Days): string[] {
  const nameDay = dayNamer(timeZone);
  const days = new Set<string>();
  for (let at = from.getTime(); at < to.getTime(); at += DAY / 2) days.add(nameDay(new Date(at)));
  return [...days.add(nameDay(to))];
}

/** A workspace of an hour has not yet seen a day: below one day nothing is carried over. */
export const daysBetween = (from: Date, to: Date): number => Math.max(1, (to.getTime() - from.getTime()) / DAY);
