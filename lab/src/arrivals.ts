/** Things that come in one by one, and those who wait for a certain number of them. */
export class Arrivals<T> {
  readonly #all: T[] = [];
  readonly #waiting: { count: number; resolve(all: readonly T[]): void }[] = [];

  get all(): readonly T[] {
    return this.#all;
  }

  add(arrival: T): void {
    this.#all.push(arrival);
    for (const { count, resolve } of this.#waiting) if (this.#all.length >= count) resolve(this.#all);
  }

  waitFor(count: number): Promise<readonly T[]> {
    if (this.#all.length >= count) return Promise.resolve(this.#all);
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}
