import { compareWords, type WordHash } from "./alike.ts";

/** A group of posts that say the same. Its first post is the measure: later ones are compared with it alone. */
export interface Group {
  readonly id: string;
  /** Grows with every group begun; of two equally alike groups the older one wins. */
  readonly serial: number;
  /** The words of its first post, in order. */
  readonly words: readonly WordHash[];
  /** Wide hashes of the distinct texts placed here. */
  readonly texts: number[];
  /** Ids under which reposts may name a post of this group. */
  readonly postIds: string[];
  lastAt: number;
}

/** A campaign with ten thousand variants is still recognised by its latest thousand. */
const MOST_NAMES = 1000;

/** Of the groups that share a key the latest are looked at: what is repeated is mostly recent. */
const MOST_OF_A_KEY = 16;
/** Groups compared word by word, those that share most keys first. */
const MOST_COMPARED = 12;

type Bucket = Group | Group[];

/** Under which keys a text can be found: bands for texts alike as a whole, passages for shared parts. */
export type KeysOf = (words: readonly WordHash[]) => readonly number[];

/**
 * The groups in memory and the three ways to find one: by an exact text, by the id of a post, by likeness. Kept in order
 * of their last post, so that forgetting takes from the front.
 */
export class GroupStore {
  private readonly groups = new Map<string, Group>();
  private readonly byText = new Map<number, Group>();
  private readonly byPost = new Map<string, Group>();
  private readonly byKey = new Map<number, Bucket>();
  private readonly keys = new Map<Group, Int32Array>();

  constructor(
    private readonly mostGroups: number,
    private readonly keysOf: KeysOf,
  ) {}

  findByText(text: number): Group | undefined {
    return this.byText.get(text);
  }

  findByPost(postId: string): Group | undefined {
    return this.byPost.get(postId);
  }

  /** The group most like `words`, the older one among equals. */
  findAlike(words: readonly WordHash[], threshold: number): { group: Group; similarity: number } | null {
    let best: { group: Group; similarity: number } | null = null;
    for (const group of this.proposedBy(this.keysOf(words))) {
      const { likeness: similarity, isSame } = compareWords(words, group.words, threshold);
      if (!isSame) continue;
      const isBetter =
        best === null ||
        similarity > best.similarity ||
        (similarity === best.similarity && group.serial < best.group.serial);
      if (isBetter) best = { group, similarity };
    }
    return best;
  }

  /** Takes back what a snapshot held, in the order of its groups. */
  restore(groups: readonly Group[]): void {
    for (const group of groups) this.addNames(group);
    for (const group of [...groups].sort((a, b) => a.serial - b.serial)) this.addKeys(group);
  }

  add(group: Group): void {
    this.addNames(group);
    this.addKeys(group);
    if (this.groups.size > this.mostGroups) this.forget(this.oldest()!);
  }

  /** Makes `group` the most recently spoken to, and known by one more text and post. */
  touch(group: Group, known: { at: number; text?: number; postId: string }): void {
    group.lastAt = Math.max(group.lastAt, known.at);
    this.groups.delete(group.id);
    this.groups.set(group.id, group);
    if (known.text !== undefined && !this.byText.has(known.text)) {
      rememberName(group.texts, known.text, this.byText);
      this.byText.set(known.text, group);
    }
    if (!this.byPost.has(known.postId)) {
      rememberName(group.postIds, known.postId, this.byPost);
      this.byPost.set(known.postId, group);
    }
  }

  forgetBefore(time: number): void {
    for (let group = this.oldest(); group !== undefined && group.lastAt < time; group = this.oldest())
      this.forget(group);
  }

  all(): Group[] {
    return [...this.groups.values()];
  }

  private oldest(): Group | undefined {
    return this.groups.values().next().value;
  }

  private addNames(group: Group): void {
    this.groups.set(group.id, group);
    for (const text of group.texts) this.byText.set(text, group);
    for (const postId of group.postIds) this.byPost.set(postId, group);
  }

  private addKeys(group: Group): void {
    const keys = Int32Array.from(this.keysOf(group.words));
    this.keys.set(group, keys);
    for (const key of keys) this.addToBucket(key, group);
  }

  private proposedBy(keys: readonly number[]): Group[] {
    const shared = new Map<Group, number>();
    for (const key of keys) {
      const bucket = this.byKey.get(key);
      if (bucket === undefined) continue;
      const groups = Array.isArray(bucket) ? bucket : [bucket];
      for (let i = Math.max(0, groups.length - MOST_OF_A_KEY); i < groups.length; i++) {
        shared.set(groups[i]!, (shared.get(groups[i]!) ?? 0) + 1);
      }
    }
    if (shared.size <= MOST_COMPARED) return [...shared.keys()];
    return [...shared]
      .sort(([one, a], [other, b]) => b - a || one.serial - other.serial)
      .slice(0, MOST_COMPARED)
      .map(([group]) => group);
  }

  /** Nearly all buckets hold one group; an array for each would double the memory. */
  private addToBucket(key: number, group: Group): void {
    const bucket = this.byKey.get(key);
    if (bucket === undefined) this.byKey.set(key, group);
    else if (Array.isArray(bucket)) bucket.push(group);
    else this.byKey.set(key, [bucket, group]);
  }

  private forget(group: Group): void {
    this.groups.delete(group.id);
    for (const text of group.texts) this.byText.delete(text);
    for (const postId of group.postIds) this.byPost.delete(postId);
    for (const key of this.keys.get(group)!) this.removeFromBucket(key, group);
    this.keys.delete(group);
  }

  private removeFromBucket(key: number, group: Group): void {
    const bucket = this.byKey.get(key);
    if (!Array.isArray(bucket)) this.byKey.delete(key);
    else if (bucket.length === 2) this.byKey.set(key, bucket[0] === group ? bucket[1]! : bucket[0]!);
    else bucket.splice(bucket.indexOf(group), 1);
  }
}

function rememberName<T>(names: T[], name: T, index: Map<T, Group>): void {
  // The first two name the post that began the group; they stay.
  if (names.length >= MOST_NAMES) for (const forgotten of names.splice(2, 1)) index.delete(forgotten);
  names.push(name);
}
