import { RUN_BITS, RUN_BYTES, visitRuns } from "../src/sentiment/letterRuns.ts";
import { Pieces } from "../src/sentiment/pieces.ts";

/** One sighting may be a slip of the finger. */
const FEWEST_SIGHTINGS = 3;

/** The letter runs of `posts`, as a shard keeps them; without posts all runs count as known. */
export function gatherRuns(posts: readonly { readonly text: string }[] | undefined): Uint8Array {
  if (!posts) return new Uint8Array(RUN_BYTES).fill(0xff);
  const sightings = new Uint32Array(2 ** RUN_BITS);
  const pieces = new Pieces();
  for (const { text } of posts) {
    pieces.read(text);
    visitRuns(pieces, (bit) => {
      sightings[bit]! += 1;
    });
  }
  const known = new Uint8Array(RUN_BYTES);
  sightings.forEach((count, bit) => {
    if (count >= FEWEST_SIGHTINGS) known[bit >> 3]! |= 1 << (bit & 7);
  });
  return known;
}
