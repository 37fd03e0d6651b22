/** When a step of a policy would reach nobody: the holes, to a quarter of an hour. */
import type { Policy } from "@tocsin/contract";
import { MINUTE } from "../../../platform/clock.ts";
import type { Stretch } from "./shifts.ts";
import { type Roster, resolveStep } from "./targets.ts";

const QUARTER = 15 * MINUTE;

export interface Hole extends Stretch {
  /** Counted from one. */
  readonly step: number;
}

/** Holes step by step, each as long as it lasts, for alerts of this severity. */
export function findHoles(
  { steps }: Pick<Policy, "steps">,
  roster: Roster,
  { from, until, severity }: Stretch & { severity: number },
): Hole[] {
  return steps.flatMap((step, place) => {
    const isHole = (at: Date) => {
      const { people, bells } = resolveStep(step, roster, { at, severity });
      return people.length === 0 && bells.length === 0;
    };
    return findStretches({ from, until }, isHole).map((stretch) => ({ step: place + 1, ...stretch }));
  });
}

function findStretches({ from, until }: Stretch, isIn: (at: Date) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let start: Date | null = null;
  const end = (at: Date) => {
    if (start !== null) found.push({ from: start, until: at });
    start = null;
  };
  for (let at = from; at < until; at = new Date(Math.floor(at.getTime() / QUARTER + 1) * QUARTER)) {
    if (!isIn(at)) end(at);
    else start ??= at;
  }
  end(until);
  return found;
}
