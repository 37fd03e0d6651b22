import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";
import type { Atom, FieldName } from "../tree/node.ts";

/**
 * Words as queries and posts see them: the tokens of the text engine, cut once more at apostrophes, so that "Norvia"
 * finds "Norvia's" and "avion" finds "l'avion". A query is cut by the same knife, so "don't" still finds "don't".
 */
export type PlacedWord = Token;

const APOSTROPHE = /['’]/;
const NOT_OF_A_WORD = /[^\p{L}\p{M}\p{N}_]/u;

/** The words of `text` in order, each with its UTF-16 place in the text as written. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const token of tokenise(text)) {
    if (isPlainWord(token.folded)) words.push(token);
    else for (const part of partsOf(token, text)) words.push(part);
  }
  return words;
}

/** A word as it is written in `text`, without its sign: what "exactly so" is compared with. */
export function writtenWord(text: string, { sign, start, end }: PlacedWord): string {
  return text.slice(start + sign.length, end).normalize("NFC");
}

/**
 * The atoms of a piece of a query. A star right behind a word makes it a prefix; "~" in front asks for its forms, "=" for
 * exactly this writing. `mark` stands for a sign in front of every word.
 */
export function atomsOf(text: string, mark: "" | "~" | "=" = ""): Atom[] {
  return placedWords(text).map((word) => {
    if (text[word.end] === "*") return { kind: "prefix", prefix: word.folded };
    const sign = mark === "" ? markBefore(text, word) : mark;
    if (sign === "~" && !/^\d+$/.test(word.folded)) return { kind: "forms", word: word.folded };
    return sign === "=" ? exactly(word, text) : { kind: "word", word: word.folded };
  });
}

/** A field's value in its searchable form: folded, without quotes, spaces made single. */
export function foldValue(value: string): string {
  let folded = value;
  for (let round = 0; round < 4; round++) {
    const next = foldText(folded)
      .replace(/["“”„«»\\]/g, "")
      .replace(/\s+/g, " ")
      .trim();
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/** A field's folded value as posts are compared with it; stable when applied again. */
export function normaliseValue(name: FieldName, folded: string): string {
  if (name === "from") return folded.replace(/^[@\s]+/, "");
  if (name === "link") return folded.replace(/^([a-z]+:\/\/|www\.|\s)+/, "").replace(/[/\s]+$/, "");
  return folded;
}

/** A sign counts at the beginning of a word only: "a~b" is two words. */
function markBefore(text: string, { start, sign }: PlacedWord): string {
  if (sign !== "") return "";
  return start === 1 || /\s/.test(text[start - 2] ?? "") ? (text[start - 1] ?? "") : "";
}

/** Signs that folding opens into several words ("½") have no writing of their own to be compared. */
function exactly(word: PlacedWord, text: string): Atom {
  const written = writtenWord(text, word);
  const isWhole = foldText(written) === word.folded && !NOT_OF_A_WORD.test(written.replace(/\u200C/g, ""));
  return isWhole ? { kind: "exact", written } : { kind: "word", word: word.folded };
}

/** Most words of most texts: nothing in them to cut at. */
function isPlainWord(folded: string): boolean {
  return /^[a-z0-9_]+$/.test(folded);
}

function partsOf(token: Token, text: string): PlacedWord[] {
  const written = text.slice(token.start, token.end);
  if (!APOSTROPHE.test(written)) return NOT_OF_A_WORD.test(token.folded) ? unravelled(token, token.folded) : [token];
  const parts: PlacedWord[] = [];
  let start = token.start;
  for (const piece of written.split(APOSTROPHE)) {
    const sign = start === token.start ? token.sign : "";
    const folded = foldText(sign === "" ? piece : piece.slice(1));
    parts.push(...unravelled({ folded, sign, start, end: start + piece.length }, folded));
    start += piece.length + 1;
  }
  return parts;
}

/** Folding can open a sign into several ("½" into "1⁄2"): its words share the place of the sign. */
function unravelled(token: Token, folded: string): PlacedWord[] {
  return folded
    .split(NOT_OF_A_WORD)
    .map((piece) => piece.replace(/^_+|_+$/g, ""))
    .filter((piece) => piece !== "")
    .map((piece, index) => ({ ...token, folded: piece, sign: index === 0 ? token.sign : "" }));
}
