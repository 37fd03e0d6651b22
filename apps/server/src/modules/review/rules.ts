import { DAY, HOUR, minutesBetween } from "../../platform/clock.ts";

/** What an incident is looked at by, afterwards or while it still runs. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}
export interface Course {
  /** When the story began to show: the alert's own beginning, or the first post that was attached. */
  readonly firstSignAt: Date | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly now: Date;
}

const CHART_MARGIN = DAY;
const MOOD_MARGIN = 7 * DAY;

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
/** The story starts with its first sign: the posts between it and the opening are not the calm before. */
const beginningOf = ({ firstSignAt, openedAt }: Course): Date =>
  firstSignAt === null ? openedAt : earlier(firstSignAt, openedAt);

/** Whole hours, because that is what the counts of long charts are kept in. */
export function chartSpan(course: Course): Span {
  const from = beginningOf(course).getTime() - CHART_MARGIN;
  const end =
    course.closedAt === null ? course.now : earlier(new Date(course.closedAt.getTime() + CHART_MARGIN), course.now);
  return { from: new Date(Math.floor(from / HOUR) * HOUR), to: new Date(Math.ceil(end.getTime() / HOUR) * HOUR) };
}

/** A week of calm to compare with, the story itself, and at most a week of what came after. */
export function moodSpans(course: Course): { before: Span; during: Span; after: Span } {
  const begin = beginningOf(course);
  const end = course.closedAt ?? course.now;
  return {
    before: { from: new Date(begin.getTime() - MOOD_MARGIN), to: begin },
    during: { from: begin, to: end },
    after: { from: end, to: earlier(new Date(end.getTime() + MOOD_MARGIN), course.now) },
  };
}

export interface Acts {
  readonly alertAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly firstStatementAt: Date | null;
}

/** Minutes from the first sign to each act. An act before any sign was seen took no time. */
export function measureResponse(course: Course, { alertAt, acknowledgedAt, firstStatementAt }: Acts) {
  const begin = beginningOf(course);
  const minutesTo = (at: Date | null): number | null =>
    at === null ? null : Math.max(0, Math.round(minutesBetween(begin, at)));
  return {
    firstMentionAt: course.firstSignAt?.toISOString() ?? null,
    alertMinutes: minutesTo(alertAt),
    acknowledgedMinutes: minutesTo(acknowledgedAt),
    incidentMinutes: minutesTo(course.openedAt),
    firstStatementMinutes: minutesTo(firstStatementAt),
    closedMinutes: minutesTo(course.closedAt),
  };
}

/** Five minutes while it is short, an hour when it is long: enough steps to see the rise, few enough to draw. */
export const chartStep = ({ from, to }: Span): 5 | 15 | 60 => {
  const hours = (to.getTime() - from.getTime()) / HOUR;
  return hours <= 30 ? 5 : hours <= 96 ? 15 : 60;
};
