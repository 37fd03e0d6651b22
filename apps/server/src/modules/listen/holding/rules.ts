import { MINUTE } from "../../../platform/clock.ts";

const SHORTEST = 1_000;
const LONGEST = 2 * MINUTE;
/** A connection that stood so long was a good one: its end is no reason to hesitate. */
const GOOD_AFTER = MINUTE;

/** How long to wait before a connection is opened again: twice as long with every failure in a row. */
export const pauseAfter = ({ failures, stood }: { failures: number; stood: number }): number =>
  stood >= GOOD_AFTER ? SHORTEST : Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures, 10));
