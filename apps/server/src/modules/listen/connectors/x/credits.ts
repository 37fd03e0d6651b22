import type { Ask } from "../connector.ts";
import { listOf } from "../payload.ts";

/** What the platform charges, in dollars. A post that was read once costs nothing again on the same day (UTC). */
export const PRICES = { post: 0.005, ownedPost: 0.001, user: 0.01, manage: 0.005 } as const;
const QUOTA = "credits";

export interface Reservation {
  readonly size: number;
  /** Gives back what the answer did not bring. */
  readonly settle: (data: unknown, users: unknown) => void;
}

/** From large pages to the smallest the platform knows: near the end of the money a little is better than nothing. */
const SIZES = [100, 25, 10];

/**
 * Sets aside the most that a page can cost: each post with an author of its own. Undefined when the money is spent, or kept
 * for an incident.
 */
export function reserve({ spend }: Pick<Ask, "spend">, pricePerPost: number): Reservation | undefined {
  const most = (size: number) => size * (pricePerPost + PRICES.user);
  const size = SIZES.find((candidate) => spend(QUOTA, most(candidate)));
  if (size === undefined) return undefined;
  return {
    size,
    settle: (data, users) => {
      const cost = listOf(data).length * pricePerPost + listOf(users).length * PRICES.user;
      spend(QUOTA, Math.min(0, cost - most(size)));
    },
  };
}

export const pay = ({ spend }: Pick<Ask, "spend">, amount: number): boolean => spend(QUOTA, amount);
