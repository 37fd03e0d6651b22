/** What a draft can sound like that turns readers away. */
export const TONE_KINDS = [
  "defensive",
  "blaming",
  "arguing",
  "sarcastic",
  "cold",
  "legalistic",
  "over-long",
  "shouting",
  "overpromising",
] as const;
export type ToneKind = (typeof TONE_KINDS)[number];

/** Which way a troubled place is mended, and the kind of trouble it answers. Pages turn the code into words. */
export const KIND_OF_DIRECTION = {
  "say-what-is": "defensive",
  "show-proof": "defensive",
  "stop-playing-down": "defensive",
  "apologise-for-deed": "defensive",
  "own-your-part": "blaming",
  "not-the-customer": "blaming",
  "answer-the-worry": "arguing",
  "plain-words": "sarcastic",
  "speak-to-a-person": "cold",
  "everyday-words": "legalistic",
  "no-threat": "legalistic",
  "shorter-sentence": "over-long",
  "shorter-text": "over-long",
  "calm-letters": "shouting",
  "promise-what-is-sure": "overpromising",
} as const satisfies Record<string, ToneKind>;
export type ToneDirection = keyof typeof KIND_OF_DIRECTION;
export const TONE_DIRECTIONS = Object.keys(KIND_OF_DIRECTION) as ToneDirection[];

/** Directions that are found by phrases; the others are measured. */
export type PhraseDirection = Exclude<ToneDirection, "shorter-sentence" | "shorter-text" | "calm-letters">;

/** What readers of a draft wait for. */
export const TONE_PARTS = ["acknowledgement", "empathy", "action", "next-time"] as const;
export type TonePart = (typeof TONE_PARTS)[number];

/** What a draft is for: a statement of one of four kinds, or an answer to one person. */
export const DRAFT_KINDS = ["holding", "full", "update", "correction", "reply"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Languages with phrase lists. */
export const TONE_LANGUAGES = ["en", "ka", "ru", "fa", "el", "ar"] as const;
export type ToneLanguage = (typeof TONE_LANGUAGES)[number];

/**
 * The phrases of one language, as lists separated by commas. In a phrase `stem*` stands for every word that begins so,
 * `a|b` for either word, `(word)` for a word that may be left out, `..` for up to three words, `^` for the beginning of a
 * sentence. Spelling is folded, so accents, case and Persian or Arabic letter forms do not matter.
 */
export interface ToneWords {
  readonly directions: Record<PhraseDirection, string>;
  /** Words by which a part is there. Broad on purpose: a part that is there must not be called missing. */
  readonly parts: Record<TonePart, string>;
  /** Words that take a sentence back: "we do not think that …", "… is no excuse". */
  readonly disclaimers: string;
  /** Single words that turn the phrase after them into its opposite. */
  readonly negators: string;
  /** Single words that turn the phrase before them into its opposite, where the language puts them last. */
  readonly negatorsAfter: string;
}
