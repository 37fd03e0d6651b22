/**
 * How calling goes on. A round goes through the steps; each step rings some minutes after the one before it. After the
 * last step the policy begins again, as often as it says; then nobody is left. Whoever takes the alert holds the calling,
 * for as long as they promised. All of it is a function of what is on record: after a restart it goes on where it was.
 */
import type { AlertKind, AlertState, Policy } from "@tocsin/contract";

export const BUILT_IN = "built-in";
/** A workspace without a policy of its own calls everybody who is called, over every bell, at once. */
export const builtInPolicy: Policy = {
  ...{ id: BUILT_IN, isBuiltIn: true, name: BUILT_IN, brandId: null, minimumSeverity: 1 },
  kinds: ["crisis", "buzz", "data"],
  steps: [{ delayMinutes: 0, targets: [{ kind: "called" }, { kind: "bells" }], needsEverybody: false }],
  ...{ repeats: 0, repeatMinutes: 15, growthStep: 1, promiseMinutes: null },
};

export interface AlertFacts {
  readonly brandId: string | null;
  readonly severity: number;
  readonly kind: AlertKind;
}

/** The order in which policies are tried: a brand's own before those for all, then the one for graver alerts. */
export function orderPolicies(policies: readonly Policy[]): Policy[] {
  const rank = ({ brandId, minimumSeverity, kinds }: Policy) =>
    (brandId === null ? 0 : 1_000) + minimumSeverity * 10 - kinds.length;
  return policies.toSorted((one, other) => rank(other) - rank(one));
}

export function choosePolicy(policies: readonly Policy[], { brandId, severity, kind }: AlertFacts): Policy {
  const fits = (policy: Policy) =>
    (policy.brandId === null || policy.brandId === brandId) &&
    severity >= policy.minimumSeverity &&
    policy.kinds.includes(kind);
  return orderPolicies(policies).find(fits) ?? builtInPolicy;
}

/** The step that rings next, counted from zero, and its round, from one. The step after the last one: nobody is left. */
export interface Place {
  readonly step: number;
  readonly round: number;
}
export interface Next extends Place {
  readonly minutes: number;
}

/** What follows when the step at this place has rung, and after how long. */
export function placeAfter(policy: Policy, { step, round }: Place): Next {
  const following = policy.steps[step + 1];
  if (following !== undefined) return { step: step + 1, round, minutes: following.delayMinutes };
  const isAgain = round <= policy.repeats;
  return { step: isAgain ? 0 : policy.steps.length, round: isAgain ? round + 1 : round, minutes: policy.repeatMinutes };
}

/** Where a grown alert begins again: at the policy's step for it, or at the start of a graver policy. */
export function placeOfGrowth(before: { policyId: string; round: number } | undefined, policy: Policy): Place {
  const isSame = before?.policyId === policy.id;
  const step = isSame ? Math.min(policy.growthStep, policy.steps.length) - 1 : 0;
  return { step, round: (before?.round ?? 0) + 1 };
}

export interface Standing {
  readonly state: AlertState;
  readonly mutedUntil: Date | null;
  readonly promisedUntil: Date | null;
  readonly hasIncident: boolean;
}
export type Move = "wait" | "ring" | "exhaust" | "stop" | "hold" | "break-promise";

/** What is to be done about one alert's calling at a moment. */
export function chooseMove(
  { state, mutedUntil, promisedUntil, hasIncident }: Standing,
  { dueAt, isAtEnd, now }: { dueAt: Date | null; isAtEnd: boolean; now: Date },
): Move {
  if (hasIncident || state === "dismissed" || state === "closed") return "stop";
  if (state === "acknowledged") return promisedUntil !== null && promisedUntil <= now ? "break-promise" : "hold";
  if (dueAt === null || dueAt > now || (mutedUntil !== null && mutedUntil > now)) return "wait";
  return isAtEnd ? "exhaust" : "ring";
}

/** Who is asked to answer one by one is called again so often, with such a pause. */
export const REMINDERS = 6;
export const REMIND_MINUTES = 5;
