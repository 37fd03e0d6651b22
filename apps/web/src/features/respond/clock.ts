/** Where a task stands against its clock. Minutes are whole and never negative. */
export interface DueState {
  readonly kind: "ahead" | "soon" | "late";
  readonly minutes: number;
}

const MINUTE = 60_000;
const SOON_MINUTES = 15;

export function dueState(dueAt: string, now: Date): DueState {
  const left = (new Date(dueAt).getTime() - now.getTime()) / MINUTE;
  if (left < 0) return { kind: "late", minutes: Math.max(1, Math.floor(-left)) };
  const minutes = Math.ceil(left);
  return { kind: minutes <= SOON_MINUTES ? "soon" : "ahead", minutes };
}

export function minutesBetween(from: string, to: string | Date): number {
  return Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / MINUTE));
}
