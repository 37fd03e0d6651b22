/**
 * One person gets one message for one fire. The first message goes out at once. What comes within the next minutes is
 * gathered, and goes out as one message that lists it; the more a person has had in the last hour, the longer.
 */
import { HOUR, MINUTE } from "../../../platform/clock.ts";

const PAUSE = 5 * MINUTE;
const LONG_PAUSE = 15 * MINUTE;
/** Messages within an hour after which the pause is the long one. */
const MANY = 4;

/** When the next message may go out, given the times of those before; null: at once. */
export function heldUntil(sent: readonly Date[], now: Date): Date | null {
  const recent = sent.filter((at) => at.getTime() > now.getTime() - HOUR);
  if (recent.length === 0) return null;
  const last = Math.max(...recent.map((at) => at.getTime()));
  const until = last + (recent.length >= MANY ? LONG_PAUSE : PAUSE);
  return until > now.getTime() ? new Date(until) : null;
}
