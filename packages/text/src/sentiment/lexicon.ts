import { hashPair, hashSpan, hashUnit, WORD_SEED } from "./hash.ts";
import { MARK, type Pieces } from "./pieces.ts";

/** Words with a known feeling, from -5 to 5, found by the hash of their folded letters. */
export class Lexicon {
  private readonly scores = new Map<number, number>();
  private readonly stems = new Map<number, number>();

  /** Adds `phrase` of one or two words; the first word list to name a phrase decides, so the best list comes first. */
  add(phrase: string, score: number, pieces: Pieces): void {
    pieces.read(phrase);
    if (pieces.count === 0 || pieces.count > 2 || pieces.kinds[0] === MARK) return;
    const first = hashSpan(pieces.codes, pieces.starts[0]!, pieces.ends[0]!);
    const key =
      pieces.count === 1 ? first : hashPair(first, hashSpan(pieces.codes, pieces.starts[1]!, pieces.ends[1]!));
    if (!this.scores.has(key)) this.scores.set(key, score);
    if (pieces.count === 1) this.addStems(pieces.codes, pieces.starts[0]!, pieces.ends[0]!, score);
  }

  /** Two words that a dictionary gives in one inflected form meet in their common beginning. */
  private addStems(codes: Uint16Array, start: number, end: number, score: number): void {
    let hash = WORD_SEED;
    for (let at = start; at < end; at++) {
      hash = hashUnit(hash, codes[at]!);
      const isStem = at - start + 1 >= SHORTEST_STEM && end - at - 1 <= LONGEST_CUT;
      if (isStem && !this.stems.has(hash)) this.stems.set(hash, score);
    }
  }

  /** The score of the word or pair with this hash; 0 where it is not listed. */
  scoreOf(hash: number): number {
    return this.scores.get(hash) ?? 0;
  }

  /** The score of a word, or failing that of what is left when up to three end letters are cut; 0 where neither is listed. */
  scoreOfWord(hash: number, codes: Uint16Array, start: number, end: number): number {
    const exact = this.scores.get(hash);
    if (exact !== undefined) return exact;
    if (end - start <= SHORTEST_STEM) return 0;
    return this.scoreOfStem(codes, start, end);
  }

  private scoreOfStem(codes: Uint16Array, start: number, end: number): number {
    let hash = WORD_SEED;
    let score = 0;
    for (let at = start; at < end; at++) {
      hash = hashUnit(hash, codes[at]!);
      if (at - start + 1 < SHORTEST_STEM || end - at - 1 > LONGEST_CUT) continue;
      score = this.stems.get(hash) ?? score;
    }
    return score;
  }
}

const SHORTEST_STEM = 5;
const LONGEST_CUT = 3;
