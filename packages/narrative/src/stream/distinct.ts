import { hashText } from "../minhash.ts";

/**
 * Counts different names in little memory: the k smallest hashes seen (Bar-Yossef and others 2002, "k minimum values").
 * Up to 256 names the count is exact but for collisions; above, (k - 1) / (the largest kept hash as a share of all
 * hashes), with a standard error of 1/sqrt(k - 2), six in a hundred. Two counts join into the count of both.
 */
const KEPT = 256;

export class DistinctCount {
  /** Ascending. */
  private readonly smallest: number[];

  constructor(smallest: readonly number[] = []) {
    this.smallest = [...smallest];
  }

  add(name: string): void {
    this.addHash(hashText(name, 7) >>> 0);
  }

  join(other: DistinctCount): void {
    for (const hash of other.smallest) this.addHash(hash);
  }

  get count(): number {
    if (this.smallest.length < KEPT) return this.smallest.length;
    return Math.round((KEPT - 1) / ((this.smallest[KEPT - 1]! + 1) / 2 ** 32));
  }

  snapshot(): readonly number[] {
    return [...this.smallest];
  }

  private addHash(hash: number): void {
    const place = this.placeOf(hash);
    if (this.smallest[place] === hash || place >= KEPT) return;
    this.smallest.splice(place, 0, hash);
    if (this.smallest.length > KEPT) this.smallest.pop();
  }

  private placeOf(hash: number): number {
    let [low, high] = [0, this.smallest.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.smallest[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
