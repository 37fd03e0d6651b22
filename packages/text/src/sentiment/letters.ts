import { foldText } from "../fold.ts";

/** Verdicts of `foldCode` that are not letters. */
export const DROPPED = 0;
export const GAP = 32;
const ZERO = 48;
const UNSEEN = 0xffff;

/** Vowel and tone marks, joiners, soft hyphens, apostrophes and variation selectors: inside a word they are not there. */
const SILENT_MARK =
  /[\u0300-\u036F]|[\u0483-\u0489]|[\u064B-\u065F\u0670\u06D6-\u06ED\u0640]|[\u1AB0-\u1ACE]|[\u1DC0-\u1DFF]|[\u20D0-\u20F0]|[\uFE00-\uFE0F]|[\uFE20-\uFE2F]/;
const SILENT_SIGN = /[\u00AD\u200B-\u200F\u2060\uFEFF'’ʼ`´]/;

const foldedCodes = new Uint16Array(65536).fill(UNSEEN);
const capitals = new Uint8Array(65536);

/** The folded letter of a UTF-16 code, "0" for any digit, `DROPPED` for a silent mark, `GAP` for all that parts words. */
export function foldCode(code: number): number {
  const known = foldedCodes[code]!;
  return known === UNSEEN ? resolveCode(code) : known;
}

/** Whether `foldCode` has met `code` as a capital letter. Ask after `foldCode`. */
export function isCapital(code: number): boolean {
  return capitals[code] === 1;
}

function resolveCode(code: number): number {
  const letter = String.fromCharCode(code);
  if (letter.toLowerCase() !== letter) capitals[code] = 1;
  const folded = foldLetter(letter);
  foldedCodes[code] = folded;
  return folded;
}

function foldLetter(letter: string): number {
  if (SILENT_MARK.test(letter) || SILENT_SIGN.test(letter)) return DROPPED;
  if (/\p{N}/u.test(letter)) return ZERO;
  if (!/[\p{L}\p{M}]/u.test(letter)) return GAP;
  const folded = foldText(letter);
  return folded === "" ? DROPPED : folded.charCodeAt(0);
}
