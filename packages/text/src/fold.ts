/**
 * Folding: one written form for letters that people do not distinguish when they search.
 *
 * A query and a post are folded by the same function, so that "Ποιός", "ποιος" and "ΠΟΙΟΣ" meet, "كتاب" typed on an
 * Arabic keyboard meets "کتاب" typed on a Persian one, and "ёлка" meets "елка". Georgian has no case in everyday use;
 * its rare capitals (Mtavruli, U+1C90..) fold to the common letters by lower-casing.
 *
 * Not folded: й against и (different letters), Devanagari marks (they are vowels), ß (kept as NFKC leaves it).
 */

const ARABIC_LETTERS: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ئ: "ي",
  ؤ: "و",
  ک: "ك",
  ڪ: "ك",
  ة: "ه",
  ۀ: "ه",
  ہ: "ه",
};

const ARABIC_LETTER = /[أإآٱىیېئؤکڪةۀہ]/g;
/** Vowel marks, Koranic marks, tatweel, and the zero-width joiners that Persian typing scatters. */
const INVISIBLE_OR_MARK = /[\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const LATIN_OR_GREEK_WITH_MARK = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
const FOREIGN_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** What a single UTF-16 unit folds to, found out when it is first met; `undefined` until then. */
const foldedUnits = new Array<string | undefined>(65536);
/** Stands for units that cannot be folded by themselves, because they join with their neighbours. */
const JOINS = "\uFFFF";
const JOINING = /[\p{M}\p{Cs}\u1100-\u11FF\uFFFF]/u;

/**
 * `text` in the one written form used for searching and matching; never longer in words, never throws.
 * Folding twice is folding once. Most texts are folded unit by unit from a table; marks and surrogate pairs take the long way.
 */
export function foldText(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const unit = foldedUnits[code] ?? foldUnit(code);
    if (unit === JOINS) return foldWhole(text);
    folded += unit;
  }
  return folded;
}

function foldUnit(code: number): string {
  const unit = String.fromCharCode(code);
  const folded = JOINING.test(unit) || JOINING.test(foldWhole(unit)) ? JOINS : foldWhole(unit);
  foldedUnits[code] = folded;
  return folded;
}

function foldWhole(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(INVISIBLE_OR_MARK, "")
    .normalize("NFD")
    .replace(LATIN_OR_GREEK_WITH_MARK, "$1")
    .normalize("NFC")
    .replace(/[’ʼ]/g, "'")
    .replace(/ς/g, "σ")
    .replace(/ё/g, "е")
    .replace(ARABIC_LETTER, (letter) => ARABIC_LETTERS[letter] ?? letter)
    .replace(FOREIGN_DIGIT, (digit) => String(digit.charCodeAt(0) & 15));
}
