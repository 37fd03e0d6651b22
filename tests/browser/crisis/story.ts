import { buildCrisis, buildHistory, type ExchangePost, taintedBatch } from "../../../lab/src/index.ts";

const SEED = "browser";
const MINUTE_MS = 60_000;
/** Two hours of the story told in twenty minutes that have just passed: enough to ring at once. */
const PLAY = { minutes: 20, paceFactor: 6 };

export const brand = taintedBatch.brand;
export const spellings = [...new Set(Object.values(brand.names).flat())].filter((name) => name !== brand.latin);

/** Three ordinary weeks, up to now. */
export const tellHistory = (until: Date): ExchangePost[] => buildHistory(taintedBatch, { seed: SEED, until });

/** The first hours of the crisis, up to now. */
export function tellCrisis(until: Date): ExchangePost[] {
  const start = new Date(until.getTime() - PLAY.minutes * MINUTE_MS);
  return buildCrisis(taintedBatch, { seed: SEED, start, ...PLAY });
}
