import { withEndings } from "./endings.ts";

/** All of it folded: ی is written ي, and the joiner has dropped out, so "کتاب‌ها" and "کتابها" are one. */
const PLURAL = "ها هاي هايي هايم هايت هايش هايمان هايتان هايشان هاست هارا هاو";
const OWNERS = "م ت ش مان تان شان";
/** Behind ه the possessive has an alef, behind a vowel a ی. */
const OWNERS_BEHIND_H = "ام ات اش مان تان شان اي ي";
const OWNERS_BEHIND_VOWEL = "يم يت يش يمان يتان يشان يي ي";
/** Shorter words become others with a letter more: کار (work) کارت (card), ماه (moon) ماهی (fish). */
const LONG_ENOUGH = 4;

/** Plurals, possessives, the indefinite ی and comparison of a Persian word; persons of a verb. */
export function persianForms(word: string): readonly string[] {
  if (word.length < 3) return [];
  const plural = withEndings(word, PLURAL);
  if (word.length < LONG_ENOUGH) return plural;
  if (/[دت]ن$/u.test(word)) return [...plural, ...verbForms(word)];
  return [...plural, ...possessives(word), ...withEndings(word, "تر ترين")];
}

function possessives(word: string): string[] {
  if (word.endsWith("ه")) return withEndings(word, OWNERS_BEHIND_H);
  if (/[او]$/u.test(word)) return withEndings(word, OWNERS_BEHIND_VOWEL);
  return withEndings(word, `${OWNERS} ي ان اني`);
}

/** The past stem with its persons, said now, no more, and not: کردن, کردم, می‌کردند, نکرد. */
function verbForms(word: string): string[] {
  const stem = word.slice(0, -1);
  const persons = withEndings(stem, "- م ي يم يد ند ه هاند هاست هام هاي");
  return ["", "مي", "نمي", "ن"].flatMap((prefix) => persons.map((form) => prefix + form));
}
