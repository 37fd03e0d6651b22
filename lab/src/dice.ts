/** Chance that repeats itself: the same seed gives the same rolls on every machine. */
export interface Dice {
  /** A number in [0, 1). */
  unit(): number;
  /** A whole number in [0, count). */
  below(count: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weigh<K extends string>(weights: Partial<Record<K, number>>): K;
  /** Standard normal, by twelve uniform rolls. */
  bell(): number;
  poisson(mean: number): number;
}

/** Rolls of mulberry32 (Tommy Ettinger, public domain), seeded by the FNV-1a hash of `seed`. */
export function rollDice(seed: string): Dice {
  const unit = mulberry32(hashOf(seed));
  const below = (count: number) => Math.floor(unit() * count);
  return {
    unit,
    below,
    chance: (probability) => unit() < probability,
    pick: (list) => list[below(list.length)]!,
    weigh: (weights) => weigh(weights, unit()),
    bell: () => Array.from({ length: 12 }, unit).reduce((sum, roll) => sum + roll, -6),
    poisson: (mean) => poisson(mean, unit),
  };
}

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function weigh<K extends string>(weights: Partial<Record<K, number>>, roll: number): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = roll * total;
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)![0];
}

/** Knuth's product of uniforms: exact, and quick enough for the small means of an hour. */
function poisson(mean: number, unit: () => number): number {
  const floor = Math.exp(-mean);
  let product = unit();
  let count = 0;
  while (product > floor) {
    product *= unit();
    count++;
  }
  return count;
}
