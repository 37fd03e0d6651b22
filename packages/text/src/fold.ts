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

/** `text` in the one written form used for searching and matching; never longer in words, never throws. */
export function foldText(text: string): string {
  const lower = text.normalize("NFKC").toLowerCase();
  if (isPlainAscii(lower)) return lower;
  return lower
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

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
