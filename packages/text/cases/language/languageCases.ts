import { readCases } from "../readCases.ts";

export type CaseSplit = "dev" | "test";
export type CaseGroup = "sentences" | "neighbours" | "romanised" | "mixed";

export interface LanguageCase {
  /** ISO 639 code; "-Latn" behind it marks speech typed in Latin letters though the language has a script of its own. */
  readonly code: string;
  readonly text: string;
}

/** The invented posts of one group; the "test" half is never looked at while the detector is made. */
export function readLanguageCases(split: CaseSplit, group: CaseGroup): LanguageCase[] {
  return readCases(`language/${split}/${group}.txt`, "\t").map(([code, text]) => ({ code: code!, text: text! }));
}

/** Each case cut to three words: the first three, and the middle three where the post is longer. */
export function cutToThreeWords(cases: readonly LanguageCase[]): LanguageCase[] {
  return cases.flatMap(({ code, text }) => {
    const words = text.split(/\s+/);
    const middle = Math.floor((words.length - 3) / 2);
    const starts = middle > 0 ? [0, middle] : [0];
    return starts.map((start) => ({ code, text: words.slice(start, start + 3).join(" ") }));
  });
}
