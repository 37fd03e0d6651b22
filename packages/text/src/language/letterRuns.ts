import { hashUnit, WORD_SEED } from "../sentiment/hash.ts";

const LONGEST_RUN = 4;
const GAP = 32;
const RUNS_LIMIT = 2000;
/** "soooo" is written "so". */
const DRAWN_OUT = /([a-z])\1{2,}/g;

/** Table places of a post's words in Latin letters: whole words, and runs of one to four letters with the gaps around words. */
export class LetterRuns {
  readonly places = new Int32Array(RUNS_LIMIT);
  count = 0;
  wordCount = 0;
  letters = 0;
  private readonly codes = new Uint16Array(64);

  constructor(private readonly bits: number) {}

  /** Reads `words` (folded). Words in other scripts, bare numbers and very long ones say nothing here. */
  read(words: readonly string[]): void {
    this.count = 0;
    this.wordCount = 0;
    this.letters = 0;
    for (const word of words) if (isLatinWord(word)) this.readWord(word);
  }

  private readWord(word: string): void {
    const length = this.writeCodes(word);
    this.wordCount += 1;
    this.letters += length - 2;
    for (let start = 0; start < length - 1; start++) {
      const end = Math.min(length, start + LONGEST_RUN);
      let hash = 1;
      for (let i = start; i < end; i++) {
        hash = hashUnit(hash, this.codes[i]!);
        if (i > start || start > 0) this.add(hash);
      }
    }
    let whole = WORD_SEED;
    for (let i = 0; i < length; i++) whole = hashUnit(whole, this.codes[i]!);
    this.add(whole);
  }

  private writeCodes(word: string): number {
    const { codes } = this;
    const written = word.replace(DRAWN_OUT, "$1");
    codes[0] = GAP;
    for (let i = 0; i < written.length; i++) codes[i + 1] = written.charCodeAt(i);
    codes[written.length + 1] = GAP;
    return written.length + 2;
  }

  private add(hash: number): void {
    if (this.count < RUNS_LIMIT) this.places[this.count++] = (hash >>> 0) >>> (32 - this.bits);
  }
}

const LONGEST_WORD = 40;
/** Laughter has no language: "hahaha", "xaxax", "kkkk", "hhhh". */
const LAUGHTER = /^(?:(?:[hx]+a+){2,}[hx]*|k{3,}|h{3,}|x+d+|lo+l)$/;
/** A version, a model or a key, not a word with chat digits. */
const SERIAL = /\d\D*\d\D*\d/;

function isLatinWord(word: string): boolean {
  return (
    word.length <= LONGEST_WORD &&
    /[a-z]/.test(word) &&
    !/[^\u0000-\u02AF]/.test(word) &&
    !LAUGHTER.test(word) &&
    !SERIAL.test(word)
  );
}
