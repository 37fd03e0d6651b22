import { WordTable } from "./wordTable.ts";

/** A key that a word sets off; under a condition, only where it is written with a sign, or exactly so. */
export interface Trigger {
  readonly key: number;
  readonly sign: "" | "#" | "@";
  readonly written: string | null;
}

/** What an entry sets off, as its value in the table: one key alone, or a list of triggers. */
const LISTED_FROM = -2;

/**
 * Words (or beginnings of words) and the keys they set off. Most words set off one key and nothing else, so that key is
 * the word's value; the others have a list, whose number is told apart by being below -1.
 */
export class Triggers {
  readonly table = new WordTable();
  private readonly lists: Trigger[][] = [];
  private readonly free: number[] = [];

  /** The list behind a value below -1. */
  listOf(value: number): readonly Trigger[] {
    return this.lists[LISTED_FROM - value]!;
  }

  add(word: string, trigger: Trigger): void {
    const entry = this.table.add(word);
    const value = this.table.valueOf(entry);
    const isPlain = trigger.sign === "" && trigger.written === null;
    if (value === -1 && isPlain) this.table.setValue(entry, trigger.key);
    else if (value < -1) this.lists[LISTED_FROM - value]!.push(trigger);
    else this.table.setValue(entry, this.store(value === -1 ? [trigger] : [plain(value), trigger]));
  }

  delete(word: string, key: number): void {
    const entry = this.table.findWord(word);
    const value = this.table.valueOf(entry);
    if (value === key) this.table.delete(entry);
    if (value >= -1) return;
    const list = this.lists[LISTED_FROM - value]!.filter((trigger) => trigger.key !== key);
    this.lists[LISTED_FROM - value] = list;
    if (list.length > 0) return;
    this.free.push(LISTED_FROM - value);
    this.table.delete(entry);
  }

  private store(list: Trigger[]): number {
    const at = this.free.pop() ?? this.lists.length;
    this.lists[at] = list;
    return LISTED_FROM - at;
  }
}

const plain = (key: number): Trigger => ({ key, sign: "", written: null });
