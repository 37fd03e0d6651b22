import type { Sign, SignWords } from "../criticality/signs.ts";
import { SIGNS } from "../criticality/signs.ts";
import { foldText } from "../fold.ts";
import { SIGN_OF_TYPE, TYPE_OF_SIGN } from "./speaksFor.ts";
import { CRISIS_TYPES, type CrisisType, type CrisisWords } from "./types.ts";

/** One language's words: those that name a kind of crisis, and those that are signs of harm or of mere noise. */
export interface Vocabulary {
  readonly types: CrisisWords;
  readonly signs: SignWords;
}

interface WordPattern {
  readonly letters: string;
  readonly isBeginning: boolean;
}

/** Alternatives for one place in a row of words. */
type PlacePattern = readonly WordPattern[];

/** What words in a row may do besides speaking: silence what stands in them, or take back what stands beside them. */
export type Role = "speaks" | "idiom" | "negation" | "negationAfter";

export interface Expression {
  readonly role: Role;
  readonly words: readonly PlacePattern[];
  /** Kinds it speaks for, and whether it is enough by itself. */
  readonly types: Map<CrisisType, boolean>;
  readonly signs: Set<Sign>;
}

const SHORTEST_KEY = 2;
const LONGEST_KEY = 4;

/**
 * The expressions of all languages by their first word, or by its first letters where only a beginning is given, so that a
 * word of a post is compared with a handful of them and not with thousands. Languages are not kept apart: posts mix them,
 * and scripts keep them apart anyway. What several lists hold is one expression that speaks for several things.
 */
export class ExpressionIndex {
  private readonly byWord = new Map<string, Expression[]>();
  private readonly byBeginning = new Map<string, Expression[]>();
  private readonly bySpelling = new Map<string, Expression>();

  constructor(languages: readonly Vocabulary[]) {
    for (const { types, signs } of languages) {
      for (const role of ["idiom", "negation", "negationAfter"] as const) this.addAll(signs[role], role, () => {});
      for (const type of CRISIS_TYPES) this.addTypeWords(type, types[type]);
      for (const sign of SIGNS) this.addSignWords(sign, signs[sign]);
    }
  }

  /** Expressions that stand in `words` from place `at` on. */
  findAt(words: readonly string[], at: number): Expression[] {
    const word = words[at]!;
    const found: Expression[] = [];
    collectStanding(this.byWord.get(word), words, at, found);
    const longest = Math.min(word.length, LONGEST_KEY);
    for (let length = SHORTEST_KEY; length <= longest; length++)
      collectStanding(this.byBeginning.get(word.slice(0, length)), words, at, found);
    return found;
  }

  private addTypeWords(type: CrisisType, { clear, hint }: CrisisWords[CrisisType]): void {
    const sign = SIGN_OF_TYPE[type];
    this.addAll(clear, "speaks", (expression) => {
      expression.types.set(type, true);
      if (sign !== undefined) expression.signs.add(sign);
    });
    this.addAll(hint, "speaks", ({ types }) => types.set(type, types.get(type) ?? false));
  }

  private addSignWords(sign: Sign, list: string): void {
    const told = TYPE_OF_SIGN[sign];
    this.addAll(list, "speaks", ({ types, signs }) => {
      signs.add(sign);
      if (told !== undefined) types.set(told.type, told.isClear || (types.get(told.type) ?? false));
    });
  }

  private addAll(list: string, role: Role, teach: (expression: Expression) => void): void {
    for (const phrase of list.split(",")) {
      const words = phrase.trim().split(/\s+/).filter(Boolean).map(parsePlace);
      if (words.length > 0) teach(this.findOrAdd(role, words));
    }
  }

  /** Spellings that fold to the same letters are one expression and speak once. */
  private findOrAdd(role: Role, words: readonly PlacePattern[]): Expression {
    const spelling = `${role} ${words.map(spellPlace).join(" ")}`;
    const known = this.bySpelling.get(spelling);
    if (known !== undefined) return known;
    const expression: Expression = { role, words, types: new Map(), signs: new Set() };
    this.bySpelling.set(spelling, expression);
    for (const { letters, isBeginning } of words[0]!)
      addTo(
        isBeginning ? this.byBeginning : this.byWord,
        isBeginning ? letters.slice(0, LONGEST_KEY) : letters,
        expression,
      );
    return expression;
  }
}

function addTo(index: Map<string, Expression[]>, key: string, expression: Expression): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [expression]);
  else if (!known.includes(expression)) known.push(expression);
}

const parsePlace = (place: string): PlacePattern => place.split("|").map(parseWord);

function parseWord(word: string): WordPattern {
  const isBeginning = word.endsWith("*");
  return { letters: foldText(isBeginning ? word.slice(0, -1) : word), isBeginning };
}

const spellPlace = (place: PlacePattern): string =>
  place.map(({ letters, isBeginning }) => letters + (isBeginning ? "*" : "")).join("|");

function collectStanding(
  candidates: readonly Expression[] | undefined,
  words: readonly string[],
  at: number,
  found: Expression[],
): void {
  if (candidates === undefined) return;
  for (const expression of candidates) if (standsAt(expression, words, at)) found.push(expression);
}

function standsAt({ words: places }: Expression, words: readonly string[], at: number): boolean {
  for (let i = 0; i < places.length; i++) {
    const word = words[at + i];
    if (word === undefined || !places[i]!.some((pattern) => fits(pattern, word))) return false;
  }
  return true;
}

const fits = ({ letters, isBeginning }: WordPattern, word: string): boolean =>
  isBeginning ? word.startsWith(letters) : word === letters;
