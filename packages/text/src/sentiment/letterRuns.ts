import { hashUnit } from "./hash.ts";
import { type Pieces, WORD } from "./pieces.ts";

/**
 * Which runs of three letters a shard has learned from, as one bit per hash: the model's sense of its own ignorance.
 *
 * A linear model adds up whatever its table holds, so a keyboard mash or a text of another alphabet can come out as sure as
 * a plain complaint. Real posts of a shard's language are made of runs it has met: of the development posts of every set, 95 in
 * a hundred have fewer than one strange run in thirteen, 99 fewer than one in seven.
 */
export const RUN_BITS = 16;
export const RUN_BYTES = 2 ** RUN_BITS / 8;
const RUN_SEED = 0x6a09e667;

/** Calls `visit` with the bit of each run of three in the words of `pieces`, the spaces around a word included. */
export function visitRuns(pieces: Pieces, visit: (bit: number) => void): void {
  const { codes } = pieces;
  for (let i = 0; i < pieces.count; i++) {
    if (pieces.kinds[i] !== WORD) continue;
    const last = pieces.ends[i]! - 1;
    for (let at = pieces.starts[i]!; at <= last; at++) visit(runBit(codes[at - 1]!, codes[at]!, codes[at + 1]!));
  }
}

function runBit(before: number, letter: number, after: number): number {
  return hashUnit(hashUnit(hashUnit(RUN_SEED, before), letter), after) >>> (32 - RUN_BITS);
}

export function isKnownRun(known: Uint8Array, bit: number): boolean {
  return (known[bit >> 3]! & (1 << (bit & 7))) !== 0;
}
