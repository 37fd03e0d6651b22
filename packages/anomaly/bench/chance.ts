/** Seeded chance, so that every run of a benchmark or a law draws the same numbers. */
export type Random = () => number;

/** Mulberry32: uniform on [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Poisson count; above 50 by a rounded normal, which is close enough for counts of that size. */
export function poisson(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Keeps each of `count` with probability `part`. */
export function thin(random: Random, count: number, part: number): number {
  if (count * part * (1 - part) > 400) {
    const sd = Math.sqrt(count * part * (1 - part));
    return Math.min(count, Math.max(0, Math.round(count * part + sd * normal(random))));
  }
  let kept = 0;
  for (let i = 0; i < count; i++) if (random() < part) kept += 1;
  return kept;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
