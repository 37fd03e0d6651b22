import type { AlertState } from "@tocsin/contract";

export type Change = "opened" | "escalated" | "closed";

/** What an episode's change makes of its alert. A person's word stands: what was dismissed or taken on does not ring again by itself. */
export function nextState(state: AlertState, change: Change): AlertState {
  return change === "closed" && state !== "dismissed" ? "closed" : state;
}

export interface RingFacts {
  readonly state: AlertState;
  readonly mutedUntil: Date | null;
  readonly now: Date;
}

/** Whether people are told of a change: never of what they dismissed, nor while they asked for quiet. */
export function isHeard({ state, mutedUntil, now }: RingFacts): boolean {
  return state !== "dismissed" && (mutedUntil === null || mutedUntil <= now);
}
