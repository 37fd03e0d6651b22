import { hasFlag } from "../match/match.ts";
import { foldHandle, foldLanguage, foldPlatform, hasWrittenLink, linksOf, type QueryPost } from "../match/post.ts";
import { placedWords, writtenWord } from "../match/words.ts";
import type { KeyBook } from "./keys.ts";
import type { Trigger, Triggers } from "./triggers.ts";
import { DIGIT, DROPPED, EMOJI, folds, isEmojiNumber, JOINER, kinds, LETTER, learnUnit, MARK, SLOW } from "./units.ts";
import { type PostView, UNKNOWN } from "./view.ts";
import { HASH_START, hashed } from "./wordTable.ts";

/** Beginnings this long or longer are looked for in one place. */
const LONGEST_COUNTED = 31;

/**
 * Reads posts for a set of queries: every key the post has is added to a view. Words are folded and hashed unit by unit
 * as they stand in the text, without making strings; only words with signs that join (accents written apart, letters
 * outside the basic plane, underscores) go through the tokeniser.
 */
export class Scanner {
  private readonly units = new Uint16Array(2048);
  private view!: PostView;
  private text = "";
  private sign: "" | "#" | "@" = "";

  constructor(private readonly book: KeyBook) {}

  read(post: QueryPost, view: PostView): void {
    this.view = view;
    this.readText(post.text);
    if (post.title) {
      view.beginTitle();
      this.readText(post.title);
    }
    this.readFacts(post);
  }

  private readText(text: string): void {
    this.text = text;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      const kind = kinds[code] || learnUnit(code);
      if (kind === LETTER || kind === DIGIT) at = this.readWord(at);
      else if (kind === SLOW || kind === DROPPED) at = this.readSlowly(at);
      else if (kind === EMOJI) at = this.skipEmoji(at);
      else at++;
    }
  }

  /** Reads the word that begins at `start`; returns where to go on. */
  private readWord(start: number): number {
    const { text, units } = this;
    const { prefixLengths } = this.book;
    const before = start > 0 ? text.charCodeAt(start - 1) : 0;
    this.sign = before === 35 ? "#" : before === 64 ? "@" : "";
    let hash = HASH_START;
    let length = 0;
    let isLetter = false;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = kinds[code] || learnUnit(code);
      if (kind === LETTER || kind === DIGIT) {
        const unit = folds[code]!;
        hash = hashed(hash, unit);
        if (length < units.length) units[length] = unit;
        length++;
        isLetter = kind === LETTER;
        if (prefixLengths[Math.min(length, LONGEST_COUNTED)] !== 0) this.findPrefix(hash, length);
      } else if (kind === DROPPED) isLetter = true;
      else if (kind === JOINER && isLetter && this.isLetterAt(at + 1)) continue;
      else if (kind === SLOW || kind === MARK || (kind === JOINER && isLetter)) return this.readSlowly(start);
      else break;
    }
    this.findWord(hash, length, start, at);
    return at;
  }

  private isLetterAt(at: number): boolean {
    if (at >= this.text.length) return false;
    const code = this.text.charCodeAt(at);
    return (kinds[code] || learnUnit(code)) === LETTER;
  }

  private findWord(hash: number, length: number, start: number, end: number): void {
    const { words } = this.book;
    const entry = length > this.units.length ? UNKNOWN : words.table.find(hash, this.units, length);
    this.view.addWord(entry);
    if (this.sign !== "") this.addSignFlag(this.sign);
    if (entry !== UNKNOWN) this.setOff(words, entry, start, end);
  }

  private findPrefix(hash: number, length: number): void {
    if (length > this.units.length) return;
    const { prefixes } = this.book;
    const entry = prefixes.table.find(hash, this.units, length);
    if (entry !== -1) this.setOff(prefixes, entry, 0, 0);
  }

  private setOff(triggers: Triggers, entry: number, start: number, end: number): void {
    const value = triggers.table.valueOf(entry);
    if (value >= 0) this.view.add(value);
    else for (const trigger of triggers.listOf(value)) if (this.isMet(trigger, start, end)) this.view.add(trigger.key);
  }

  private isMet({ sign, written }: Trigger, start: number, end: number): boolean {
    if (sign !== "" && sign !== this.sign) return false;
    return written === null || this.text.slice(start, end).normalize("NFC") === written;
  }

  private addSignFlag(sign: "#" | "@"): void {
    const key = this.book.flags.get(sign === "#" ? "hashtag" : "mention");
    if (key !== undefined) this.view.add(key);
  }

  private skipEmoji(at: number): number {
    const low = at + 1 < this.text.length ? this.text.charCodeAt(at + 1) : 0;
    if (isEmojiNumber(this.text.charCodeAt(at), low)) return this.readSlowly(at);
    return low >= 0xdc00 && low <= 0xdfff ? at + 2 : at + 1;
  }

  /** From `start` to the next space by the tokeniser, whose words the quick way imitates. */
  private readSlowly(start: number): number {
    const { text } = this;
    const from = start > 0 && (text[start - 1] === "#" || text[start - 1] === "@") ? start - 1 : start;
    let end = start;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    const piece = text.slice(from, end);
    for (const word of placedWords(piece)) {
      this.sign = word.sign;
      if (word.sign !== "") this.addSignFlag(word.sign);
      this.findPrefixesOf(word.folded);
      const entry = this.book.words.table.findWord(word.folded);
      this.view.addWord(entry);
      if (entry === UNKNOWN) continue;
      this.text = writtenWord(piece, word);
      this.setOff(this.book.words, entry, 0, this.text.length);
      this.text = text;
    }
    return end;
  }

  private findPrefixesOf(word: string): void {
    let hash = HASH_START;
    for (let i = 0; i < word.length && i < this.units.length; i++) {
      this.units[i] = word.charCodeAt(i);
      hash = hashed(hash, word.charCodeAt(i));
      if (this.book.prefixLengths[Math.min(i + 1, LONGEST_COUNTED)] !== 0) this.findPrefix(hash, i + 1);
    }
  }

  private readFacts(post: QueryPost): void {
    const { authors, links, flags, languages, platforms } = this.book;
    if (authors.size > 0) this.addKnown(authors.get(foldHandle(post.author.handle)));
    if (platforms.size > 0) this.addKnown(platforms.get(foldPlatform(post.platform)));
    if (languages.size > 0 && post.language) this.addLanguage(foldLanguage(post.language));
    for (const [flag, key] of flags) {
      if (flag === "hashtag" || flag === "mention") continue;
      if (hasFlag(flag, { post, occurrences: NO_WORDS })) this.view.add(key);
    }
    if (links.size > 0 && (post.links?.length || hasWrittenLink(post.text))) this.addLinks(post);
  }

  private addLanguage(language: string): void {
    const { languages } = this.book;
    this.addKnown(languages.get(language));
    for (let at = language.indexOf("-"); at !== -1; at = language.indexOf("-", at + 1))
      this.addKnown(languages.get(language.slice(0, at)));
  }

  private addLinks(post: QueryPost): void {
    for (const { address } of linksOf(post)) this.book.links.visit(address, (key) => this.view.add(key));
  }

  private addKnown(key: number | undefined): void {
    if (key !== undefined) this.view.add(key);
  }
}

const NO_WORDS = new Map<string, never>();

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}
