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

export interface SpanPart {
  readonly unit: "day" | "hour" | "minute";
  readonly value: number;
}

/** A span of minutes in at most two units, the way people say it: 135 is two hours and fifteen minutes. */
export function splitMinutes(minutes: number): SpanPart[] {
  const whole = Math.round(minutes);
  const parts: SpanPart[] = [
    { unit: "day", value: Math.floor(whole / 1440) },
    { unit: "hour", value: Math.floor((whole % 1440) / 60) },
    { unit: "minute", value: whole % 60 },
  ];
  const first = parts.findIndex((part) => part.value > 0);
  if (first < 0) return [{ unit: "minute", value: 0 }];
  return parts.slice(first, first + 2).filter((part) => part.value > 0);
}
