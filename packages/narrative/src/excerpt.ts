const LONGEST = 80;
const LINK = /(?:https?:\/\/|www\.)\S+/g;
const SHORT_WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{1,3}$/u;
const NAME = /^#|^\p{Lu}/u;

/** The beginning of a text on one line, without its links when something else is left; at most 80 letters, cut at a word. */
export function excerptOf(text: string): string {
  const bare = text.replace(LINK, " ").replace(/\s+/g, " ").trim();
  const shown = bare === "" ? text.replace(/\s+/g, " ").trim() : bare;
  const letters = [...shown];
  if (letters.length <= LONGEST) return shown;
  const cut = letters.slice(0, LONGEST).join("");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}

/** Written as a name or a hashtag. */
export function looksLikeName(term: string): boolean {
  return NAME.test(term);
}

/** Handles, and short words in alphabets where these are mostly grammar, in whatever language; "UN" is none. */
export function saysLittle(word: string): boolean {
  return word.includes("@") || (SHORT_WORD.test(word) && word !== word.toUpperCase());
}

export function wordsIn(terms: readonly string[]): number {
  return terms.reduce((count, term) => count + term.split(" ").length, 0);
}
