import { foldText } from "../fold.ts";

/** Phrases to be found in folded words: comma-separated, "word*" for every word that begins so. */
export interface Phrases {
  /** How many words from `at` on make one of the phrases; 0 where none does. The longest counts. */
  lengthAt(words: readonly string[], at: number): number;
}

interface Pattern {
  readonly letters: string;
  readonly isBeginning: boolean;
}

/** The phrases of several comma-separated lists, one list per language. */
export function parsePhrases(...lists: readonly string[]): Phrases {
  const byLetter = new Map<string, Pattern[][]>();
  for (const phrase of lists.flatMap((list) => list.split(","))) {
    const patterns = phrase.trim().split(/\s+/).filter(Boolean).map(parsePattern);
    const key = patterns[0]?.letters.slice(0, 1);
    if (key !== undefined) byLetter.set(key, [...(byLetter.get(key) ?? []), patterns]);
  }
  return {
    lengthAt(words, at) {
      const known = byLetter.get(words[at]?.slice(0, 1) ?? "") ?? [];
      const found = known.filter((patterns) => patterns.every((pattern, i) => fits(pattern, words[at + i])));
      return Math.max(0, ...found.map((patterns) => patterns.length));
    },
  };
}

function parsePattern(word: string): Pattern {
  const isBeginning = word.endsWith("*");
  return { letters: foldText(isBeginning ? word.slice(0, -1) : word), isBeginning };
}

function fits({ letters, isBeginning }: Pattern, word: string | undefined): boolean {
  if (word === undefined) return false;
  return isBeginning ? word.startsWith(letters) : word === letters;
}
