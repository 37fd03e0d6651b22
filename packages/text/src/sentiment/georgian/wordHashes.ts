/** Words longer than this are no words. */
export const LONGEST_WORD = 40;

const FACTOR = 0x2545f491;
const powers = new Int32Array(LONGEST_WORD + 1);
powers[0] = 1;
for (let i = 1; i <= LONGEST_WORD; i++) powers[i] = Math.imul(powers[i - 1]!, FACTOR);

/** How letters are read: as they are, or with those made one that Latin keyboards do not tell apart. */
export type Spelling = Uint16Array;

/** The hash of any run of letters of one word in constant time (Karp and Rabin 1987). */
export class WordHashes {
  private readonly sums = new Int32Array(LONGEST_WORD + 1);
  length = 0;
  private readonly spelling: Spelling;

  constructor(spelling: Spelling) {
    this.spelling = spelling;
  }

  /** Takes `codes` from `start` up to `end`, at most `LONGEST_WORD` of them. */
  read(codes: ArrayLike<number>, start: number, end: number): void {
    this.length = Math.min(end - start, LONGEST_WORD);
    for (let i = 0; i < this.length; i++) {
      this.sums[i + 1] = Math.imul(this.sums[i]!, FACTOR) + this.spelling[codes[start + i]!]! + 1;
    }
  }

  readLetters(letters: string): void {
    this.read(
      Array.from({ length: letters.length }, (_, i) => letters.charCodeAt(i)),
      0,
      letters.length,
    );
  }

  /** The hash of the letters from `from` up to `to`; equal runs have equal hashes wherever they stand. */
  of(from: number, to: number): number {
    const hash = this.sums[to]! - Math.imul(this.sums[from]!, powers[to - from]!);
    return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (to - from);
  }
}

/** Every letter as it is. */
export const AS_WRITTEN: Spelling = Uint16Array.from({ length: 65536 }, (_, code) => code);

/** Georgian letters that share a Latin one: "t" is თ and ტ, "k" is კ, ქ and ყ. */
const ALIKE = ["ტთ", "კქყ", "პფ", "ცწ", "ჩჭ", "გღ", "ზძ", "ჯჟ"];

/** Georgian typed in Latin letters and written back. */
export const ROMANISED: Spelling = AS_WRITTEN.slice();
for (const letters of ALIKE) {
  for (const letter of letters) ROMANISED[letter.charCodeAt(0)] = letters.charCodeAt(0);
}
