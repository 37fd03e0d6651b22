import { foldText } from "../fold.ts";
import type { DraftWord } from "./reading.ts";

interface Slot {
  readonly spellings: readonly { readonly letters: string; readonly isBeginning: boolean }[];
}
type Element = Slot | "gap";

export interface Phrase<Meaning> {
  readonly meaning: Meaning;
  readonly elements: readonly Element[];
  readonly isAtSentenceStart: boolean;
}

/** A phrase found in a draft, from one of its words up to another. */
export interface Finding<Meaning> {
  readonly phrase: Phrase<Meaning>;
  readonly from: number;
  readonly to: number;
}

const KEY_LENGTH = 2;
const GAP_WORDS = 3;

/** Phrases by the first letters of their first word, so that a word is compared with a handful of them. */
export class PhraseIndex<Meaning> {
  private readonly byBeginning = new Map<string, Phrase<Meaning>[]>();

  constructor(lists: readonly (readonly [Meaning, string])[]) {
    for (const [meaning, list] of lists) {
      for (const written of list.split(",").filter((phrase) => phrase.trim() !== "")) {
        for (const phrase of parsePhrase(meaning, written)) this.add(phrase);
      }
    }
  }

  /** The longest finding of each phrase that begins at word `at`. */
  findAt(words: readonly DraftWord[], at: number): Finding<Meaning>[] {
    const found: Finding<Meaning>[] = [];
    for (const reading of words[at]!.readings) {
      for (const phrase of this.byBeginning.get(reading.slice(0, KEY_LENGTH)) ?? []) {
        if (phrase.isAtSentenceStart && words[at - 1]?.sentence === words[at]!.sentence) continue;
        const to = endOf(phrase.elements, words, at);
        if (to > at) found.push({ phrase, from: at, to });
      }
    }
    return found;
  }

  private add(phrase: Phrase<Meaning>): void {
    const keys = (phrase.elements[0] as Slot).spellings.map(({ letters }) => letters.slice(0, KEY_LENGTH));
    for (const key of new Set(keys)) this.byBeginning.set(key, [...(this.byBeginning.get(key) ?? []), phrase]);
  }
}

/** A word in parentheses may be left out: such a phrase is two. */
function parsePhrase<Meaning>(meaning: Meaning, written: string): Phrase<Meaning>[] {
  const parts = written.trim().split(/\s+/);
  const optional = parts.findIndex((part) => part.startsWith("("));
  if (optional >= 0) {
    const before = parts.slice(0, optional);
    const after = parts.slice(optional + 1);
    const kept = [...before, parts[optional]!.slice(1, -1), ...after].join(" ");
    return [...parsePhrase(meaning, kept), ...parsePhrase(meaning, [...before, ...after].join(" "))];
  }
  const isAtSentenceStart = parts[0] === "^";
  const elements = (isAtSentenceStart ? parts.slice(1) : parts).map(parseElement);
  return [{ meaning, elements, isAtSentenceStart }];
}

function parseElement(part: string): Element {
  if (part === "..") return "gap";
  const spellings = part.split("|").map((spelling) => {
    const isBeginning = spelling.endsWith("*");
    return { letters: foldText(isBeginning ? spelling.slice(0, -1) : spelling), isBeginning };
  });
  return { spellings };
}

/** The place after the last word of the phrase, or -1. A phrase never reaches into the next sentence. */
function endOf(elements: readonly Element[], words: readonly DraftWord[], at: number): number {
  const [first, ...rest] = elements;
  if (first === undefined) return at;
  if (first === "gap") {
    for (let skipped = 0; skipped <= GAP_WORDS; skipped++) {
      const to = endOf(rest, words, at + skipped);
      if (to >= 0) return to;
    }
    return -1;
  }
  const word = words[at];
  if (word === undefined || !fits(first, word) || isSentenceBroken(words, at, rest.length > 0)) return -1;
  return endOf(rest, words, at + 1);
}

const isSentenceBroken = (words: readonly DraftWord[], at: number, isMoreWanted: boolean) =>
  isMoreWanted && words[at + 1]?.sentence !== words[at]!.sentence;

function fits({ spellings }: Slot, { readings }: DraftWord): boolean {
  return spellings.some(({ letters, isBeginning }) =>
    readings.some((reading) => (isBeginning ? reading.startsWith(letters) : reading === letters)),
  );
}
