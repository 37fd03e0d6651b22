import type { AlertState, alertShapes } from "@tocsin/contract";

type Alert = alertShapes.Alert;
const urgency: Record<AlertState, number> = { ringing: 0, acknowledged: 1, dismissed: 2, closed: 3 };

export const isMuted = (alert: Pick<Alert, "mutedUntil">, now: Date): boolean =>
  alert.mutedUntil !== null && new Date(alert.mutedUntil) > now;

/** Ringing before answered, the muted after the loud, the graver first, then the latest. */
export function orderAlerts<T extends Pick<Alert, "state" | "mutedUntil" | "severity" | "openedAt">>(
  alerts: readonly T[],
  now: Date,
): T[] {
  const rank = (alert: T) => urgency[alert.state] + (isMuted(alert, now) ? 0.5 : 0);
  return [...alerts].sort(
    (a, b) => rank(a) - rank(b) || b.severity - a.severity || b.openedAt.localeCompare(a.openedAt),
  );
}
