import type { DraftKind } from "./kinds.ts";
import type { DraftWord } from "./reading.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Plain-language guides ask for 15 to 25 words; a sentence is named only where hardly anybody follows it any more. */
const LONGEST_SENTENCE_WORDS = 42;

/** A prepared first statement has 90 to 130 words; an answer under a post is read on a telephone. */
const LONGEST_TEXT_WORDS: Record<DraftKind, number> = {
  holding: 220,
  full: 450,
  update: 260,
  correction: 320,
  reply: 110,
};

/** Sentences that nobody reads to the end. */
export function findLongSentences(words: readonly DraftWord[]): Span[] {
  return sentencesOf(words)
    .filter((sentence) => sentence.length > LONGEST_SENTENCE_WORDS)
    .map(spanOf);
}

/** The sentence in which a draft becomes longer than its kind bears. */
export function findExcess(words: readonly DraftWord[], kind: DraftKind): Span[] {
  const crossing = words[LONGEST_TEXT_WORDS[kind]];
  return crossing === undefined ? [] : [spanOf(words.filter(({ sentence }) => sentence === crossing.sentence))];
}

function sentencesOf(words: readonly DraftWord[]): DraftWord[][] {
  const sentences: DraftWord[][] = [];
  for (const word of words) {
    if (sentences.at(-1)?.[0]?.sentence === word.sentence) sentences.at(-1)!.push(word);
    else sentences.push([word]);
  }
  return sentences;
}

const spanOf = (words: readonly DraftWord[]): Span => ({ start: words[0]!.start, end: words.at(-1)!.end });

const MARKS = /[!?؟！]{2,}/g;
const isCapital = (letters: string) => /^\p{Lu}{2,}$/u.test(letters);
const SHOUTED_WORDS = 3;
const SHOUTED_LETTERS = 10;

/**
 * Rows of exclamation marks, and runs of words in capitals inside a line that also has small letters: a heading that stands
 * in capitals alone is a custom, and a single word in capitals may be a name.
 */
export function findShouting(text: string, words: readonly DraftWord[]): Span[] {
  const marks = [...text.matchAll(MARKS)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  return [...marks.filter(({ start, end }) => text.slice(start, end).includes("!")), ...findCapitals(text, words)];
}

function findCapitals(text: string, words: readonly DraftWord[]): Span[] {
  const found: Span[] = [];
  let run: DraftWord[] = [];
  for (const word of [...words, undefined]) {
    const isInRun = word !== undefined && isCapital(text.slice(word.start, word.end));
    if (isInRun) run.push(word);
    else {
      if (isShouted(text, run)) found.push(spanOf(run));
      run = [];
    }
  }
  return found;
}

function isShouted(text: string, run: readonly DraftWord[]): boolean {
  if (run.length < SHOUTED_WORDS) return false;
  const { start, end } = spanOf(run);
  if (end - start < SHOUTED_LETTERS) return false;
  const lineEnd = text.indexOf("\n", end);
  const line = text.slice(text.lastIndexOf("\n", start) + 1, lineEnd < 0 ? text.length : lineEnd);
  return /\p{Ll}|!/u.test(line);
}

/** Faces that laugh at somebody or roll their eyes. */
const MOCKING_FACE = /[🙄😂🤣😏🤡🙃😜😒🤦💅🥱]/gu;

export const findMockery = (text: string): Span[] =>
  [...text.matchAll(MOCKING_FACE)].map(({ 0: face, index }) => ({ start: index, end: index + face.length }));
