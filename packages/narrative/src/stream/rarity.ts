/**
 * How rare a term is in a stream without end, in memory that does not grow: a count-min sketch with conservative update
 * (Cormode and Muthukrishnan 2005; Estan and Varghese 2002), two rows of 2^17 counters. It never counts too little, and
 * for the words that matter hardly too much. When a hundred thousand texts are counted, all counts are halved, so that
 * the past fades: a word that was rare last month and is in every post now is common.
 *
 * The rarity of a term in d of n texts is ln((n + 200) / (d + 1/2)). The 200 texts nobody saw keep the first dozens of
 * posts from being told apart by chance.
 */
export interface RaritySnapshot {
  readonly texts: number;
  /** Pairs of place and count, flattened. */
  readonly counts: readonly number[];
}

const CELLS = 1 << 17;
const MASK = CELLS - 1;
const FADES_AT = 100_000;
const UNSEEN_TEXTS = 200;

export class Rarity {
  private readonly counts = new Uint32Array(2 * CELLS);
  private texts = 0;

  constructor(snapshot?: RaritySnapshot) {
    if (snapshot === undefined) return;
    this.texts = snapshot.texts;
    for (let i = 0; i + 1 < snapshot.counts.length; i += 2) this.counts[snapshot.counts[i]!] = snapshot.counts[i + 1]!;
  }

  /** Counts one text by the hashes of its distinct terms. */
  count(terms: Iterable<number>): void {
    if (++this.texts > FADES_AT) this.fade();
    for (const term of terms) {
      const [one, other] = [term & MASK, CELLS + ((term >>> 15) & MASK)];
      const least = Math.min(this.counts[one]!, this.counts[other]!);
      if (this.counts[one] === least) this.counts[one] = least + 1;
      if (this.counts[other] === least) this.counts[other] = least + 1;
    }
  }

  /** Natural logarithm: about 5 for a term of a young stream nobody used, under 1 for one in half of all texts. */
  of(term: number): number {
    const held = Math.min(this.counts[term & MASK]!, this.counts[CELLS + ((term >>> 15) & MASK)]!);
    return Math.log((this.texts + UNSEEN_TEXTS) / (held + 0.5));
  }

  snapshot(): RaritySnapshot {
    const counts: number[] = [];
    this.counts.forEach((count, place) => {
      if (count > 0) counts.push(place, count);
    });
    return { texts: this.texts, counts };
  }

  private fade(): void {
    this.texts >>>= 1;
    for (let place = 0; place < this.counts.length; place++) this.counts[place]! >>>= 1;
  }
}
