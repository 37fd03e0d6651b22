/** What was rung, held against what happened. */
import type { ReplayLine } from "../../../apps/server/src/index.ts";
import type { TruthEvent } from "./truth.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
/** Events without a window of their own are over after two days. */
const WINDOW_HOURS = 48;

export interface EventScore {
  readonly set: string;
  readonly id: string;
  readonly isCrisis: boolean;
  readonly isDetectable: boolean;
  readonly posts: number;
  readonly rung: "crisis" | "buzz" | "silent";
  /** Minutes from what the stream could show, and from what happened, to the first call. */
  readonly minutesAfterStream: number | null;
  readonly minutesAfterOnset: number | null;
  /** The same to the first call as a crisis. */
  readonly minutesToCrisis: number | null;
  readonly severity: number | null;
  readonly crisisType: string | null;
  /** An episode of the watch was open already when it began. */
  readonly wasOpen: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf({ onset, windowHours, data }: TruthEvent): Span {
  const from = Date.parse(onset);
  const shown = Date.parse(data.streamOnset ?? data.firstInData ?? onset);
  return { from, to: Math.max(from + (windowHours ?? WINDOW_HOURS) * HOUR, shown + 6 * HOUR) };
}

export function scoreEvent(set: string, event: TruthEvent, lines: readonly ReplayLine[]): EventScore {
  const { from, to } = spanOf(event);
  const calls = lines.filter(isCall).filter(({ at }) => isWithin({ from, to }, at));
  const shown = Date.parse(event.data.streamOnset ?? event.data.firstInData ?? event.onset);
  const first = calls[0];
  const asCrisis = calls.find(({ kind }) => kind === "crisis");
  const after = (line: ReplayLine | undefined, start: number) =>
    line === undefined ? null : Math.round((Date.parse(line.at) - start) / MINUTE);
  return {
    set,
    id: event.id,
    isCrisis: event.crisis,
    isDetectable: event.data.detectable,
    posts: event.data.postsInWindow,
    rung: asCrisis !== undefined ? "crisis" : first !== undefined ? "buzz" : "silent",
    minutesAfterStream: after(first, shown),
    minutesAfterOnset: after(first, from),
    minutesToCrisis: after(asCrisis, shown),
    severity: calls.reduce<number | null>((most, { severity }) => Math.max(most ?? 0, severity ?? 0), null),
    crisisType: (asCrisis ?? first)?.crisisType ?? null,
    wasOpen: isOpenAt(lines, from),
  };
}

const isCall = ({ type }: ReplayLine): boolean => type === "alert" || type === "escalated";
const isWithin = ({ from, to }: Span, at: string): boolean => Date.parse(at) >= from && Date.parse(at) <= to;

function isOpenAt(lines: readonly ReplayLine[], at: number): boolean {
  const last = lines.findLast((line) => line.type !== "notice" && Date.parse(line.at) < at);
  return last !== undefined && last.type !== "closed";
}

export interface Quiet {
  readonly set: string;
  readonly watchMonths: number;
  readonly crisis: number;
  readonly buzz: number;
}

/** Alerts of a watch outside all events of its brand. */
export function countOutside(
  lines: readonly ReplayLine[],
  events: readonly TruthEvent[],
  stream: Span,
): { crisis: number; buzz: number; months: number } {
  const spans = events.map(spanOf);
  const alerts = lines.filter(({ type, at }) => type === "alert" && !spans.some((span) => isWithin(span, at)));
  const inside = spans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, stream.to) - Math.max(from, stream.from)),
    0,
  );
  return {
    crisis: alerts.filter(({ kind }) => kind === "crisis").length,
    buzz: alerts.filter(({ kind }) => kind === "buzz").length,
    months: Math.max(0, stream.to - stream.from - inside) / MONTH,
  };
}
