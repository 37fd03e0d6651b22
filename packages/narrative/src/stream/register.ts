import type { Feature } from "./features.ts";
import type { Thread } from "./thread.ts";
import { addLength, addWeight } from "./vector.ts";

/** First post of a near-duplicate group, and where it stands. */
export interface Group {
  readonly id: string;
  readonly authorKey: string;
  thread: Thread;
}

const MOST_IN_A_LIST = 24;
const LONGEST_VECTOR = 64;
const KEPT_OF_VECTOR = 48;
const MOST_GROUPS_OF_ONE = 2000;

/**
 * The narratives in memory and how to find them. The lists by feature are exactly the inverse of the narratives' vectors:
 * what leaves a list leaves the vector, so a snapshot of the vectors is a snapshot of the lists. Every list is short and
 * every vector is short, which is what keeps the cost of a post the same at any size.
 *
 * Narratives of one group and of several are kept apart, each in order of their last post: when memory is full, posts
 * that nobody took up go first.
 */
export class Register {
  private readonly lonely = new Map<string, Thread>();
  private readonly grown = new Map<string, Thread>();
  private readonly lists = new Map<number, Thread[]>();
  private readonly groups = new Map<string, Group>();

  constructor(private readonly mostThreads: number) {}

  find(id: string): Thread | undefined {
    return this.grown.get(id) ?? this.lonely.get(id);
  }

  findGroup(id: string): Group | undefined {
    return this.groups.get(id);
  }

  holding(feature: number): readonly Thread[] {
    return this.lists.get(feature) ?? NONE;
  }

  /** Lonely ones first, each kind in order of the last post. */
  all(): Thread[] {
    return [...this.lonely.values(), ...this.grown.values()];
  }

  allGroups(): Group[] {
    return [...this.groups.values()];
  }

  /** Moves `thread` behind all others of its kind; makes room when it is one too many. */
  touch(thread: Thread): void {
    this.lonely.delete(thread.id);
    this.grown.delete(thread.id);
    (thread.groups > 1 ? this.grown : this.lonely).set(thread.id, thread);
    if (this.lonely.size + this.grown.size > this.mostThreads) this.forget(this.leastWanted()!);
  }

  restoreGroup(group: Group): void {
    this.groups.set(group.id, group);
  }

  restoreThread(thread: Thread): void {
    (thread.groups > 1 ? this.grown : this.lonely).set(thread.id, thread);
    for (const feature of thread.vector.keys()) this.list(feature, thread);
  }

  addGroup(group: Group): void {
    this.groups.set(group.id, group);
    group.thread.groupIds.push(group.id);
    if (group.thread.groupIds.length > MOST_GROUPS_OF_ONE) this.groups.delete(group.thread.groupIds.splice(1, 1)[0]!);
  }

  /** Adds the features of one group to the vector of `thread`. */
  addFeatures(thread: Thread, features: readonly Feature[]): void {
    for (const { hash, weight } of features) if (addWeight(thread, hash, weight)) this.list(hash, thread);
    if (thread.vector.size > LONGEST_VECTOR) this.shorten(thread);
  }

  /** `from` becomes part of `into`, but for its counts. */
  absorb(into: Thread, from: Thread): void {
    for (const id of from.groupIds) {
      const group = this.groups.get(id);
      if (group !== undefined) group.thread = into;
    }
    const lost = { squareWithin: from.squareWithin, squareAcross: from.squareAcross };
    for (const [feature, weight] of from.vector) {
      this.unlist(feature, from);
      if (addWeight(into, feature, weight)) this.list(feature, into);
      addLength(lost, feature, -(weight ** 2));
    }
    into.squareWithin += Math.max(0, lost.squareWithin);
    into.squareAcross += Math.max(0, lost.squareAcross);
    this.lonely.delete(from.id);
    this.grown.delete(from.id);
    if (into.vector.size > LONGEST_VECTOR) this.shorten(into);
  }

  forgetBefore(time: number): void {
    for (const threads of [this.lonely, this.grown]) {
      for (const thread of threads.values()) {
        if (thread.lastAt >= time) break;
        this.forget(thread);
      }
    }
  }

  private leastWanted(): Thread | undefined {
    return this.lonely.values().next().value ?? this.grown.values().next().value;
  }

  private forget(thread: Thread): void {
    this.lonely.delete(thread.id);
    this.grown.delete(thread.id);
    for (const id of thread.groupIds) this.groups.delete(id);
    for (const feature of thread.vector.keys()) this.unlist(feature, thread);
  }

  private list(feature: number, thread: Thread): void {
    const list = this.lists.get(feature);
    if (list === undefined) this.lists.set(feature, [thread]);
    else if (list.push(thread) > MOST_IN_A_LIST) this.dropLeastWanted(feature, list);
  }

  private dropLeastWanted(feature: number, list: Thread[]): void {
    let place = 0;
    for (let i = 1; i < list.length; i++) if (isLessWanted(list[i]!, list[place]!)) place = i;
    list[place]!.vector.delete(feature);
    list.splice(place, 1);
  }

  private unlist(feature: number, thread: Thread): void {
    const list = this.lists.get(feature);
    if (list === undefined) return;
    const place = list.indexOf(thread);
    if (place < 0) return;
    if (list.length === 1) this.lists.delete(feature);
    else list.splice(place, 1);
  }

  private shorten(thread: Thread): void {
    const weakest = [...thread.vector]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(KEPT_OF_VECTOR)
      .map(([feature]) => feature);
    for (const feature of weakest) {
      thread.vector.delete(feature);
      this.unlist(feature, thread);
    }
  }
}

const NONE: readonly Thread[] = [];

function isLessWanted(one: Thread, other: Thread): boolean {
  const [alone, otherAlone] = [one.groups <= 1, other.groups <= 1];
  if (alone !== otherAlone) return alone;
  return one.lastAt !== other.lastAt ? one.lastAt < other.lastAt : one.serial < other.serial;
}
