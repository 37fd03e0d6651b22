/**
 * MinHash and locality-sensitive hashing (Broder 1997, "On the resemblance and containment of documents"; Leskovec,
 * Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3).
 *
 * A text is the set of its pairs of neighbouring words ("shingles"). Likeness is the Jaccard measure of two sets: the
 * shingles in both over the shingles in either. For a random order of all possible shingles, two sets have the same first
 * shingle with a probability equal to their likeness J; 36 fixed pseudo-random orders give 36 such first shingles.
 *
 * Three of them together make a band. Two sets share at least one of the 12 bands with probability 1 - (1 - J^3)^12:
 * 0.09 at J = 0.2, 0.80 at J = 0.5, 0.95 at J = 0.6, 0.99 from J = 0.7 on. Bands only propose texts that are alike as a
 * whole; passages.ts proposes those of which one holds a part of the other; alike.ts decides.
 *
 * Seeds are fixed, so equal texts have equal bands in every process, and a snapshot need not carry them.
 */
export const BANDS = 12;
const ROWS = 3;
const SEEDS = fixedSeeds(BANDS * ROWS);

/** The pairs of neighbouring words as distinct signed 32-bit numbers; `words` are hashes of words. Empty for fewer than two. */
export function shinglesOf(words: readonly number[]): number[] {
  const shingles = new Set<number>();
  for (let i = 1; i < words.length; i++) shingles.add(mix(Math.imul(words[i - 1]!, 31) ^ words[i]!));
  return [...shingles];
}

/** One 32-bit number per band; sets that are alike share at least one. None for an empty set. */
export function bandsOf(shingles: readonly number[]): number[] {
  if (shingles.length === 0) return [];
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++) key = mix(key ^ firstShingle(shingles, SEEDS[band * ROWS + row]!));
    bands.push(key);
  }
  return bands;
}

/** FNV-1a over UTF-16 units, mixed; 32 bits, signed, which engines keep as plain integers. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** 53 bits of a text as one safe number, wide enough to stand for it. */
export function wideHash(text: string): number {
  return (hashText(text, 1) & 0x1fffff) * 0x100000000 + (hashText(text, 2) >>> 0);
}

function firstShingle(shingles: readonly number[], seed: number): number {
  let first = 0x7fffffff;
  for (const shingle of shingles) {
    const place = mix(shingle ^ seed);
    if (place < first) first = place;
  }
  return first;
}

/** The finaliser of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function fixedSeeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => mix(0x9e3779b9 * (index + 1)));
}
