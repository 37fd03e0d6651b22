import { foldedWords } from "./tokens.ts";

const READ_LIMIT = 4000;
const NOT_SPEECH = /https?:\/\/\S+|www\.\S+|@[\p{L}\p{N}_.]+|&\w+;/giu;

/** What a person says in a post, links and handles left out, and its folded words. */
export interface Speech {
  readonly text: string;
  readonly words: readonly string[];
}

/** The speech in the first 4,000 characters of `text`. */
export function readSpeech(text: string): Speech {
  const speech = text.slice(0, READ_LIMIT).replace(NOT_SPEECH, " ");
  return { text: speech, words: foldedWords(speech) };
}
