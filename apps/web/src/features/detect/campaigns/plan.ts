import type { BodyOf } from "@tocsin/contract";
import { readWallTime } from "../../../ui/kit/wallClock.ts";

export interface PlanFields {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly factor: number;
}

const MOST_TIMES = 50;

/** What a filled-in plan asks for; null while it has no name or ends before it begins. */
export function readPlan({ name, from, until, factor }: PlanFields, timeZone: string): BodyOf<"createCampaign"> | null {
  const [start, end] = [readWallTime(from, timeZone), readWallTime(until, timeZone)];
  if (name.trim() === "" || start === null || end === null || start >= end) return null;
  return {
    name: name.trim(),
    from: start.toISOString(),
    until: end.toISOString(),
    factor: Math.min(MOST_TIMES, Math.max(1, factor || 1)),
  };
}
