import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";

/** Addresses, with and without a scheme; their words would make every shortened link look like new text. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\b(?:t\.co|bit\.ly|pic\.twitter\.com)\/\S+/giu;
/** "RT @someone:" and "via @someone" say who is repeated, not what. */
const REPEATED_FROM = /^\s*(?:RT|MT)\s+@\S+?:?\s+/iu;

const FIRST_PAGE = 8000;

/** As much of a text as is ever read here: an article is known by it, and a hostile wall of words costs no more. */
export function firstPage(text: string): string {
  return text.slice(0, FIRST_PAGE);
}

/** What a text says, in four degrees of strictness; links are left out of all but the last. */
export interface Gist {
  /** Folded words without handles, digits replaced by 0: what stays when spammers vary a text. */
  readonly words: readonly string[];
  /** Folded words without handles, numbers as they are. */
  readonly spoken: string;
  /** Folded words, handles and numbers. */
  readonly exact: string;
  /** Links and hashtags, folded and sorted; empty when there are none. */
  readonly anchors: string;
  /** Words with a letter in them; a version number is none. */
  readonly length: number;
}

export function gistOf(text: string): Gist {
  const said = firstPage(text).replace(REPEATED_FROM, "");
  const tokens = tokenise(withoutLinks(said));
  const spoken = tokens.filter((token) => token.sign !== "@").map((token) => token.folded);
  return {
    words: spoken.map((word) => word.replace(/\p{N}+/gu, "0")),
    spoken: spoken.join(" "),
    exact: tokens.map((token) => (token.sign === "@" ? `@${token.folded}` : token.folded)).join(" "),
    anchors: [...linksIn(said), ...hashtagsOf(tokens)].sort().join(" "),
    length: spoken.filter((word) => /\p{L}/u.test(word)).length,
  };
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
