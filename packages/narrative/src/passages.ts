/**
 * Passages that two texts may share, by winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for
 * document fingerprinting"): of every three neighbouring runs of three words the one with the least hash is kept. Two texts
 * that share five words in a row anywhere are sure to keep a run in common, whatever stands before and after: how a headline
 * is found in the post that quotes it, and a slogan between new first and last words.
 */
const RUN = 3;
const NEIGHBOURS = 3;
const MOST = 24;

/** Hashes of the kept runs in order, each once; `words` are hashes of words. None for fewer than three. */
export function passagesOf(words: readonly number[]): number[] {
  const runs: number[] = [];
  for (let i = RUN; i <= words.length; i++) runs.push(runHash(words, i - RUN));
  const kept = new Set<number>();
  for (let i = 0; i < Math.max(Math.min(runs.length, 1), runs.length - NEIGHBOURS + 1); i++) {
    kept.add(Math.min(...runs.slice(i, i + NEIGHBOURS)));
    if (kept.size >= MOST) break;
  }
  return [...kept];
}

function runHash(words: readonly number[], from: number): number {
  let hash = 0x2545f491;
  for (let i = from; i < from + RUN; i++) {
    hash = Math.imul(hash ^ words[i]!, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}
