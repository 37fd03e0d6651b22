import { bandsOf, likeness } from "./minhash.ts";

/** A group of posts that say the same. Its first post is the measure: later ones are compared with it alone. */
export interface Group {
  readonly id: string;
  /** Grows with every group begun; of two equally alike groups the older one wins. */
  readonly serial: number;
  readonly shingles: readonly number[];
  /** Wide hashes of the distinct texts placed here. */
  readonly texts: number[];
  /** Ids under which reposts may name a post of this group. */
  readonly postIds: string[];
  lastAt: number;
}

/** A campaign with ten thousand variants is still recognised by its latest thousand. */
const MOST_NAMES = 1000;

type Bucket = Group | Group[];

/**
 * The groups in memory and the three ways to find one: by an exact text, by the id of a post, by likeness. Kept in order
 * of their last post, so that forgetting takes from the front.
 */
export class GroupStore {
  private readonly groups = new Map<string, Group>();
  private readonly byText = new Map<number, Group>();
  private readonly byPost = new Map<string, Group>();
  private readonly byBand = new Map<number, Bucket>();
  private readonly mostGroups: number;

  constructor(mostGroups: number) {
    this.mostGroups = mostGroups;
  }

  findByText(text: number): Group | undefined {
    return this.byText.get(text);
  }

  findByPost(postId: string): Group | undefined {
    return this.byPost.get(postId);
  }

  /** The group most like `shingles`, whose bands are given, at or above `threshold`. */
  findAlike(
    { shingles, bands }: { shingles: readonly number[]; bands: readonly number[] },
    threshold: number,
  ): { group: Group; similarity: number } | null {
    let best: { group: Group; similarity: number } | null = null;
    for (const group of this.proposedBy(bands)) {
      const similarity = likeness(shingles, group.shingles);
      if (similarity < threshold) continue;
      const isBetter =
        best === null ||
        similarity > best.similarity ||
        (similarity === best.similarity && group.serial < best.group.serial);
      if (isBetter) best = { group, similarity };
    }
    return best;
  }

  add(group: Group, bands: readonly number[] = bandsOf(group.shingles)): void {
    this.groups.set(group.id, group);
    for (const text of group.texts) this.byText.set(text, group);
    for (const postId of group.postIds) this.byPost.set(postId, group);
    for (const band of bands) this.addToBand(band, group);
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

  private proposedBy(bands: readonly number[]): Set<Group> {
    const found = new Set<Group>();
    for (const band of bands) {
      const bucket = this.byBand.get(band);
      if (Array.isArray(bucket)) for (const group of bucket) found.add(group);
      else if (bucket !== undefined) found.add(bucket);
    }
    return found;
  }

  /** Nearly all buckets hold one group; an array for each would double the memory. */
  private addToBand(band: number, group: Group): void {
    const bucket = this.byBand.get(band);
    if (bucket === undefined) this.byBand.set(band, group);
    else if (Array.isArray(bucket)) bucket.push(group);
    else this.byBand.set(band, [bucket, group]);
  }

  private forget(group: Group): void {
    this.groups.delete(group.id);
    for (const text of group.texts) this.byText.delete(text);
    for (const postId of group.postIds) this.byPost.delete(postId);
    for (const band of bandsOf(group.shingles)) this.removeFromBand(band, group);
  }

  private removeFromBand(band: number, group: Group): void {
    const bucket = this.byBand.get(band);
    if (!Array.isArray(bucket)) this.byBand.delete(band);
    else if (bucket.length === 2) this.byBand.set(band, bucket[0] === group ? bucket[1]! : bucket[0]!);
    else bucket.splice(bucket.indexOf(group), 1);
  }
}

function rememberName<T>(names: T[], name: T, index: Map<T, Group>): void {
  // The first two name the post that began the group; they stay.
  if (names.length >= MOST_NAMES) for (const forgotten of names.splice(2, 1)) index.delete(forgotten);
  names.push(name);
}
