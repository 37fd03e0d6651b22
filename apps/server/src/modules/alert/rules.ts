import type { AlertKind, AlertState } from "@tocsin/contract";

export type Change = "opened" | "escalated" | "closed";
/** What people are told: a change of the episode, or that a promise to look was not kept. */
export type News = Change | "unkept";

/** What an episode's change makes of its alert. What was dismissed stays so; what was closed too early rings again when it grows. */
export function nextState(state: AlertState, change: Change): AlertState {
  if (state === "dismissed") return state;
  if (change === "closed") return "closed";
  return state === "closed" ? "ringing" : state;
}

export interface RingFacts {
  readonly state: AlertState;
  readonly mutedUntil: Date | null;
  readonly now: Date;
}

/** Whether people are told of a change: never of what they dismissed, and through a mute only when it grows. */
export function isHeard({ state, mutedUntil, now }: RingFacts, change: Change): boolean {
  if (state === "dismissed") return false;
  return change === "escalated" || mutedUntil === null || mutedUntil <= now;
}

/** A silent source is on every page that rests on it; people are called when much of what is usually heard is missing. */
const DATA_CALLS_FROM = 2;
export const isCalledFor = ({ kind, severity }: { kind: AlertKind; severity: number }): boolean =>
  kind !== "data" || severity >= DATA_CALLS_FROM;
