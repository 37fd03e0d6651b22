import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";

/** A posting list holds at most 256 places of one word, and places up to 16,383. */
const MOST_WORDS = 4_000;
const MOST_PLACES = 200;
const LONGEST_WORD = 200;

export interface Indexed {
  readonly title: string | null;
  readonly text: string;
  /** The author's. */
  readonly handle: string;
}

/**
 * The searchable words of a post as a `tsvector` literal with their places: our own folding, not the database's, so that a
 * query and a post are folded alike. Hashtags and handles stand a second time with their sign,
 * and the author's handle with a sign of its own.
 */
export function indexWords({ title, text, handle }: Indexed): string {
  const places = new Map<string, number[]>([[handleWord(handle), [1]]]);
  const inText = addTokens(places, text, 0);
  // A place is left free, so that no phrase reaches over from the text into the title.
  if (title !== null) addTokens(places, title, inText + 1);
  return [...places].map(([word, at]) => `${quoteLexeme(word)}:${at.join(",")}`).join(" ");
}

function addTokens(places: Map<string, number[]>, text: string, before: number): number {
  const words = tokenise(text)
    .flatMap(cut)
    .slice(0, Math.max(0, MOST_WORDS - before));
  words.forEach(({ folded, sign }, index) => {
    const word = folded.slice(0, LONGEST_WORD);
    add(places, word, before + index + 1);
    if (sign !== "") add(places, sign + word, before + index + 1);
  });
  return words.length;
}

/** Cut where the query engine cuts: at apostrophes, so that a search for "Norvia" finds "Norvia's" as a watch does. */
const cut = ({ folded, sign }: Token): Pick<Token, "folded" | "sign">[] =>
  folded
    .split(/[^\p{L}\p{M}\p{N}_]/u)
    .map((piece) => piece.replace(/^_+|_+$/g, ""))
    .filter((piece) => piece !== "")
    .map((piece, index) => ({ folded: piece, sign: index === 0 ? sign : "" }));

/** An author's handle among the words, with a sign that no word of a text has. */
export const handleWord = (handle: string): string =>
  `~${foldText(handle)
    .trim()
    .replace(/^[@\s]+/, "")}`.slice(0, LONGEST_WORD);

function add(places: Map<string, number[]>, word: string, place: number): void {
  const known = places.get(word);
  if (known === undefined) places.set(word, [place]);
  else if (known.length < MOST_PLACES) known.push(place);
}

/** A word inside a tsvector or tsquery literal. */
export const quoteLexeme = (word: string): string => `'${word.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
