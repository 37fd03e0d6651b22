import type { SentimentScores } from "../sentiment/scoreSentiment.ts";
import type { OwnedClause } from "./attribute.ts";
import { CONTRAST, CONTRAST_BEHIND } from "./words.ts";

/** Two brands that the text sets against each other by a word like "but", or only by standing side by side. */
export interface Contrast {
  readonly first: string;
  readonly second: string;
  readonly isSpoken: boolean;
}

/** Neighbouring clauses about one brand each, of different brands. */
export function findContrasts(clauses: readonly OwnedClause[], words: readonly string[]): Contrast[] {
  return clauses.flatMap((clause, i) => {
    const before = clauses[i - 1];
    const [first, second] = [before?.owners[0], clause.owners[0]];
    if (before?.owners.length !== 1 || clause.owners.length !== 1 || first === second) return [];
    const isSpoken = speaksContrast(clause, words);
    return isSpoken || before.sentence === clause.sentence ? [{ first: first!, second: second!, isSpoken }] : [];
  });
}

function speaksContrast({ from, to }: OwnedClause, words: readonly string[]): boolean {
  if (CONTRAST.lengthAt(words, from) > 0) return true;
  for (let at = from + 1; at < Math.min(to, from + REACH); at++) {
    if (CONTRAST_BEHIND.lengthAt(words, at) > 0 || CONTRAST.lengthAt(words, at) > 0) return true;
  }
  return false;
}

/** "H Νόρβια όμως": in some languages the word of contrast comes second or third. */
const REACH = 4;

/** How much likelier opposite feelings are than feelings of their own, and how much less likely the same feeling. */
const SPOKEN = { opposite: 3, same: 0.4 };
const SILENT = { opposite: 1.3, same: 0.8 };

/** What `scores` become when the brand stands in contrast with one that has `other`. */
export function contrastScores(scores: SentimentScores, other: SentimentScores, isSpoken: boolean): SentimentScores {
  const { opposite, same } = isSpoken ? SPOKEN : SILENT;
  const negative = scores.negative * (other.positive * opposite + other.neutral + other.negative * same);
  const positive = scores.positive * (other.negative * opposite + other.neutral + other.positive * same);
  const sum = negative + scores.neutral + positive;
  return { negative: negative / sum, neutral: scores.neutral / sum, positive: positive / sum };
}
