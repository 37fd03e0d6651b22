import { MINUTE } from "./clock.ts";

const STEPS = [5, 15, 60, 1440] as const;
const MOST_POINTS = 180;

/** The finest step that keeps a chart readable. */
export function chooseStep(from: Date, to: Date): number {
  const minutes = (to.getTime() - from.getTime()) / MINUTE;
  return STEPS.find((step) => minutes / step <= MOST_POINTS) ?? 1440;
}
