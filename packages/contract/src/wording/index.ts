import type { Language } from "../words.ts";
import en from "./en.json" with { type: "json" };

/** The words that pages, mails, the newsroom and the command line share, in ICU message format. */
export type Wording = Record<keyof typeof en, string>;
export const englishWording: Wording = en;

/** Catalogues are loaded one at a time: a page needs the reader's language, not all six. */
export const wordings: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import("./en.json"),
  ka: () => import("./ka.json"),
  ru: () => import("./ru.json"),
  fa: () => import("./fa.json"),
  el: () => import("./el.json"),
  ar: () => import("./ar.json"),
};

export { writeGuided, writeTerm } from "../guided.ts";
export { queryProblemSentence, sayQuery } from "./queries.ts";
export { countedBy, reasonsOf, type Sentence } from "./reasons.ts";
