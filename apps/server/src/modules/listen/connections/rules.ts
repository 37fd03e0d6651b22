import type { ConnectionState } from "@tocsin/contract";
import { DAY } from "../../../platform/clock.ts";

/** Days ahead in which somebody can get fresh credentials before the ear goes deaf. */
const WARNED_AHEAD = 7 * DAY;

export interface ConnectionFacts {
  readonly expiresAt: Date | null;
  readonly checkedAt: Date | null;
  readonly problemCode: string | null;
}

export function connectionStateOf({ expiresAt, checkedAt, problemCode }: ConnectionFacts, now: Date): ConnectionState {
  if (expiresAt !== null && expiresAt <= now) return "expired";
  if (problemCode !== null) return "failing";
  if (expiresAt !== null && expiresAt.getTime() - now.getTime() <= WARNED_AHEAD) return "expiring";
  return checkedAt === null ? "new" : "healthy";
}
