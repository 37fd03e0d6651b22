import { arabicForms } from "./arabic.ts";
import { englishForms } from "./english.ts";
import { georgianForms } from "./georgian.ts";
import { greekForms } from "./greek.ts";
import { persianForms } from "./persian.ts";
import { russianForms } from "./russian.ts";

/**
 * All forms of a word, made from its dictionary form by the endings its own ending allows.
 *
 * Stemmers go the other way: they cut whatever looks like an ending from both words and compare the rest, which makes
 * "news" a form of "new" and "card" a form of "work" in Persian. Made forward, a form that nobody uses does no harm, because
 * nobody writes it; harm is done only where a form happens to be another word. Each language therefore leaves out the
 * endings that make other words of short ones. What rules cannot know (broken plurals in Arabic, most irregular verbs) is
 * asked for by naming it: `~شركة OR شركات`.
 *
 * Forms are finite, a hundred or so, so an index finds them as it finds any words, and a database as well.
 */

/** Kept because one query is matched against many posts; past this many all are forgotten. */
const MOST_KEPT = 5_000;
const kept = new Map<string, ReadonlySet<string>>();

/** The forms of `word`, folded, itself among them. `word` is folded and in its dictionary form; its script tells the language. */
export function formsOf(word: string): ReadonlySet<string> {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const forms = new Set([word, ...makeForms(word)]);
  kept.set(word, forms);
  return forms;
}

const ARABIC_ARTICLE = /^ال..../u;
const PERSIAN_LETTER = /[پچژگ]/u;
/** Past this length nothing is a word that has forms. */
const LONGEST = 40;

function makeForms(word: string): readonly string[] {
  if (word.length > LONGEST || /\d/.test(word)) return [];
  if (/^[a-z]+$/.test(word)) return englishForms(word);
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return russianForms(word);
  if (/^\p{Script=Georgian}+$/u.test(word)) return georgianForms(word);
  if (/^\p{Script=Greek}+$/u.test(word)) return greekForms(word);
  if (!/^\p{Script=Arabic}+$/u.test(word)) return [];
  if (PERSIAN_LETTER.test(word)) return persianForms(word);
  return ARABIC_ARTICLE.test(word) ? arabicForms(word) : [...persianForms(word), ...arabicForms(word)];
}
