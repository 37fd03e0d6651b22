import { nameOfLanguage } from "../languageNames.ts";

/** Longer questions are refused, and very short words with them. */
const LONGEST_QUESTION = 400;
const SHORTEST_WORD = 3;

/**
 * The words to search for as GDELT's queries: each a bracket of alternatives, as many as fit, with the languages wanted.
 * Words it would refuse are left out.
 */
export function writeQuestions(words: readonly string[], languages: readonly string[]): string[] {
  const wanted = languages.map(nameOfLanguage).filter((name) => name !== undefined);
  const inLanguages = wanted.length === 0 ? "" : ` ${bracket(wanted.map((name) => `sourcelang:${name}`))}`;
  const terms = [...new Set(words.map(writeTerm).filter((term) => term !== null))];
  const questions: string[][] = [];
  for (const term of terms) {
    const last = questions.at(-1);
    const length = (last ?? []).join(" OR ").length + term.length + inLanguages.length + 6;
    if (last === undefined || length > LONGEST_QUESTION) questions.push([term]);
    else last.push(term);
  }
  return questions.map((alternatives) => bracket(alternatives) + inLanguages);
}

/** Alone a term stands without a bracket: GDELT refuses brackets around one. */
const bracket = (alternatives: readonly string[]): string =>
  alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(" OR ")})`;

function writeTerm(word: string): string | null {
  const bare = word
    .replace(/[^\p{L}\p{M}\p{N}\u200C&.'-]+/gu, " ")
    .trim()
    .slice(0, 100);
  if ([...bare].length < SHORTEST_WORD) return null;
  return /^[\p{L}\p{M}\p{N}]+$/u.test(bare) ? bare : `"${bare}"`;
}
