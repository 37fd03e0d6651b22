/** The kinds of crisis, in the order pages list them. */
export const CRISIS_TYPES = [
  "reputation",
  "activism",
  "customer-service",
  "influencer",
  "misinformation",
  "data-breach",
  "employee-conduct",
  "product-safety",
  "outage",
  "competitor",
] as const;

export type CrisisType = (typeof CRISIS_TYPES)[number];

/**
 * Expressions that speak for one kind of crisis, comma-separated. "word*" matches every word that begins so; words in a
 * row match words in a row. A clear expression is enough by itself; a hint needs company.
 */
export interface CrisisExpressions {
  readonly clear: string;
  readonly hint: string;
}

/** One language's expressions for every kind. */
export type CrisisWords = Readonly<Record<CrisisType, CrisisExpressions>>;
