import { hashPair, hashSpan, hashUnit } from "./hash.ts";
import type { Lexicon } from "./lexicon.ts";
import { isNegator, negationReach } from "./negation.ts";
import { EMOJI, type Pieces, READ_LIMIT, WORD } from "./pieces.ts";

const WORD_SPACE = 0x1f35a7bd;
const PAIR_SPACE = 0x2c6e12f9;
const LETTERS_SPACE = 0x3b1f9d41;
const SIGN_SPACE = 0x4d2b8e05;
const LONGEST_GRAM = 5;

/** The feelings a language's words and the emoji carry; a language without a list has only emoji. */
export interface Feelings {
  readonly language: string;
  readonly words: Lexicon | undefined;
  readonly emoji: Lexicon;
}

/**
 * The features of one post as 32-bit hashes, each once, in `keys[0..count)`; valid until the next call.
 *
 * "Signs" are what can be seen without knowing the language: listed words by their feeling, emoji, question and
 * exclamation marks, length. "Letters" add words, pairs of neighbouring words and runs of one to five units, spaces
 * included, which is what makes inflected and misspelled words meet.
 */
export class Features {
  readonly keys = new Int32Array(READ_LIMIT * 16);
  count = 0;
  private readonly wordHashes = new Int32Array(READ_LIMIT + 2);
  private positive = 0;
  private negative = 0;
  private sum = 0;

  readSigns(pieces: Pieces, feelings: Feelings): void {
    this.count = 0;
    this.hashPieces(pieces);
    this.addWordFeelings(pieces, feelings);
    const words = this.sum;
    this.addSums(1);
    this.addEmoji(pieces, feelings.emoji);
    this.addSums(2);
    this.addShape(pieces, words);
  }

  addLetters(pieces: Pieces): void {
    for (let i = 0; i < pieces.count; i++) {
      const hash = this.wordHashes[i]!;
      this.keys[this.count++] = hashPair(WORD_SPACE, hash);
      if (i > 0) this.keys[this.count++] = hashPair(hashPair(PAIR_SPACE, this.wordHashes[i - 1]!), hash);
    }
    this.addGrams(pieces.codes, pieces.length);
  }

  private addGrams(codes: Uint16Array, length: number): void {
    const keys = this.keys;
    let count = this.count;
    for (let start = 0; start < length; start++) {
      const end = Math.min(start + LONGEST_GRAM, length);
      let hash = LETTERS_SPACE;
      for (let at = start; at < end; at++) {
        hash = hashUnit(hash, codes[at]!);
        keys[count++] = hash;
      }
    }
    this.count = count;
  }

  private hashPieces(pieces: Pieces): void {
    for (let i = 0; i < pieces.count; i++) {
      this.wordHashes[i] = hashSpan(pieces.codes, pieces.starts[i]!, pieces.ends[i]!);
    }
  }

  private addWordFeelings(pieces: Pieces, { words, language }: Feelings): void {
    this.positive = this.negative = this.sum = 0;
    if (!words) return;
    const reach = negationReach(language);
    for (let i = 0; i < pieces.count; i++) {
      if (pieces.kinds[i] !== WORD) continue;
      const score = this.scoreAt(pieces, words, i);
      if (score !== 0) this.addFeeling(this.isNegated(i, pieces.count, reach) ? -score : score, 1);
    }
  }

  private scoreAt(pieces: Pieces, words: Lexicon, i: number): number {
    const hash = this.wordHashes[i]!;
    const pair = i + 1 < pieces.count ? words.scoreOf(hashPair(hash, this.wordHashes[i + 1]!)) : 0;
    return pair !== 0 ? pair : words.scoreOfWord(hash, pieces.codes, pieces.starts[i]!, pieces.ends[i]!);
  }

  private isNegated(i: number, count: number, reach: { before: number; after: number }): boolean {
    for (let at = Math.max(0, i - reach.before); at <= Math.min(count - 1, i + reach.after); at++) {
      if (at !== i && isNegator(this.wordHashes[at]!)) return true;
    }
    return false;
  }

  private addEmoji(pieces: Pieces, emoji: Lexicon): void {
    this.positive = this.negative = this.sum = 0;
    for (let i = 0; i < pieces.count; i++) {
      if (pieces.kinds[i] === WORD) continue;
      this.addSign(3, this.wordHashes[i]!);
      if (pieces.kinds[i] !== EMOJI) continue;
      const score = emoji.scoreOf(this.wordHashes[i]!);
      if (score !== 0) this.addFeeling(score, 4);
    }
  }

  private addFeeling(score: number, kind: number): void {
    const strength = Math.abs(score) >= 3 ? 3 : Math.abs(score) >= 1.5 ? 2 : 1;
    this.addSign(kind * 16 + (score > 0 ? 5 : 6), strength);
    this.sum += score;
    if (score > 0) this.positive += 1;
    else this.negative += 1;
  }

  private addSums(kind: number): void {
    this.addSign(kind * 16 + 7, Math.min(this.positive, 3) * 4 + Math.min(this.negative, 3));
    this.addSign(kind * 16 + 8, Math.sign(this.sum));
    this.addSign(kind * 16 + 9, Math.max(-4, Math.min(4, Math.round(this.sum / 2))) + 8);
  }

  private addShape(pieces: Pieces, wordSum: number): void {
    this.addSign(80, Math.min(6, Math.round(Math.log2(pieces.count + 1))));
    if (pieces.isShouting) this.addSign(81, 1);
    this.addSign(82, (Math.sign(wordSum) + 1) * 3 + Math.sign(this.sum) + 1);
  }

  private addSign(kind: number, value: number): void {
    this.keys[this.count++] = hashPair(hashUnit(SIGN_SPACE, kind), value);
  }
}
