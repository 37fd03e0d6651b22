import type { Pieces } from "../pieces.ts";
import { ABSENT, HashTable } from "./hashTable.ts";
import {
  NOMINAL_ENDINGS,
  PREVERBS,
  SPEAKER_PREFIXES,
  SUPERLATIVE_ENDINGS,
  stemsOf,
  VERB_ENDINGS,
  VERB_PREFIXES,
} from "./morphology.ts";
import { type Phrase, PhraseBook } from "./phrases.ts";
import { type Spelling, WordHashes } from "./wordHashes.ts";

/**
 * What a listed word does: carries a feeling, strengthens or weakens the one beside it, turns it round ("not", "unable"),
 * forbids, says that nothing or nobody does, reports news, asks, parts two halves of a thought ("but"), supposes ("if"), mocks.
 */
export type Role =
  | "feeling"
  | "more"
  | "less"
  | "not"
  | "unable"
  | "forbid"
  | "nothing"
  | "report"
  | "ask"
  | "but"
  | "if"
  | "mock";

export interface Entry {
  readonly role: Role;
  /** -3 to 3; 0 for all roles but "feeling". */
  readonly score: number;
}

const ROLES = new Set<string>("more less not unable forbid nothing report ask but if mock".split(" "));
const NOMINAL = 1;
const VERBAL = 2;
const SUPERLATIVE = 4;
/** Shorter stems meet strangers: only the whole word counts. */
const SHORTEST_STEM = 2;

/**
 * Georgian words and phrases, found in all their forms.
 *
 * A line of the list is `form TAB score-or-role`. A plain form is a noun, adjective or adverb in the nominative; `~root` a
 * verb with any preverb or none, `მო~ტყუ` with that one; `=form` that form alone; words with spaces a phrase, in which
 * `word*` stands for every word that begins so. The longest stem wins, and a phrase wins over its words.
 */
export class Vocabulary {
  private readonly entries: Entry[] = [];
  private readonly exact = new HashTable();
  private readonly stems = new HashTable();
  private readonly roots = new HashTable();
  private readonly endings = new HashTable();
  private readonly prefixes = new HashTable();
  private readonly preverbsOf: number[][] = [];
  private readonly tellers: ReadonlySet<number>;
  private readonly phrases: PhraseBook;
  private readonly word: WordHashes;
  private readonly splits = new Int32Array(16);
  private readonly splitPreverbs: number[][] = [];
  private best = -1;
  private bestLength = 0;

  constructor(lines: string, spelling: Spelling) {
    this.word = new WordHashes(spelling);
    this.phrases = new PhraseBook(spelling);
    for (const ending of NOMINAL_ENDINGS) this.addEnding(ending, NOMINAL);
    for (const ending of VERB_ENDINGS) this.addEnding(ending, VERBAL);
    for (const ending of SUPERLATIVE_ENDINGS) this.addEnding(ending, SUPERLATIVE);
    for (const { letters, preverb } of VERB_PREFIXES) this.addPrefix(letters, preverb);
    this.tellers = new Set(SPEAKER_PREFIXES.map((letters) => this.hashOf(letters)));
    for (const line of lines.split("\n")) this.addLine(line);
  }

  /** Turns to the word or emoji at `i`: the questions below are about it. */
  read(pieces: Pieces, i: number): void {
    this.word.read(pieces.codes, pieces.starts[i]!, pieces.ends[i]!);
  }

  /** The entry whose form it is; absent where none is. */
  find(): Entry | undefined {
    const whole = this.exact.get(this.word.of(0, this.word.length));
    if (whole !== ABSENT) return this.entries[whole];
    this.best = -1;
    this.bestLength = 0;
    this.findPrefixes();
    for (let end = this.word.length; end >= SHORTEST_STEM && end > this.bestLength; end--) this.matchStemsTo(end);
    return this.best < 0 ? undefined : this.entries[this.best];
  }

  /** The phrase of the most words that starts with it, being at `i`; absent where none does. */
  findPhrase(pieces: Pieces, i: number): Phrase | undefined {
    return this.phrases.find(pieces, i, this.word);
  }

