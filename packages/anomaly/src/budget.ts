/**
 * The one knob: how many alerts a week. One a week is a score of 1.05 on every brand; each halving costs 0.8 nats
 * (ln 2 would be 0.69: the rarest bursts are a little more frequent than the tails promise).
 */
const AT_ONE_A_WEEK = 1.05;
const PER_HALVING = 0.8;
const LEAST = 0.01;
const MOST = 50;

/** Score at which a stream rings about `weeklyBudget` times a week. Budgets outside 0.01 to 50 are cut to it. */
export function thresholdOf(weeklyBudget: number): number {
  const budget = Math.min(MOST, Math.max(LEAST, weeklyBudget > 0 ? weeklyBudget : 1));
  return AT_ONE_A_WEEK - PER_HALVING * Math.log2(budget);
}
