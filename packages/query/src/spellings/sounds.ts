import { READING, SCRIPTS, type Script, WRITING } from "./letters.ts";

/** One way to read or write something, and how far it is from the likeliest. */
export interface Guess<T> {
  readonly value: T;
  readonly cost: number;
}

type Table = ReadonlyMap<string, readonly string[]>;

/** Ways kept at each step: the unlikelier ones never come back. */
const MOST_KEPT = 24;
const LONGEST_KEY = 4;

const tableOf = (lines: string): Table =>
  new Map(
    lines
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const at = pair.indexOf(":");
        return [pair.slice(0, at), pair.slice(at + 1).split("|")];
      }),
  );
const tablesOf = (lines: Record<Script, string>) =>
  Object.fromEntries(SCRIPTS.map((script) => [script, tableOf(lines[script])])) as Record<Script, Table>;
const readings = tablesOf(READING);
const writings = tablesOf(WRITING);

/** The sounds of a folded word, likeliest first. Letters the script does not have are passed over. */
export function readSounds(word: string, script: Script): Guess<readonly string[]>[] {
  return spell([...word], readings[script], (letters) => letters.join("")).map(({ value, cost }) => ({
    value: value.flatMap((sounds) => sounds.split("+")).filter((sound) => sound !== ""),
    cost,
  }));
}

/** A word of these sounds in a script, likeliest first. */
export function writeSounds(sounds: readonly string[], script: Script): Guess<string>[] {
  return spell(sounds, writings[script], (pair) => pair.join("+")).map(({ value, cost }) => ({
    value: value.join(""),
    cost,
  }));
}

/** Walks over `parts`, always taking the longest key of the table that fits, with all of its alternatives. */
function spell(
  parts: readonly string[],
  table: Table,
  keyOf: (parts: readonly string[]) => string,
): Guess<readonly string[]>[] {
  let ways: Guess<readonly string[]>[] = [{ value: [], cost: 0 }];
  for (let at = 0; at < parts.length; ) {
    const { length, choices } = findKey(parts, at, table, keyOf);
    ways = ways
      .flatMap((way) => choices.map((choice, rank) => ({ value: [...way.value, choice], cost: way.cost + rank })))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_KEPT);
    at += length;
  }
  return ways;
}

function findKey(
  parts: readonly string[],
  at: number,
  table: Table,
  keyOf: (parts: readonly string[]) => string,
): { length: number; choices: readonly string[] } {
  for (let length = Math.min(LONGEST_KEY, parts.length - at); length > 0; length--) {
    const key = keyOf(parts.slice(at, at + length));
    const ending = at + length === parts.length ? table.get(`${key}$`) : undefined;
    const choices = ending ?? (at === 0 ? table.get(`^${key}`) : undefined) ?? table.get(key);
    if (choices !== undefined) return { length, choices };
  }
  return { length: 1, choices: [""] };
}
