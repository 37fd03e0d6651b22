import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";

/** Addresses, with and without a scheme; their words would make every shortened link look like new text. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\b(?:t\.co|bit\.ly|pic\.twitter\.com|pic\.x\.com)\/\S+/giu;
/** "RT @someone:" and “@someone: say who is repeated, not what. */
const REPEATED_FROM = /(?:\b(?:RT|MT)\s+@\S+?:?\s+)|(?:["“«”]\s?@\S+?:\s*)/giu;
/** "via @someone" says where it was read. */
const READ_AT = /\bvia\s+@\w+/giu;
/** The word before it may be cut off. */
const CUT_SHORT = /(?:…|\.\.\.)[\s"'”»]*$/u;
/** As many words before a repeated text are an exclamation, not a comment. */
const EXCLAMATION = 2;
/** With as many words besides, hashtags are decoration; with fewer they may be what the text is about. */
const TELLING_WITHOUT_HASHTAGS = 6;

const FIRST_PAGE = 8000;

/** As much of a text as is ever read here: an article is known by it, and a hostile wall of words costs no more. */
export function firstPage(text: string): string {
  return text.slice(0, FIRST_PAGE);
}

/** What a text says, in four degrees of strictness; links are left out of all but the last. */
export interface Gist {
  /** Folded words without handles, repeated letters written once, hashtags only in short texts: what decoration leaves. */
  readonly words: readonly string[];
  /** Folded words without handles, numbers as they are. */
  readonly spoken: string;
  /** Folded words, handles and numbers. */
  readonly exact: string;
  /** Links and hashtags, folded and sorted; empty when there are none. */
  readonly anchors: string;
  /** Words with a letter in them, hashtags too; a version number is none. */
  readonly length: number;
  /** Whom it repeats by "RT @someone:" or “@someone: with no word of one's own but an exclamation; otherwise empty. */
  readonly source: string;
}

export function gistOf(text: string): Gist {
  const { said, source } = withoutRepeater(firstPage(text));
  const bare = withoutLinks(said).replace(READ_AT, " ");
  const tokens = tokenise(bare);
  const spoken = tokens.filter((token) => token.sign !== "@");
  return {
    words: wordsOf(spoken, CUT_SHORT.test(bare)),
    spoken: spoken.map((token) => token.folded).join(" "),
    exact: tokens.map((token) => (token.sign === "@" ? `@${token.folded}` : token.folded)).join(" "),
    anchors: [...linksIn(said), ...hashtagsOf(tokens)].sort().join(" "),
    length: spoken.filter(hasLetter).length,
    source,
  };
}

/** The text without its marks of repetition; of a text repeated with an exclamation only what is repeated. */
function withoutRepeater(text: string): { said: string; source: string } {
  const marks = [...text.matchAll(REPEATED_FROM)];
  const last = marks.at(-1);
  if (last === undefined) return { said: text, source: "" };
  const repeated = text.slice(last.index + last[0].length);
  const before = text.slice(0, last.index).replace(REPEATED_FROM, " ");
  const words = tokenise(before).filter((token) => token.sign === "" && hasLetter(token));
  if (words.length > EXCLAMATION) return { said: `${before} ${repeated}`, source: "" };
  return { said: repeated, source: foldText(/@(\w+)/u.exec(last[0])?.[1] ?? "") };
}

function wordsOf(spoken: readonly Token[], isCutShort: boolean): string[] {
  const plain = spoken.filter((token) => token.sign === "");
  const telling = plain.filter(hasLetter).length >= TELLING_WITHOUT_HASHTAGS ? plain : spoken;
  const words = telling.map((token) => withoutStretching(token.folded));
  return isCutShort && words.length > TELLING_WITHOUT_HASHTAGS ? words.slice(0, -1) : words;
}

/** "soooo" and "so" are one word; so are "too" and "to", which costs nothing here. */
function withoutStretching(word: string): string {
  let single = "";
  for (const letter of word) if (!single.endsWith(letter) || isDigit(letter)) single += letter;
  return single;
}

function isDigit(letter: string): boolean {
  return letter >= "0" && letter <= "9";
}

function hasLetter({ folded }: Token): boolean {
  return /\p{L}/u.test(folded);
}

export function withoutLinks(text: string): string {
  return text.replace(ADDRESS, " ");
}

/** Links of `text`, folded, without scheme, "www." and what punctuation follows. */
export function linksIn(text: string): string[] {
  return (text.match(ADDRESS) ?? []).map((link) =>
    foldText(link)
      .replace(/^(https?:\/\/)?(www\.)?/, "")
      .replace(/[/).,;:!?…'"»”]+$/, ""),
  );
}

function hashtagsOf(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => token.sign === "#").map((token) => `#${token.folded}`);
}
