import { foldText } from "@tocsin/text/fold";
import { type Token, tokenise } from "@tocsin/text/tokens";

/** Addresses, with and without a scheme; their words would make every shortened link look like new text. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\b(?:t\.co|bit\.ly|pic\.twitter\.com)\/\S+/giu;
/** "RT @someone:" and "via @someone" say who is repeated, not what. */
const REPEATED_FROM = /^\s*(?:RT|MT)\s+@\S+?:?\s+/iu;

/** What a text says, without what spammers vary: whom it addresses, where it links, which number it carries. */
export interface Gist {
  /** Folded words; handles dropped, digits replaced by 0. */
  readonly words: readonly string[];
  /** Words, handles and numbers as folded, in one string: equal only for texts that read the same. */
  readonly exact: string;
  /** Links and hashtags, folded, sorted, in one string; empty when there are none. */
  readonly anchors: string;
}

export function gistOf(text: string): Gist {
  const said = text.replace(REPEATED_FROM, "");
  const tokens = tokenise(withoutLinks(said));
  return {
    words: tokens.filter((token) => token.sign !== "@").map((token) => token.folded.replace(/\p{N}+/gu, "0")),
    exact: tokens.map((token) => (token.sign === "@" ? `@${token.folded}` : token.folded)).join(" "),
    anchors: [...linksIn(said), ...hashtagsOf(tokens)].sort().join(" "),
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
