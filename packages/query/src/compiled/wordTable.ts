/**
 * Words by their folded UTF-16 units, looked up without making strings: an open hash table over one pool of units.
 * Entries are numbered from 0; a removed entry's number is given out again. Each entry has a number of its own to keep
 * (`valueOf`), which lies where the look-up has just been: at this size it is memory, not arithmetic, that takes time.
 */
export class WordTable {
  /** Pairs of a hash and an entry + 1; 0 is free, -1 was used. */
  private slots = new Int32Array(2048);
  /** Bits for the hashes of all entries, a sixteenth of the slots in size: most words that are not here end here. */
  private bits = new Int32Array(128);
  private used = 0;
  private pool = new Uint16Array(8192);
  private poolEnd = 0;
  private garbage = 0;
  /** Four numbers for each entry: where its units begin, how many they are (-1 for a removed one), its hash, its value. */
  private rows = new Int32Array(1024);
  private entries = 0;
  private readonly free: number[] = [];

  /** The entry of the first `length` of `units`, whose running hash is `running`; -1 when there is none. */
  find(running: number, units: Uint16Array, length: number): number {
    const hash = finished(running);
    const { slots, bits } = this;
    const bit = hash & (bits.length * 32 - 1);
    if ((bits[bit >> 5]! & (1 << (bit & 31))) === 0) return -1;
    const mask = slots.length - 2;
    for (let at = (hash << 1) & mask; ; at = (at + 2) & mask) {
      const slot = slots[at + 1]!;
      if (slot === 0) return -1;
      if (slots[at] === hash && slot > 0 && this.isSame(slot - 1, units, length)) return slot - 1;
    }
  }

  findWord(word: string): number {
    const units = unitsOf(word);
    return this.find(hashOf(word), units, units.length);
  }

  /** The entry of `word`, made when there is none; a new one has the value -1. */
  add(word: string): number {
    const known = this.findWord(word);
    if (known !== -1) return known;
    const units = unitsOf(word);
    const entry = this.free.pop() ?? this.entries++;
    if (this.entries * 4 > this.rows.length) this.rows = doubled(this.rows);
    const offset = this.keep(units);
    this.rows.set([offset, units.length, finished(hashOf(word)), -1], entry * 4);
    if (++this.used * 4 > this.slots.length) this.rehash();
    else this.place(entry);
    return entry;
  }

  delete(entry: number): void {
    const mask = this.slots.length - 2;
    let at = (this.rows[entry * 4 + 2]! << 1) & mask;
    while (this.slots[at + 1] !== entry + 1) at = (at + 2) & mask;
    this.slots[at + 1] = -1;
    this.garbage += this.rows[entry * 4 + 1]!;
    this.rows[entry * 4 + 1] = -1;
    this.free.push(entry);
  }

  valueOf(entry: number): number {
    return this.rows[entry * 4 + 3]!;
  }

  setValue(entry: number, value: number): void {
    this.rows[entry * 4 + 3] = value;
  }

  private isSame(entry: number, units: Uint16Array, length: number): boolean {
    const { rows, pool } = this;
    if (rows[entry * 4 + 1] !== length) return false;
    const offset = rows[entry * 4]!;
    for (let i = 0; i < length; i++) if (pool[offset + i] !== units[i]) return false;
    return true;
  }

  private place(entry: number): void {
    const mask = this.slots.length - 2;
    const hash = this.rows[entry * 4 + 2]!;
    let at = (hash << 1) & mask;
    while (this.slots[at + 1]! > 0) at = (at + 2) & mask;
    const bit = hash & (this.bits.length * 32 - 1);
    this.bits[bit >> 5] = this.bits[bit >> 5]! | (1 << (bit & 31));
    this.slots[at] = hash;
    this.slots[at + 1] = entry + 1;
  }

  /** A larger table, or one of the same size without the traces of what was removed. */
  private rehash(): void {
    const live = this.entries - this.free.length;
    let size = 2048;
    while (size < live * 5) size *= 2;
    this.slots = new Int32Array(size);
    this.bits = new Int32Array(size / 16);
    this.used = live;
    for (let entry = 0; entry < this.entries; entry++) if (this.rows[entry * 4 + 1] !== -1) this.place(entry);
  }

  private keep(units: Uint16Array): number {
    if (this.poolEnd + units.length > this.pool.length) this.makeRoom(units.length);
    const offset = this.poolEnd;
    this.pool.set(units, offset);
    this.poolEnd += units.length;
    return offset;
  }

  private makeRoom(wanted: number): void {
    const pool = new Uint16Array(Math.max(8192, (this.poolEnd - this.garbage + wanted) * 2));
    let end = 0;
    for (let row = 0; row < this.entries * 4; row += 4) {
      const [offset, length] = [this.rows[row]!, this.rows[row + 1]!];
      if (length === -1) continue;
      pool.set(this.pool.subarray(offset, offset + length), end);
      this.rows[row] = end;
      end += length;
    }
    this.pool = pool;
    this.poolEnd = end;
    this.garbage = 0;
  }
}

export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a over units; the hash of a beginning is met on the way to the hash of the word. */
export function hashed(running: number, unit: number): number {
  return Math.imul(running ^ unit, 0x01000193);
}

/** The running hash at the end of `word`. */
function hashOf(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = hashed(hash, word.charCodeAt(i));
  return hash;
}

function finished(running: number): number {
  const mixed = Math.imul(running ^ (running >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & 0x3fffffff;
}

function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let i = 0; i < word.length; i++) units[i] = word.charCodeAt(i);
  return units;
}

function doubled(rows: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(rows.length * 2);
  larger.set(rows);
  return larger;
}
