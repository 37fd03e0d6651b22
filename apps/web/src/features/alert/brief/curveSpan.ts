const HOUR = 3_600_000;
const STEP_MINUTES = 15;
const BEFORE = 24 * HOUR;
const AFTER = 6 * HOUR;

export interface CurveSpan {
  readonly from: string;
  readonly to: string;
  readonly stepMinutes: 15 | 60;
}

/**
 * The hours a reader needs around an alert: the day before, to see what is usual, up to now or some hours after its end.
 * Cut to whole steps, so that the question stays the same, and cached, within a step.
 */
export function curveSpan(openedAt: string, closedAt: string | null, now: number): CurveSpan {
  const step = STEP_MINUTES * 60_000;
  const from = Math.floor((Date.parse(openedAt) - BEFORE) / step) * step;
  const end = closedAt === null ? now : Math.min(now, Date.parse(closedAt) + AFTER);
  const to = Math.max(from + step, Math.ceil(end / step) * step);
  const isLong = to - from > 3 * 24 * HOUR;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    stepMinutes: isLong ? 60 : STEP_MINUTES,
  };
}
