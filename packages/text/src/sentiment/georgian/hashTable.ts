/** No value stands under a key. */
export const ABSENT = -1;

/** Small whole numbers by 32-bit hashes: open addressing in two flat arrays, since most look-ups find nothing and must find it fast. */
export class HashTable {
  private keys = new Int32Array(1 << 10);
  private values = new Int32Array(1 << 10).fill(ABSENT);
  private size = 0;

  get(key: number): number {
    const mask = this.keys.length - 1;
    for (let at = key & mask; ; at = (at + 1) & mask) {
      const value = this.values[at]!;
      if (value === ABSENT || this.keys[at] === key) return value;
    }
  }

  /** Puts `value`, 0 or more, under `key`. */
  set(key: number, value: number): void {
    if (this.size * 2 >= this.keys.length) this.grow();
    const mask = this.keys.length - 1;
    let at = key & mask;
    while (this.values[at] !== ABSENT && this.keys[at] !== key) at = (at + 1) & mask;
    if (this.values[at] === ABSENT) this.size += 1;
    this.keys[at] = key;
    this.values[at] = value;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2).fill(ABSENT);
    this.size = 0;
    for (let at = 0; at < keys.length; at++) if (values[at] !== ABSENT) this.set(keys[at]!, values[at]!);
  }
}
