import type { Token } from "../tokens.ts";
import type { Naming } from "./names.ts";
import { AND, CONTRAST, CONTRAST_BEHIND } from "./words.ts";

/** A stretch of words about one thing: `from` up to `to`, in words of the text. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** Which sentence of the text it stands in, from 0. */
  readonly sentence: number;
}

const SENTENCE_END = /[.!?…؟]+(?=["»”)\s]|$)|[;؛\n]/u;
const QUESTION = /[?؟]/u;
/** In Greek the semicolon asks. */
const GREEK_QUESTION = /[;?\u037E]/u;
const PAUSE = /[,،:—–()]|\s-\s/u;

export interface CutText {
  readonly clauses: readonly Clause[];
  /** Sentences that end with a question mark. */
  readonly questions: ReadonlySet<number>;
}

/**
 * Cuts a text where its subject may change: at ends of sentences, commas and dashes, before words of contrast, and at an
 * "and" that stands between two names.
 */
export function cutClauses(
  text: string,
  words: readonly Token[],
  namings: readonly Naming[],
  language: string,
): CutText {
  const folded = words.map((word) => word.folded);
  const behind = new Set(namings.filter(({ to }) => CONTRAST_BEHIND.lengthAt(folded, to) > 0).map(({ from }) => from));
  const asks = language === "el" ? GREEK_QUESTION : QUESTION;
  const clauses: Clause[] = [];
  const questions = new Set<number>();
  let from = 0;
  let sentence = 0;
  for (let at = 1; at <= words.length; at++) {
    const gap = text.slice(words[at - 1]!.end, words[at]?.start);
    if (asks.test(gap)) questions.add(sentence);
    const endsSentence = SENTENCE_END.test(gap);
    const isCut = endsSentence || PAUSE.test(gap) || behind.has(at) || isJoint(folded, at, namings, from);
    if (at < words.length && !isCut && CONTRAST.lengthAt(folded, at) === 0) continue;
    if (at > from) clauses.push({ from, to: at, sentence });
    from = at;
    if (endsSentence) sentence += 1;
  }
  return { clauses, questions };
}

/** An "and" with a name behind it in the same breath and a name before it in the same clause. */
function isJoint(words: readonly string[], at: number, namings: readonly Naming[], from: number): boolean {
  const isNamedBefore = namings.some((naming) => naming.from >= from && naming.to <= at);
  if (!isNamedBefore) return false;
  if (AND.lengthAt(words, at) > 0) return namings.some((naming) => naming.from > at && naming.from <= at + NEAR);
  return namings.some((naming) => naming.from === at && words[at]!.startsWith(ARABIC_AND));
}

const NEAR = 3;
const ARABIC_AND = "و";
