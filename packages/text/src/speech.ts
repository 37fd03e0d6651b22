import { type Token, tokenise } from "./tokens.ts";

const READ_LIMIT = 4000;
const NOT_SPEECH = /https?:\/\/\S+|www\.\S+|@[\p{L}\p{N}_.]+|&\w+;/giu;
const PAUSE = /[.,;:!?…،؛؟·\n—–]/;

/** Where words stand in the text as written, in UTF-16 offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a person says in a post, links and handles blanked out, and its folded words. */
export interface Speech {
  readonly text: string;
  readonly words: readonly string[];
  /** The place of the words from number `from` up to number `to`. */
  placeOf(from: number, to: number): Place;
  /** Whether the person pauses between two words, named by their numbers. */
  hasPause(from: number, to: number): boolean;
}

/** The speech in the first 4,000 characters of `text`. What is blanked out keeps its length, so that places stay right. */
export function readSpeech(text: string): Speech {
  const speech = text.slice(0, READ_LIMIT).replace(NOT_SPEECH, (part) => " ".repeat(part.length));
  return speechOf(speech, tokenise(speech));
}

function speechOf(text: string, tokens: readonly Token[]): Speech {
  return {
    text,
    words: tokens.map(({ folded }) => folded),
    placeOf: (from, to) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? text.length }),
    hasPause: (from, to) => {
      const [left, right] = [tokens[from], tokens[to]];
      return left !== undefined && right !== undefined && PAUSE.test(text.slice(left.end, right.start));
    },
  };
}

/** `speech` followed by the same words in their own letters. Only what stands in the text as written has a place of its own. */
export function withNativeWords(speech: Speech, native: readonly string[]): Speech {
  const count = speech.words.length;
  const isSameCount = native.length === count;
  const back = (number: number) => (isSameCount ? number - count : Number.POSITIVE_INFINITY);
  return {
    text: speech.text,
    words: [...speech.words, ...native],
    placeOf: (from, to) =>
      to <= count
        ? speech.placeOf(from, to)
        : speech.placeOf(back(from), isSameCount ? to - count : Number.POSITIVE_INFINITY),
    hasPause: (from, to) => (to < count ? speech.hasPause(from, to) : speech.hasPause(back(from), back(to))),
  };
}
