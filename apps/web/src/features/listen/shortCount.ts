const THOUSAND = 1_000;

/**
 * The number that decides the form of the noun behind a short figure. "1,2 тыс." is a thousand of something whatever its
 * last digit was, so Russian wants "лайков" and Arabic the singular: the forms of a round thousand.
 */
export const pluralOfShort = (count: number): number => Math.min(count, THOUSAND);
