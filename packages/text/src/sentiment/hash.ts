/** One step of the running hash: `hash` after one more UTF-16 unit. Multiply-xor; good in its high bits. */
export function hashUnit(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** A 32-bit key of two hashes in order. */
export function hashPair(first: number, second: number): number {
  return hashUnit(hashUnit(first, second & 0xffff), second >>> 16);
}

/** The hash of `codes` from `start` up to `end`. */
export function hashSpan(codes: Uint16Array, start: number, end: number): number {
  let hash = WORD_SEED;
  for (let i = start; i < end; i++) hash = hashUnit(hash, codes[i]!);
  return hash;
}

export const WORD_SEED = 0x51ed270b;
