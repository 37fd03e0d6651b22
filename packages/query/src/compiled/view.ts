import { matchReach, matchReadPost } from "../match/match.ts";
import { type QueryPost, type ReadPost, readPost } from "../match/post.ts";
import type { NearNode, Query } from "../tree/node.ts";
import type { WorkedOut } from "./program.ts";

/** Stands in the row of words where the text ends and the title begins. */
export const BREAK = -2;
/** A word that no query asks for. */
export const UNKNOWN = -1;

/**
 * What one post shows to the queries of a set: which keys it has, in which order its words come, and what has been worked
 * out of it so far. Made once and used for one post after another, so that reading a post makes no garbage.
 */
export class PostView {
  /** Keys the post has, in the order met. */
  present = new Int32Array(256);
  count = 0;
  /** Entries of the words in order. */
  row = new Int32Array(256);
  length = 0;
  /** The place in the row where the title begins; past the end where there is none. */
  titleFrom = 0;
  post: QueryPost = NOTHING;

  /** A bit for each key: few enough to stay close at hand. */
  private bits = new Int32Array(64);
  private workedOutIn = new Int32Array(256);
  private answers = new Uint8Array(256);
  private now = 0;
  private read: ReadPost | null = null;

  begin(post: QueryPost, keys: number, worked: number): void {
    this.post = post;
    for (let i = 0; i < this.count; i++) this.bits[this.present[i]! >> 5] = 0;
    this.count = 0;
    this.length = 0;
    this.titleFrom = Number.MAX_SAFE_INTEGER;
    this.read = null;
    if (++this.now === 0x7fffffff) this.forgetAll();
    if (keys > this.bits.length * 32) this.bits = grown(this.bits, (keys >> 5) + 1);
    if (worked <= this.answers.length) return;
    this.workedOutIn = grown(this.workedOutIn, worked);
    this.answers = new Uint8Array(this.workedOutIn.length);
    this.workedOutIn.fill(0);
  }

  add(key: number): void {
    const bit = 1 << (key & 31);
    const bits = this.bits[key >> 5]!;
    if ((bits & bit) !== 0) return;
    this.bits[key >> 5] = bits | bit;
    if (this.count === this.present.length) this.present = grown(this.present, this.count + 1);
    this.present[this.count++] = key;
  }

  addWord(entry: number): void {
    if (this.length === this.row.length) this.row = grown(this.row, this.length + 1);
    this.row[this.length++] = entry;
  }

  beginTitle(): void {
    this.addWord(BREAK);
    this.titleFrom = this.length;
  }

  has(key: number): boolean {
    return (this.bits[key >> 5]! & (1 << (key & 31))) !== 0;
  }

  /** Whether part `number` of the queries holds; worked out at the first question. */
  holds(number: number, part: PartToWorkOut): boolean {
    if (this.workedOutIn[number] !== this.now) {
      this.workedOutIn[number] = this.now;
      this.answers[number] = this.workOut(part) ? 1 : 0;
    }
    return this.answers[number] === 1;
  }

  private workOut({ node, words }: PartToWorkOut): boolean {
    if (node.kind === "reach") return matchReach(node, this.post.author.followers);
    if (words !== null && node.kind === "near") return this.hasNear(words, node);
    if (words !== null) return this.hasRow(words[0]!, node.kind === "part" ? this.titleFrom : 0);
    this.read ??= readPost(this.post);
    return matchReadPost(node, this.read);
  }

  private hasRow(entries: readonly number[], from: number): boolean {
    const { row } = this;
    const last = this.length - entries.length;
    const first = entries[0]!;
    for (let at = from; at <= last; at++) {
      if (row[at] !== first) continue;
      let next = 1;
      while (next < entries.length && row[at + next] === entries[next]) next++;
      if (next === entries.length) return true;
    }
    return false;
  }

  private hasNear([left, right]: WordRows, { distance, isOrdered }: NearNode): boolean {
    for (let at = 0; at < this.length; at++) {
      if (!left!.includes(this.row[at]!)) continue;
      if (this.findAfter(at, right!, distance) || (!isOrdered && this.findBefore(at, right!, distance))) return true;
    }
    return false;
  }

  private findAfter(at: number, wanted: readonly number[], distance: number): boolean {
    const last = Math.min(this.length - 1, at + distance);
    for (let i = at + 1; i <= last && this.row[i] !== BREAK; i++) if (wanted.includes(this.row[i]!)) return true;
    return false;
  }

  private findBefore(at: number, wanted: readonly number[], distance: number): boolean {
    const first = Math.max(0, at - distance);
    for (let i = at - 1; i >= first && this.row[i] !== BREAK; i--) if (wanted.includes(this.row[i]!)) return true;
    return false;
  }

  private forgetAll(): void {
    this.workedOutIn.fill(0);
    this.now = 1;
  }
}

/** A part of a query to be worked out; what is made of whole words only, by their entries. */
export interface PartToWorkOut {
  readonly node: WorkedOut;
  readonly words: WordRows | null;
}

/** The entries of a phrase in a row; of a NEAR, the words of each of its sides. */
export type WordRows = readonly (readonly number[])[];

/** The entries a part is made of, or null when it is not made of whole words only. */
export function wordRowsOf(node: WorkedOut, entryOf: (word: string) => number): WordRows | null {
  const entries = (queries: readonly Query[]) =>
    queries.flatMap((one) => (one.kind === "word" ? entryOf(one.word) : []));
  const isOfWords = (queries: readonly Query[]) => queries.every(({ kind }) => kind === "word");
  if (node.kind === "phrase") return isOfWords(node.words) ? [entries(node.words)] : null;
  if (node.kind === "part") {
    const asked = node.asked.kind === "phrase" ? node.asked.words : [node.asked];
    return node.part === "title" && isOfWords(asked) ? [entries(asked)] : null;
  }
  if (node.kind !== "near") return null;
  const sides = [node.left, node.right].map((side) => (side.kind === "or" ? side.children : [side]));
  return sides.every(isOfWords) ? sides.map(entries) : null;
}

const NOTHING: QueryPost = { text: "", author: { handle: "" }, platform: "" };

function grown(array: Int32Array, wanted: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(array.length * 2, wanted));
  larger.set(array);
  return larger;
}
