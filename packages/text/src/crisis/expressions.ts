import { foldText } from "../fold.ts";
import { CRISIS_TYPES, type CrisisType, type CrisisWords } from "./types.ts";

interface WordPattern {
  readonly letters: string;
  readonly isBeginning: boolean;
}

export interface Expression {
  readonly type: CrisisType;
  readonly isClear: boolean;
  readonly words: readonly WordPattern[];
}

const KEY_LENGTH = 2;

/**
 * The expressions of all languages by the first letters of their first word, so that a word of a post is compared with a
 * handful of them and not with thousands. Languages are not kept apart: posts mix them, and scripts keep them apart anyway.
 */
export class ExpressionIndex {
  private readonly byBeginning = new Map<string, Expression[]>();
  private readonly spellings = new Set<string>();

  constructor(languages: readonly CrisisWords[]) {
    for (const language of languages) {
      for (const type of CRISIS_TYPES) {
        this.addAll(type, language[type].clear, true);
        this.addAll(type, language[type].hint, false);
      }
    }
  }

  /** Expressions that stand in `words` from place `at` on. */
  findAt(words: readonly string[], at: number): Expression[] {
    const candidates = this.byBeginning.get(words[at]!.slice(0, KEY_LENGTH));
    return candidates ? candidates.filter((expression) => standsAt(expression, words, at)) : [];
  }

  private addAll(type: CrisisType, list: string, isClear: boolean): void {
    for (const phrase of list.split(",")) {
      const words = phrase.trim().split(/\s+/).filter(Boolean).map(parseWord);
      if (words.length === 0) continue;
      if (this.isKnown(type, words)) continue;
      const key = words[0]!.letters.slice(0, KEY_LENGTH);
      const known = this.byBeginning.get(key) ?? [];
      known.push({ type, isClear, words });
      this.byBeginning.set(key, known);
    }
  }

  /** Spellings that fold to the same letters are one expression and speak once. */
  private isKnown(type: CrisisType, words: readonly WordPattern[]): boolean {
    const spelling = `${type} ${words.map(({ letters, isBeginning }) => letters + (isBeginning ? "*" : "")).join(" ")}`;
    if (this.spellings.has(spelling)) return true;
    this.spellings.add(spelling);
    return false;
  }
}

function parseWord(word: string): WordPattern {
  const isBeginning = word.endsWith("*");
  return { letters: foldText(isBeginning ? word.slice(0, -1) : word), isBeginning };
}

function standsAt(expression: Expression, words: readonly string[], at: number): boolean {
  return expression.words.every(({ letters, isBeginning }, i) => {
    const word = words[at + i];
    if (word === undefined) return false;
    return isBeginning ? word.startsWith(letters) : word === letters;
  });
}
