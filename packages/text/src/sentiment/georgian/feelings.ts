import { hashSpan } from "../hash.ts";
import type { Lexicon } from "../lexicon.ts";
import { EMOJI, MARK, PAUSE, type Pieces, QUOTE, READ_LIMIT, WORD } from "../pieces.ts";
import type { Entry, Role, Vocabulary } from "./vocabulary.ts";

/** How far before a word its negator and its strengthener may stand. */
const NEGATION_REACH = 3;
const DEGREE_REACH = 2;

const NO_ENTRY: Entry = { role: "feeling", score: 0 };
/** A word that a phrase has already taken. */
const TAKEN: Entry = { role: "feeling", score: 0 };

/**
 * What every word of a Georgian post feels where it stands.
 *
 * A negator before a word ("არ მომწონს") or behind it ("კარგი არ არის", "პრობლემა არ მქონია") turns it round, but never
 * across a comma; what is denied of bad is only half as good. "მაგრამ" moves the weight to what follows, "თუ" halves what
 * is supposed, "ძალიან" and "ცოტა" strengthen and weaken.
 */
export class GeorgianFeelings {
  /** What the piece at each place feels there, -5..5; 0 for all that feels nothing. */
  readonly values = new Float64Array(READ_LIMIT + 2);
  /** Negators that have turned a feeling round: the others deny plain facts. */
  readonly isSpent = new Uint8Array(READ_LIMIT + 2);
  private readonly toldness = new Uint8Array(READ_LIMIT + 2);
  private readonly entries: Entry[] = [];
  private readonly vocabulary: Vocabulary;
  private pieces!: Pieces;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  read(pieces: Pieces, emoji: Lexicon): void {
    this.pieces = pieces;
    this.isSpent.fill(0, 0, pieces.count);
    this.toldness.fill(0, 0, pieces.count);
    this.findEntries(emoji);
    for (let i = 0; i < pieces.count; i++) this.values[i] = this.valueAt(i);
    this.weighContrast();
  }

  roleAt(i: number): Role {
    return this.entries[i]!.role;
  }

  /** Whether the word at `i` tells what was done to or by the speaker. */
  isTold(i: number): boolean {
    return this.toldness[i] === 1;
  }

  /** Whether the piece at `i` stands between quotation marks. */
  isQuoted(i: number): boolean {
    const { gaps, count } = this.pieces;
    return (gaps[i]! & QUOTE) !== 0 && (i + 1 >= count || (gaps[i + 1]! & QUOTE) !== 0);
  }

  private findEntries(emoji: Lexicon): void {
    const pieces = this.pieces;
    this.entries.length = 0;
    while (this.entries.length < pieces.count) {
      const i = this.entries.length;
      if (pieces.kinds[i] === WORD) this.findWord(i);
      else this.entries.push(pieces.kinds[i] === EMOJI ? this.readEmoji(i, emoji) : NO_ENTRY);
    }
  }

  private findWord(i: number): void {
    this.vocabulary.read(this.pieces, i);
    this.toldness[i] = this.vocabulary.isTold() ? 1 : 0;
    const phrase = this.vocabulary.findPhrase(this.pieces, i);
    this.entries.push(phrase ? phrase.entry : (this.vocabulary.find() ?? NO_ENTRY));
    for (let taken = 1; taken < (phrase?.words.length ?? 1); taken++) this.entries.push(TAKEN);
  }

  private readEmoji(i: number, emoji: Lexicon): Entry {
    this.vocabulary.read(this.pieces, i);
    const listed = this.vocabulary.find();
    if (listed) return listed;
    const score = emoji.scoreOf(hashSpan(this.pieces.codes, this.pieces.starts[i]!, this.pieces.ends[i]!));
    return { role: "feeling", score };
  }

  private valueAt(i: number): number {
    const { score } = this.entries[i]!;
    if (score === 0 || this.pieces.kinds[i] !== WORD) return score;
    const strong = score * this.degreeAt(i) * (this.isSupposed(i) ? SUPPOSED : 1);
    if (!this.isNegated(i)) return strong;
    return strong > 0 ? -strong * DENIED_GOOD : -strong * DENIED_BAD;
  }

  private degreeAt(i: number): number {
    for (let at = i - 1; at >= Math.max(0, i - DEGREE_REACH); at--) {
      if (this.pauses(at + 1)) return 1;
      const { role } = this.entries[at]!;
      if (role === "more") return STRONGER;
      if (role === "less") return WEAKER;
    }
    return 1;
  }

  private isNegated(i: number): boolean {
    for (let at = i - 1; at >= Math.max(0, i - NEGATION_REACH); at--) {
      if (this.pauses(at + 1)) break;
      if (this.spendNegator(at, { score: this.entries[i]!.score, isNeighbour: at === i - 1 })) return true;
      if (this.entries[at]!.score !== 0) break;
    }
    return this.isNegatedBehind(i);
  }

  private isNegatedBehind(i: number): boolean {
    let at = i + 1;
    while (at < this.pieces.count && this.entries[at] === TAKEN) at += 1;
    if (at >= this.pieces.count || this.pauses(at)) return false;
    const next = this.entries[at + 1];
    const isOfNext = next !== undefined && next.score !== 0 && !this.pauses(at + 1);
    return !isOfNext && this.spendNegator(at, { score: this.entries[i]!.score, isNeighbour: true });
  }

  /** "Nothing good" denies only its neighbour; who is unable to bear or mend a bad thing still has it. */
  private spendNegator(at: number, { score, isNeighbour }: { score: number; isNeighbour: boolean }): boolean {
    const { role } = this.entries[at]!;
    const denies = role === "not" || (role === "unable" && score > 0) || (role === "nothing" && isNeighbour);
    if (!denies) return false;
    this.isSpent[at] = 1;
    return true;
  }

  /** Whether "if" stands before the word in its clause. */
  private isSupposed(i: number): boolean {
    for (let at = i; at >= Math.max(0, i - SUPPOSITION_REACH); at--) {
      if (this.entries[at]!.role === "if") return true;
      if (this.pauses(at)) return false;
    }
    return false;
  }

  private pauses(at: number): boolean {
    return (this.pieces.gaps[at]! & PAUSE) !== 0 || this.pieces.kinds[at] === MARK;
  }

  private weighContrast(): void {
    let last = -1;
    for (let i = 0; i < this.pieces.count; i++) if (this.entries[i]!.role === "but") last = i;
    if (last < 0) return;
    for (let i = 0; i < this.pieces.count; i++) this.values[i] = this.values[i]! * (i < last ? BEFORE_BUT : AFTER_BUT);
  }
}

const STRONGER = 1.4;
const WEAKER = 0.6;
const DENIED_GOOD = 0.9;
const DENIED_BAD = 0.5;
const SUPPOSED = 0.5;
const SUPPOSITION_REACH = 5;
const BEFORE_BUT = 0.6;
const AFTER_BUT = 1.3;
