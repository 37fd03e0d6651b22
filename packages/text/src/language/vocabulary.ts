import { hashUnit, WORD_SEED } from "../sentiment/hash.ts";
import { VOCABULARIES } from "./model/vocabularies.ts";

/**
 * The words of Russian, Persian and Arabic posts as sets of bits (Bloom 1970): 16 kB a language, no word stored.
 *
 * A word is in the set when both its bits are; about one foreign word in eight is let in by chance, so a single word proves nothing, but
 * three unknown words in a row are hardly Russian, however much their letters look it.
 */
export const VOCABULARY_BITS = 17;
const BITS_PER_CHARACTER = 6;
/** The character of six empty bits; "0" to "o", the backslash written as "p". */
export const EMPTY = 48;
const SHORTEST = 3;
/** Latin words in the post, brands mostly, are no evidence. */
const FIRST_OTHER_SCRIPT = 0x370;

export type VocabularyLanguage = keyof typeof VOCABULARIES;

/** The two bits of `word` (folded). */
export function bitsOf(word: string): readonly [number, number] {
  let hash = WORD_SEED;
  for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
  const second = Math.imul(hash ^ 0x5bd1e995, 0x85ebca6b);
  return [hash >>> (32 - VOCABULARY_BITS), second >>> (32 - VOCABULARY_BITS)];
}

/** How many of `words` (folded) are in use in `language` and how many are not; short and Latin ones count as neither. */
export function countFamiliar(
  words: readonly string[],
  language: VocabularyLanguage,
): { known: number; unknown: number } {
  let known = 0;
  let unknown = 0;
  for (const word of words) {
    if (word.length < SHORTEST || word.charCodeAt(0) < FIRST_OTHER_SCRIPT) continue;
    if (isFamiliar(word, language)) known += 1;
    else unknown += 1;
  }
  return { known, unknown };
}

function isFamiliar(word: string, language: VocabularyLanguage): boolean {
  return bitsOf(word).every((bit) => {
    const code = VOCABULARIES[language].charCodeAt(Math.floor(bit / BITS_PER_CHARACTER));
    const six = (code === 112 ? 92 : code) - EMPTY;
    return ((six >> (bit % BITS_PER_CHARACTER)) & 1) === 1;
  });
}
