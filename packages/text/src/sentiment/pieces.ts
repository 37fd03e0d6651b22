import { DROPPED, foldCode, GAP, isCapital } from "./letters.ts";
import { readSmiley } from "./smileys.ts";

/** What a piece of a post is. */
export const WORD = 1;
export const EMOJI = 2;
export const MARK = 3;

/** What may stand between a piece and the one before it, as bits. */
export const PAUSE = 1;
export const QUOTE = 2;
const PAUSES = new Set(Array.from(".,;:\n()–—", (sign) => sign.charCodeAt(0)));
const QUOTES = new Set(Array.from('"„“”«»', (sign) => sign.charCodeAt(0)));

/** Posts are read up to this many UTF-16 units; a rant says what it feels before that. */
export const READ_LIMIT = 4000;

const LINK = 0xe000;
const HANDLE = 0xe001;
const SPACE = 32;
const URL_START = /(?:https?:\/\/|www\.|http(?![\p{L}\p{N}]))\S*/iuy;
const HANDLE_AT = /@[\p{L}\p{N}_.]+/uy;

/**
 * The normalised form of one post that both training and product see: pieces parted by single spaces.
 *
 * Written for speed: one pass over UTF-16 units into buffers that are used again for the next post, so a result is valid
 * until the next `read`. Letters are folded as for search (fold.ts); digits become "0"; three or more of a letter become
 * two; links and handles become one piece each; smileys, the Russian ")" among them, become emoji; "!", "!!", "?", "??"
 * and "…" are pieces; all other punctuation only parts words.
 */
export class Pieces {
  /** Units of the normalised text, with a space before, between and after pieces. */
  readonly codes = new Uint16Array(READ_LIMIT * 2 + 8);
  length = 0;
  readonly starts = new Int32Array(READ_LIMIT + 2);
  readonly ends = new Int32Array(READ_LIMIT + 2);
  readonly kinds = new Uint8Array(READ_LIMIT + 2);
  /** `PAUSE` and `QUOTE` where a comma, full stop, bracket or quotation mark stands before the piece. */
  readonly gaps = new Uint8Array(READ_LIMIT + 2);
  private gap = 0;
  count = 0;
  /** Whether a word of three or more letters is all capitals. */
  isShouting = false;

  read(text: string): void {
    const read = text.slice(0, READ_LIMIT).normalize("NFKC").slice(0, READ_LIMIT);
    this.codes[0] = SPACE;
    this.length = 1;
    this.count = 0;
    this.isShouting = false;
    this.gap = 0;
    let openParentheses = 0;
    for (let at = 0; at < read.length; ) {
      const code = read.charCodeAt(at);
      if (PAUSES.has(code)) this.gap |= PAUSE;
      else if (QUOTES.has(code)) this.gap |= QUOTE;
      if (code === 40) openParentheses += 1;
      if (code === 41 && openParentheses > 0) {
        openParentheses -= 1;
        at += 1;
      } else at = this.readPiece(read, at, code);
    }
  }

  private readPiece(text: string, at: number, code: number): number {
    if (code <= SPACE) return at + 1;
    if (code === 33 || code === 63) return this.readMark(text, at, code);
    if (code === 46) return this.readDots(text, at);
    if (code === 64) return this.readSign(text, at, HANDLE_AT, HANDLE);
    if ((code | 32) === 104 || (code | 32) === 119) {
      const after = this.readSign(text, at, URL_START, LINK);
      if (after > at + 1) return after;
    }
    const smiley = readSmiley(text, at, code);
    if (smiley) {
      this.push(EMOJI, smiley.face, smiley.isStrong ? smiley.face : 0);
      return smiley.end;
    }
    if (code >= 0xd800 && code <= 0xdfff) return this.readPair(text, at, code);
    if ((code >= 0x2600 && code <= 0x27bf) || code === 0x2b50) return this.push(EMOJI, code, 0, at + 1);
    return this.readWord(text, at);
  }

  private readMark(text: string, at: number, code: number): number {
    let end = at + 1;
    while (end < text.length && (text.charCodeAt(end) === 33 || text.charCodeAt(end) === 63)) end += 1;
    return this.push(MARK, code, end > at + 1 ? text.charCodeAt(end - 1) : 0, end);
  }

  private readDots(text: string, at: number): number {
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) === 46) end += 1;
    return end > at + 1 ? this.push(MARK, 46, 0, end) : end;
  }

  private readSign(text: string, at: number, pattern: RegExp, sign: number): number {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return at + 1;
    return this.push(MARK, sign, 0, at + match[0].length);
  }

  private readPair(text: string, at: number, high: number): number {
    const low = text.charCodeAt(at + 1);
    if (high > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return at + 1;
    const isSkinTone = high === 0xd83c && low >= 0xdffb;
    return isSkinTone ? at + 2 : this.push(EMOJI, high, low, at + 2);
  }

  private readWord(text: string, from: number): number {
    const start = this.length;
    let at = from;
    let capitalCount = 0;
    let letterCount = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0xd800 && code <= 0xdfff) break;
      const folded = foldCode(code);
      if (folded === GAP) break;
      if (folded === DROPPED) continue;
      letterCount += 1;
      if (isCapital(code)) capitalCount += 1;
      const isThirdAlike =
        this.length > start + 1 && this.codes[this.length - 1] === folded && this.codes[this.length - 2] === folded;
      if (!isThirdAlike) this.codes[this.length++] = folded;
    }
    if (this.length === start) return Math.max(at, from + 1);
    if (letterCount >= 3 && capitalCount === letterCount) this.isShouting = true;
    this.close(WORD, start);
    return at;
  }

  private push(kind: number, first: number, second: number, end = 0): number {
    const start = this.length;
    this.codes[this.length++] = first;
    if (second !== 0) this.codes[this.length++] = second;
    this.close(kind, start);
    return end;
  }

  private close(kind: number, start: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = this.length;
    this.kinds[this.count] = kind;
    this.gaps[this.count] = this.gap;
    this.gap = 0;
    this.count += 1;
    this.codes[this.length++] = SPACE;
  }
}
