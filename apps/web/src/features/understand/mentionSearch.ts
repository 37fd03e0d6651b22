import type { UrlState } from "../../ui/urlState.ts";
import type { MentionFilter } from "../listen/index.ts";
import type { InsightQuery } from "./stretch/stretch.ts";

type Part = Omit<Partial<MentionFilter>, "limit" | "cursor">;

/**
 * The search that finds exactly the mentions behind a figure: the stretch and what narrows it, echoes included as the
 * figures include them, and then what is particular to this figure.
 */
export function mentionSearch({ from, to, brandId, language, platform }: InsightQuery, part: Part = {}): UrlState {
  const search = { from, to, brandId, language, platform, show: "all", ...part };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as UrlState;
}

/** A word or several as the search reads them: in a row and as they are, hashtags as hashtags. */
export function quoteTerm(term: string, isHashtag = false): string {
  const plain = term.replaceAll('"', " ").trim();
  if (isHashtag) return `#${plain.replace(/^#/, "")}`;
  return /^[\p{L}\p{M}\p{N}]+$/u.test(plain) ? plain : `"${plain}"`;
}
