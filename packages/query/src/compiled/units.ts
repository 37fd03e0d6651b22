import { foldText } from "@tocsin/text/fold";

/**
 * What each UTF-16 unit does to the word it stands in, found out when it is first met. Only units that fold by themselves
 * into one letter or digit are read quickly; whatever joins with its neighbours is left to the tokeniser.
 */
export const GAP = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Drops out of the word it stands in: Arabic vowel marks, tatweel. */
export const DROPPED = 4;
/** The zero-width non-joiner: drops out between letters, parts words elsewhere. */
export const JOINER = 5;
/** Marks: belong to the letter before them, and to nothing where there is none. */
export const MARK = 6;
/** The first half of an emoji. */
export const EMOJI = 7;
export const SLOW = 8;

export const kinds = new Uint8Array(65536);
/** What LETTER and DIGIT units fold to. */
export const folds = new Uint16Array(65536);

const ARABIC_MARK = /[\u064B-\u0652\u0670]/;
const WORD_UNIT = /^[\p{L}\p{M}\p{N}]$/u;
/** Marks and conjoining letters, which fold only together with what they join. */
const JOINS = /[\p{M}\p{Cs}\u1100-\u11FF\uFFFF]/u;

export function learnUnit(code: number): number {
  const kind = kindOf(code);
  kinds[code] = kind;
  return kind;
}

function kindOf(code: number): number {
  const unit = String.fromCharCode(code);
  if (code === 0x200c) return JOINER;
  if (code === 0x0640 || ARABIC_MARK.test(unit)) return DROPPED;
  if (code >= 0xd83c && code <= 0xd83e) return EMOJI;
  if (code >= 0xd800 && code <= 0xdbff) return SLOW;
  if (unit === "_") return SLOW;
  if (/\p{M}/u.test(unit)) return MARK;
  if (!/[\p{L}\p{N}]/u.test(unit)) return GAP;
  const folded = foldText(unit);
  if (folded.length !== 1 || !WORD_UNIT.test(folded) || JOINS.test(unit) || JOINS.test(unit.normalize("NFKC")))
    return SLOW;
  folds[code] = folded.charCodeAt(0);
  return /\p{L}/u.test(unit) ? LETTER : DIGIT;
}

/** Whether the unit behind an EMOJI unit makes a number of the two: squared digits are searchable. */
export function isEmojiNumber(high: number, low: number): boolean {
  return (high === 0xd83c && low >= 0xdd00 && low <= 0xdd0c) || (high === 0xd83e && low >= 0xdff0);
}
