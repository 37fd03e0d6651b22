import type { Lexicon } from "../lexicon.ts";
import { EMOJI, MARK, type Pieces, WORD } from "../pieces.ts";
import { GeorgianFeelings } from "./feelings.ts";
import type { Role, Vocabulary } from "./vocabulary.ts";

/** What is known of a Georgian post, each a small number: what `signWeights.ts` weighs. */
export const SIGNS = [
  "bias",
  "good",
  "bad",
  "hasGood",
  "hasBad",
  "best",
  "worst",
  "balance",
  "last",
  "mixed",
  "mild",
  "goodEmoji",
  "badEmoji",
  "exclaims",
  "asks",
  "demands",
  "trailsOff",
  "questionWords",
  "reportWords",
  "unable",
  "denies",
  "nothing",
  "mocks",
  "quotesGood",
  "goodWithBadEmoji",
  "badWithGoodEmoji",
  "numbers",
  "length",
  "addresses",
  "firstPerson",
  "tells",
  "tellsNumbers",
  "asksInAnger",
  "asksPlainly",
  "forbids",
  "more",
] as const;

export type Sign = (typeof SIGNS)[number];
export type SignValues = Record<Sign, number>;

const LETTER_V = "ვ".charCodeAt(0);
const LETTER_T = "თ".charCodeAt(0);
const ZERO = 48;
const EXCLAMATION = 33;
const QUESTION = 63;
const DOT = 46;

/** Reads the signs of posts, one after the other; `values` are those of the last one. */
export class GeorgianSigns {
  readonly values = Object.fromEntries(SIGNS.map((sign) => [sign, 0])) as SignValues;
  private readonly feelings: GeorgianFeelings;

  constructor(vocabulary: Vocabulary) {
    this.feelings = new GeorgianFeelings(vocabulary);
  }

  read(pieces: Pieces, emoji: Lexicon): void {
    for (const sign of SIGNS) this.values[sign] = 0;
    this.feelings.read(pieces, emoji);
    for (let i = 0; i < pieces.count; i++) this.readPiece(pieces, i);
    this.summarise(pieces.count);
  }

  private readPiece(pieces: Pieces, i: number): void {
    const kind = pieces.kinds[i];
    const value = this.feelings.values[i]!;
    if (kind === EMOJI) this.addTo(value > 0 ? "goodEmoji" : "badEmoji", Math.abs(value) / 2);
    else if (kind === MARK) this.readMark(pieces.codes[pieces.starts[i]!]!, pieces.ends[i]! - pieces.starts[i]! > 1);
    else if (kind === WORD) this.readWord(pieces, i, value);
  }

  private readMark(code: number, isRepeated: boolean): void {
    if (code === EXCLAMATION) this.values.exclaims = 1;
    else if (code === QUESTION) this.values[isRepeated ? "demands" : "asks"] = 1;
    else if (code === DOT) this.values.trailsOff = 1;
  }

  private readWord(pieces: Pieces, i: number, value: number): void {
    const first = pieces.codes[pieces.starts[i]!]!;
    if (first === ZERO) this.addTo("numbers", 1);
    if (first === LETTER_V) this.addTo("firstPerson", 1);
    if (pieces.codes[pieces.ends[i]! - 1] === LETTER_T) this.addTo("addresses", 1);
    if (this.feelings.isTold(i)) this.addTo("tells", 1);
    if (value !== 0) this.readFeeling(i, value);
    else this.readRole(this.feelings.roleAt(i), i);
  }

  private readFeeling(i: number, value: number): void {
    const isGood = value > 0;
    const size = Math.abs(value);
    this.addTo(isGood ? "good" : "bad", size);
    this.values[isGood ? "best" : "worst"] = Math.max(this.values[isGood ? "best" : "worst"], size);
    this.values.last = Math.max(-1, Math.min(1, value / 2));
    if (isGood && this.feelings.isQuoted(i)) this.values.quotesGood = 1;
  }

  private readRole(role: Role, i: number): void {
    const sign = SIGN_OF_ROLE[role];
    if (sign && this.feelings.isSpent[i] === 0) this.addTo(sign, 1);
  }

  private addTo(sign: Sign, amount: number): void {
    this.values[sign] += amount;
  }

  private summarise(count: number): void {
    this.weighFeelings();
    this.noteCompany();
    this.values.bias = 1;
    this.values.length = Math.log2(count + 1) / 4 - 0.75;
    for (const sign of COUNTS) this.values[sign] = Math.log1p(this.values[sign]);
  }

  private weighFeelings(): void {
    const values = this.values;
    values.balance = Math.tanh((values.good - values.bad) / 3);
    values.hasGood = values.good > 0 ? 1 : 0;
    values.hasBad = values.bad > 0 ? 1 : 0;
    values.mixed = Math.min(values.good, values.bad) > 0.5 ? 1 : 0;
    values.mild = values.good + values.bad < 1.2 ? 1 : 0;
    values.best /= 3;
    values.worst /= 3;
  }

  /** Signs that mean something else together than apart. */
  private noteCompany(): void {
    const values = this.values;
    values.goodWithBadEmoji = values.good > 0 && values.badEmoji > 0 ? 1 : 0;
    values.badWithGoodEmoji = values.bad > 0 && values.goodEmoji > 0 ? 1 : 0;
    values.tellsNumbers = values.tells > 0 && values.numbers > 0 ? 1 : 0;
    values.asksInAnger = values.asks + values.demands > 0 && values.bad + values.unable + values.mocks > 0 ? 1 : 0;
    values.asksPlainly = values.asks > 0 && values.bad + values.good === 0 ? 1 : 0;
  }
}

const COUNTS: readonly Sign[] = [
  "good",
  "bad",
  "goodEmoji",
  "badEmoji",
  "questionWords",
  "reportWords",
  "unable",
  "denies",
  "nothing",
  "mocks",
  "numbers",
  "addresses",
  "firstPerson",
  "tells",
  "forbids",
  "more",
];

const SIGN_OF_ROLE: Partial<Record<Role, Sign>> = {
  not: "denies",
  unable: "unable",
  nothing: "nothing",
  report: "reportWords",
  ask: "questionWords",
  mock: "mocks",
  forbid: "forbids",
  more: "more",
};
