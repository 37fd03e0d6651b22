import { foldText } from "./fold.ts";

/**
 * A word of a text and where it stands. `start` and `end` are UTF-16 offsets into the text as written, so that a page can
 * highlight exactly what matched; `folded` is the searchable form.
 */
export interface Token {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** "#" for a hashtag, "@" for a handle, "" for a plain word. */
  readonly sign: "" | "#" | "@";
}

/** Letters, marks behind them and digits, held together by apostrophes, ZWNJ and, inside hashtags and handles, underscores. */
const WORD = /([#@]?)([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|(?<=[\p{L}\p{M}])['’\u200C](?=\p{L}))*)/gu;

/** Words of `text` in order, with their places. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = foldText(match[2]!).replace(/^_+|_+$/g, "");
    if (folded === "") continue;
    const sign = match[1] as Token["sign"];
    tokens.push({ folded, sign, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** The folded words of `text`, without places: what is indexed and compared. */
export function foldedWords(text: string): string[] {
  return tokenise(text).map((token) => token.folded);
}
