/**
 * The most frequent of many names in bounded memory: "space saving" (Metwally and others 2005). When full, the rarest name
 * gives its place, and its count, to the newcomer; a name that is really frequent is therefore never lost.
 */
export type Tally = Map<string, number>;

export type TallyEntries = readonly (readonly [string, number])[];

const MOST_NAMES = 32;

export function addTo(tally: Tally, name: string, count = 1): void {
  const known = tally.get(name);
  if (known !== undefined || tally.size < MOST_NAMES) {
    tally.set(name, (known ?? 0) + count);
    return;
  }
  let rarest = "";
  let least = Number.POSITIVE_INFINITY;
  for (const [other, held] of tally) if (held < least) [rarest, least] = [other, held];
  tally.delete(rarest);
  tally.set(name, least + count);
}

export function joinTallies(into: Tally, from: Tally): void {
  for (const [name, count] of from) addTo(into, name, count);
}

/** Most frequent first, then by name. */
export function rankedNames(tally: Tally = new Map()): [string, number][] {
  return [...tally].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}
