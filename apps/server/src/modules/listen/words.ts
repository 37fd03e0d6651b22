import { tokenise } from "@tocsin/text/tokens";

/** A posting list holds at most 256 places of one word, and places up to 16,383. */
const MOST_WORDS = 4_000;
const MOST_PLACES = 200;
const LONGEST_WORD = 200;

/**
 * The searchable words of a post as a `tsvector` literal with their places: our own folding, not the database's, so that a
 * query and a post are folded alike. Hashtags and handles stand a second time with their sign.
 */
export function indexWords(title: string | null, text: string): string {
  const places = new Map<string, number[]>();
  const tokens = tokenise(title === null ? text : `${text}\n${title}`).slice(0, MOST_WORDS);
  tokens.forEach(({ folded, sign }, index) => {
    const word = folded.slice(0, LONGEST_WORD);
    add(places, word, index + 1);
    if (sign !== "") add(places, sign + word, index + 1);
  });
  return [...places].map(([word, at]) => `${quoteLexeme(word)}:${at.join(",")}`).join(" ");
}

function add(places: Map<string, number[]>, word: string, place: number): void {
  const known = places.get(word);
  if (known === undefined) places.set(word, [place]);
  else if (known.length < MOST_PLACES) known.push(place);
}

/** A word inside a tsvector or tsquery literal. */
export const quoteLexeme = (word: string): string => `'${word.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
