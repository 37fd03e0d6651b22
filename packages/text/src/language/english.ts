const COMMON = new Set(
  (
    "the and you that this with have my your they what just it's its don't dont i'm im but been their would when from out about because how why " +
    "who should which there never can't cant been after again still really were has had will could them our very please here than"
  ).split(" "),
);

/** How many of `words` (folded) are English words that no neighbour shares. Two and plain ASCII letters settle it. */
export function countEnglishWords(words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (COMMON.has(word)) count += 1;
  return count;
}
