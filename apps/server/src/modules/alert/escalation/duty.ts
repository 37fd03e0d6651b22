/** Whether somebody may be called now: their hours, their quiet, their days off, and how grave the alert is. */
import type { Duty } from "@tocsin/contract";
import { dayOf, minuteOf, wallOfDate, weekdayOf } from "./wallTime.ts";

/** Nobody has said anything: may be called at any time. */
export const ALWAYS_ON_DUTY: Duty = {
  ...{ weekly: [], daysOff: [], quiet: null, loudSeverity: 4, languages: [], departments: [] },
};

export function isOnDuty(duty: Duty, wall: number, severity: number): boolean {
  if (isDayOff(duty, wall)) return false;
  return severity >= duty.loudSeverity || (!isQuiet(duty, wall) && isWithinHours(duty, wall));
}

function isDayOff({ daysOff }: Duty, wall: number): boolean {
  const day = dayOf(wall);
  return daysOff.some(({ from, until }) => day >= dayOf(wallOfDate(from)) && day <= dayOf(wallOfDate(until)));
}

/** From 22:00 until 7:00 goes over midnight; an end at its own beginning means the whole day. */
const isBetween = (minute: number, { from, until }: { from: number; until: number }): boolean =>
  from < until ? minute >= from && minute < until : minute >= from || minute < until;

const isQuiet = ({ quiet }: Duty, wall: number): boolean => quiet !== null && isBetween(minuteOf(wall), quiet);

function isWithinHours({ weekly }: Duty, wall: number): boolean {
  if (weekly.length === 0) return true;
  const minute = minuteOf(wall);
  const today = weekdayOf(wall);
  const yesterday = (today + 6) % 7;
  return weekly.some(({ weekday, from, until }) => {
    if (weekday === today && minute >= from && (minute < until || until <= from)) return true;
    return until <= from && weekday === yesterday && minute < until;
  });
}
