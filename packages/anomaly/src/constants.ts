/**
 * Every constant of the method, as times or pure numbers, so that the length of a row never changes their meaning.
 * They were read off real series of five-minute counts; the README's table says what each one costs to move.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const WEEK_MS = 604_800_000;

/** The grain of the method. Shorter rows fill a bin step by step, so the alert budget does not depend on the row. */
export const BIN_MINUTES = 5;

export const BASELINE = {
  slots: 24,
  slotGain: 0.15,
  slotStep: 1.2,
  renormalise: 0.05,
  weekdayGain: 0.15,
  weekdayStep: 0.7,
  levelHalfLifeHours: 96,
  learnSd: 5,
  floorPerHour: 0.024,
} as const;

export const DISPERSION = {
  halfLifeHours: 417,
  floor: 0.005,
  ceiling: 25,
  priorHours: 12,
  prior: 0.1,
  clipSd: 2.5,
} as const;

/**
 * Four nested windows that speak with one voice. Counts are cut at `capSd` deviations, or
 * `capLeast` voices where that is more.
 */
export const SUSTAINED = { hours: [0.5, 1, 2, 3], capSd: 4, capLeast: 2 } as const;

/** The slow channel: 24 hours as one count, for streams of up to `mostExpected` voices a day. */
export const DAY = {
  hours: 24,
  mostExpected: 12,
  idleFrom: 60,
  extra: 3,
  offset: 1.9,
  scale: 0.85,
  halfLifeHours: 672,
  prior: 0.2,
  priorHours: 336,
} as const;

export const PEAKS = {
  gapHours: 6,
  halfLifeWeeks: 4,
  priorWeeks: 2,
  sustained: { over: 1, rate: 4.5, excess: 0.9, priorPeaks: 24, offset: -1 },
  three: { over: 0.55, rate: 3, excess: 0.6, priorPeaks: 6, offset: 1.1 },
  engagement: { over: 0, rate: 3, excess: 0.5, priorPeaks: 6, offset: 0 },
  flash: { over: 1.2, rate: 2.5, excess: 0.75, priorPeaks: 6, offset: 0.15 },
} as const;

/** Days of a calendar and planned campaigns. The spread is that of the logarithm of an unknown factor. */
export const OCCASION = {
  daySpread: 0.5,
  campaignSpread: 0.7,
  campaignFactor: 3,
  mostFactor: 50,
  step: 1.5,
  leastGain: 0.2,
  knownAfter: 3,
  mostCampaigns: 8,
} as const;

/** Reactions: the level follows by `pull` an hour. */
export const ENGAGEMENT = { warmUpDays: 3, least: 50, pull: 0.2 } as const;

export const SHARE = {
  halfLifeHours: 168,
  priorNegative: 2,
  priorTotal: 10,
  leastNegative: 4,
  rhoPrior: 0.02,
  rhoPriorHours: 12,
  rhoLeast: 0.003,
  rhoMost: 0.3,
  offset: 2.6,
  scale: 0.85,
  /** Share score of one window in twenty, and one below every window of `leastNegative` negative voices. */
  turned: -1.5,
  enough: -3.1,
  /** Fusing two streams spends budget twice; this many nats buy it back. */
  fusionToll: 0.5,
} as const;

export const GATES = { extra: 2, authors: 3, warmUpHours: 25, learningDays: 7 } as const;

export const COLD = {
  bar: 3,
  offset: 2.65,
  scale: 0.8,
  leastHours: 2,
  dispersion: 3,
  leastNegative: 20,
  leastAuthors: 10,
  negativeShare: 0.2,
  rho: 0.1,
} as const;

export const EPISODE = {
  escalateBy: 6,
  escalateSteps: 1,
  escalatePace: 3,
  escalateAfterMs: 30 * MINUTE_MS,
  mostEscalations: 2,
  closeBelow: 4,
  calmLevel: -1.2,
  dayCools: 1,
  closeAfterMs: 2 * HOUR_MS,
  rejoinWithinMs: 6 * HOUR_MS,
} as const;

export const SEVERITY = {
  levels: [3, 6, 12, 24],
  manyAuthors: 30,
  shareLift: 2,
  shareLeast: 0.3,
  calmMost: 3,
} as const;

/** Longest silence that is replayed bin by bin; after it only the clock moves on. */
export const LONGEST_FILL_MS = 14 * DAY_MS;
export const MOST_PER_ROW = 1e9;
