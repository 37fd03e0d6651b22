import { type Pieces, WORD } from "../pieces.ts";
import { ABSENT, HashTable } from "./hashTable.ts";
import type { Entry } from "./vocabulary.ts";
import { type Spelling, WordHashes } from "./wordHashes.ts";

/** A listed run of two or more words. */
export interface Phrase {
  readonly entry: Entry;
  readonly words: readonly PhraseWord[];
}

interface PhraseWord {
  readonly hash: number;
  readonly length: number;
  /** Whether every word that begins so will do. */
  readonly isOpen: boolean;
}

/** Phrases by the letters their first word must begin with; in a phrase `word*` stands for every word that begins so. */
export class PhraseBook {
  private readonly heads = new HashTable();
  private readonly byHead: Phrase[][] = [];
  private readonly word: WordHashes;

  constructor(spelling: Spelling) {
    this.word = new WordHashes(spelling);
  }

  add(form: string, entry: Entry): void {
    const words = form.split(" ").map((word) => this.readPattern(word));
    const head = words[0]!.hash;
    if (this.heads.get(head) === ABSENT) this.heads.set(head, this.byHead.push([]) - 1);
    const alike = this.byHead[this.heads.get(head)]!;
    alike.push({ entry, words });
    alike.sort((a, b) => b.words.length - a.words.length);
  }

  /** The phrase that starts with piece `i`, whose hashes are `first`; of several the one with the most words. */
  find(pieces: Pieces, i: number, first: WordHashes): Phrase | undefined {
    let found: Phrase | undefined;
    for (let length = first.length; length >= 1; length--) {
      const head = this.heads.get(first.of(0, length));
      if (head === ABSENT) continue;
      for (const phrase of this.byHead[head]!) {
        if (phrase.words.length <= (found?.words.length ?? 0)) break;
        if (matches(phrase.words[0]!, first) && this.followsFrom(phrase, pieces, i)) found = phrase;
      }
    }
    return found;
  }

  private readPattern(word: string): PhraseWord {
    const letters = word.replace(/\*$/, "");
    this.word.readLetters(letters);
    return { hash: this.word.of(0, this.word.length), length: letters.length, isOpen: letters !== word };
  }

  private followsFrom({ words }: Phrase, pieces: Pieces, i: number): boolean {
    for (let w = 1; w < words.length; w++) {
      if (i + w >= pieces.count || pieces.kinds[i + w] !== WORD) return false;
      this.word.read(pieces.codes, pieces.starts[i + w]!, pieces.ends[i + w]!);
      if (!matches(words[w]!, this.word)) return false;
    }
    return true;
  }
}

function matches(pattern: PhraseWord, word: WordHashes): boolean {
  if (pattern.isOpen ? word.length < pattern.length : word.length !== pattern.length) return false;
  return word.of(0, pattern.length) === pattern.hash;
}
