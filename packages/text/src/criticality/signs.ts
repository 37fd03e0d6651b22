/**
 * The closed list of signs by which a post shows whether it speaks of harm or is merely loud. Harmful ones first, gravest
 * first, then the loud ones; pages list them in this order.
 */
export const HARMFUL_SIGNS = [
  /** People died, were hurt, fell ill or were taken. */
  "harm",
  /** Crash, fire, explosion, collapse, spill. */
  "accident",
  /** Recall, contamination, dangerous product. */
  "safety",
  /** Hacked, leaked, a hole in security. */
  "breach",
  /** Not working, suspended, grounded. */
  "outage",
  /** Fraud, bribery, deception. */
  "fraud",
  /** Insolvency, frozen money, closing down. */
  "collapse",
  /** Harassment, racism, violence or humiliation by those who work for the brand. */
  "misconduct",
  /** Police, regulators, ministers, bans and fines. */
  "authority",
  /** Somebody goes to court. */
  "lawsuit",
  /** Workers walk out. */
  "strike",
  /** Workers are let go. */
  "layoffs",
  /** A leader goes or is removed. */
  "departure",
  /** Boycott, petition, protest, "delete the app". */
  "call",
  /** Outrage, backlash, shame, accusations. */
  "blame",
  /** Spying, selling of personal data, censorship. */
  "privacy",
  /** Dearer, taken away, no longer free, blocked. */
  "terms",
  /** A customer's own trouble: no answer, no refund, no delivery. */
  "complaint",
  /** Something untrue is said about the brand, or said to be untrue. */
  "rumour",
  /** The brand apologises or makes good. */
  "apology",
] as const;

export const LOUD_SIGNS = [
  "launch",
  "earnings",
  "market",
  "deal",
  "sport",
  "show",
  "promo",
  "award",
  "praise",
  "joke",
  "guide",
  "greeting",
  /** Elections, parliaments, presidents: often somebody else's affair. */
  "politics",
] as const;

export const SIGNS = [...HARMFUL_SIGNS, ...LOUD_SIGNS] as const;

export type HarmfulSign = (typeof HARMFUL_SIGNS)[number];
export type LoudSign = (typeof LOUD_SIGNS)[number];
export type Sign = (typeof SIGNS)[number];

/**
 * One language's expressions for every sign, comma-separated: "word*" matches every word that begins so, "one|other" either
 * of two, words in a row words in a row. `idiom` lists phrases that only sound like a sign and silence what stands in them
 * ("strike a deal"); `negation` the words that take back the sign that follows, `negationAfter` the one before.
 */
export type SignWords = Readonly<Record<Sign | "idiom" | "negation" | "negationAfter", string>>;

const harmful: ReadonlySet<string> = new Set(HARMFUL_SIGNS);

export const isHarmful = (sign: Sign): sign is HarmfulSign => harmful.has(sign);