  /** Whether it is a verb of what was done to or by the speaker: "გადა-ვი-ხადე", "მო-მი-ტანეს". */
  isTold(): boolean {
    if (this.word.length < SHORTEST_TOLD) return false;
    for (let at = 3; at <= LONGEST_PREFIX; at++) if (this.tellers.has(this.word.of(0, at))) return true;
    return false;
  }

  private addLine(line: string): void {
    const [form, value] = line.split("\t");
    if (!form || !value || line.startsWith("#")) return;
    const entry = readEntry(value);
    const index = this.entries.push(entry) - 1;
    if (form.includes(" ")) this.phrases.add(form, entry);
    else if (form.startsWith("=")) setOnce(this.exact, this.hashOf(form.slice(1)), index);
    else if (form.includes("~")) this.addRoot(form, index);
    else for (const stem of stemsOf(form)) setOnce(this.stems, this.hashOf(stem), index);
  }

  private addRoot(form: string, index: number): void {
    const [preverb, root] = form.split("~") as [string, string];
    setOnce(this.roots, rootKey(preverb === "" ? ANY_PREVERB : preverbId(preverb), this.hashOf(root)), index);
  }

  private addEnding(letters: string, kind: number): void {
    const hash = this.hashOf(letters);
    this.endings.set(hash, Math.max(0, this.endings.get(hash)) | kind);
  }

  private addPrefix(letters: string, preverb: string): void {
    const hash = this.hashOf(letters);
    if (this.prefixes.get(hash) === ABSENT) this.prefixes.set(hash, this.preverbsOf.push([]) - 1);
    const known = this.preverbsOf[this.prefixes.get(hash)]!;
    if (!known.includes(preverbId(preverb))) known.push(preverbId(preverb));
  }

  private hashOf(letters: string): number {
    this.word.readLetters(letters);
    return this.word.of(0, this.word.length);
  }

  /** Where a root may start: behind nothing, and behind every run of letters that can stand before a root. */
  private findPrefixes(): void {
    this.splitPreverbs.length = 0;
    for (let at = 0; at <= Math.min(LONGEST_PREFIX, this.word.length - 1); at++) {
      const prefix = this.prefixes.get(this.word.of(0, at));
      if (prefix === ABSENT) continue;
      this.splits[this.splitPreverbs.length] = at;
      this.splitPreverbs.push(this.preverbsOf[prefix]!);
    }
  }

  private matchStemsTo(end: number): void {
    const kinds = Math.max(0, this.endings.get(this.word.of(end, this.word.length)));
    if (kinds & NOMINAL) this.propose(this.stems.get(this.word.of(0, end)), end);
    if (kinds & SUPERLATIVE) this.propose(this.stems.get(this.word.of(1, end)), end - 1);
    if (kinds & VERBAL) for (let i = 0; i < this.splitPreverbs.length; i++) this.matchRoot(i, end);
  }

  private matchRoot(split: number, end: number): void {
    const start = this.splits[split]!;
    if (end - start < 1 || end - start < this.bestLength) return;
    const root = this.word.of(start, end);
    for (const preverb of this.splitPreverbs[split]!) {
      const withPreverb = this.roots.get(rootKey(preverb, root));
      this.propose(withPreverb, end - start + (preverb === NO_PREVERB ? 0 : 2));
    }
    this.propose(this.roots.get(rootKey(ANY_PREVERB, root)), end - start);
  }

  private propose(entry: number, length: number): void {
    if (entry === ABSENT || length <= this.bestLength) return;
    this.best = entry;
    this.bestLength = length;
  }
}

const LONGEST_PREFIX = 8;
const SHORTEST_TOLD = 6;
const ANY_PREVERB = 99;
const NO_PREVERB = 0;

function preverbId(preverb: string): number {
  return preverb === "" || preverb === "0" ? NO_PREVERB : PREVERBS.indexOf(preverb) + 1;
}

function rootKey(preverb: number, root: number): number {
  return root ^ Math.imul(preverb + 1, 0x9e3779b1);
}

function readEntry(value: string): Entry {
  if (ROLES.has(value)) return { role: value as Role, score: 0 };
  const score = Number(value);
  return { role: "feeling", score: Number.isFinite(score) ? score : 0 };
}

function setOnce(table: HashTable, key: number, value: number): void {
  if (table.get(key) === ABSENT) table.set(key, value);
}
