import { DistinctCount } from "./distinct.ts";
import type { FirstPost, Stance, StreamedPost } from "./narrative.ts";
import { addTo, joinTallies, type Tally, type TallyEntries } from "./tally.ts";

/** A post kept to show and to name the narrative by. */
export interface Sample extends FirstPost {
  readonly language: string;
  /** The beginning of its text. */
  readonly text: string;
  /** To what the narrative was when it joined. */
  readonly likeness: number;
}

/** One narrative in memory. */
export interface Thread {
  readonly id: string;
  /** Grows with every narrative begun. */
  readonly serial: number;
  readonly stance: Stance;
  first: FirstPost;
  firstHighReach: (FirstPost & { readonly reach: number }) | null;
  lastAt: number;
  size: number;
  /** Near-duplicate groups: what the vector is the sum of. */
  groups: number;
  readonly groupIds: string[];
  /** Sum of the weights of its groups' features, by hash, and the squares of its length by each of the two measures. */
  readonly vector: Map<number, number>;
  squareWithin: number;
  squareAcross: number;
  readonly authors: DistinctCount;
  readonly languages: Tally;
  /** What only some narratives have; most narratives are one post and stay so. */
  readonly tallies: { carriers?: Tally; hashtags?: Tally; links?: Tally };
  /** Posts by hours since 1970. */
  readonly hours: Map<number, number>;
  readonly samples: Sample[];
  negative: number;
  withSentiment: number;
}

export type ThreadSnapshot = Omit<Thread, "vector" | "authors" | "languages" | "tallies" | "hours"> & {
  readonly vector: readonly (readonly [number, number])[];
  readonly authors: readonly number[];
  readonly languages: TallyEntries;
  readonly tallies: { readonly [Kind in TallyKind]?: TallyEntries };
  readonly hours: readonly (readonly [number, number])[];
};

export type TallyKind = keyof Thread["tallies"];

const TALLY_KINDS = ["carriers", "hashtags", "links"] as const;

export const HOUR = 3_600_000;
const KEPT_HOURS = 48;
const MOST_SAMPLES = 24;
const SAMPLE_LENGTH = 280;

export function beginThread(post: StreamedPost, serial: number, stance: Stance): Thread {
  return {
    id: post.id,
    serial,
    stance,
    first: firstPostOf(post),
    firstHighReach: null,
    lastAt: post.at,
    size: 0,
    groups: 0,
    groupIds: [],
    vector: new Map(),
    squareWithin: 0,
    squareAcross: 0,
    authors: new DistinctCount(),
    languages: new Map(),
    tallies: {},
    hours: new Map(),
    samples: [],
    negative: 0,
    withSentiment: 0,
  };
}

/** Counts a post that belongs to `thread`, a copy or not. */
export function countPost(thread: Thread, post: StreamedPost, highReach: number): void {
  thread.size++;
  thread.lastAt = Math.max(thread.lastAt, post.at);
  if (post.at < thread.first.at) thread.first = firstPostOf(post);
  const { reach = 0 } = post;
  if (reach >= highReach && post.at < (thread.firstHighReach?.at ?? Number.POSITIVE_INFINITY)) {
    thread.firstHighReach = { ...firstPostOf(post), reach };
  }
  addTo(thread.languages, post.language ?? "und");
  if (post.sentiment !== undefined) thread.withSentiment++;
  if (post.sentiment === "negative") thread.negative++;
  const hour = Math.floor(post.at / HOUR);
  thread.hours.set(hour, (thread.hours.get(hour) ?? 0) + 1);
  if (thread.hours.size > KEPT_HOURS) thread.hours.delete(Math.min(...thread.hours.keys()));
}

/** Counts the first post of a group, with what it says of its own. */
export function countVoice(thread: Thread, post: StreamedPost, likeness: number): void {
  thread.groups++;
  thread.authors.add(post.authorKey === "" ? `post ${post.id}` : `author ${post.authorKey}`);
  keepSample(thread.samples, {
    ...firstPostOf(post),
    language: post.language ?? "und",
    text: ownCopy(post.text.slice(0, SAMPLE_LENGTH)),
    likeness,
  });
}

/** Everything of `from` becomes part of `into`. */
export function joinThreads(into: Thread, from: Thread): void {
  into.size += from.size;
  into.groups += from.groups;
  into.negative += from.negative;
  into.withSentiment += from.withSentiment;
  into.lastAt = Math.max(into.lastAt, from.lastAt);
  if (from.first.at < into.first.at) into.first = from.first;
  into.firstHighReach = earlierOf(into.firstHighReach, from.firstHighReach);
  into.groupIds.push(...from.groupIds);
  into.authors.join(from.authors);
  joinTallies(into.languages, from.languages);
  for (const kind of TALLY_KINDS)
    for (const [name, count] of from.tallies[kind] ?? []) tallyIn(into, kind, name, count);
  for (const [hour, count] of from.hours) into.hours.set(hour, (into.hours.get(hour) ?? 0) + count);
  for (const sample of from.samples) keepSample(into.samples, sample);
}

export function tallyIn({ tallies }: Thread, kind: TallyKind, name: string, count = 1): void {
  let tally = tallies[kind];
  if (tally === undefined) {
    tally = new Map();
    tallies[kind] = tally;
  }
  addTo(tally, name, count);
}

export function snapshotThread(thread: Thread): ThreadSnapshot {
  return {
    ...thread,
    groupIds: [...thread.groupIds],
    samples: [...thread.samples],
    authors: thread.authors.snapshot(),
    vector: [...thread.vector],
    languages: [...thread.languages],
    tallies: mapTallies(thread.tallies, (tally) => [...tally]),
    hours: [...thread.hours],
  };
}

export function restoreThread(thread: ThreadSnapshot): Thread {
  return {
    ...thread,
    groupIds: [...thread.groupIds],
    samples: [...thread.samples],
    authors: new DistinctCount(thread.authors),
    vector: new Map(thread.vector),
    languages: new Map(thread.languages),
    tallies: mapTallies(thread.tallies, (entries) => new Map(entries)),
    hours: new Map(thread.hours),
  };
}

function firstPostOf({ id, authorKey, at }: FirstPost): FirstPost {
  return { id, authorKey, at };
}

function earlierOf<T extends FirstPost>(one: T | null, other: T | null): T | null {
  if (one === null || other === null) return one ?? other;
  return other.at < one.at ? other : one;
}

/** The first post stays; of the rest the latest are kept, so that a label follows the story. */
function keepSample(samples: Sample[], sample: Sample): void {
  samples.push(sample);
  if (samples.length > MOST_SAMPLES) samples.splice(1, 1);
}

/** A slice keeps the whole text it was cut from alive, a hundred thousand characters perhaps. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function mapTallies<From, To>(tallies: { [Kind in TallyKind]?: From }, change: (tally: From) => To) {
  const changed: { [Kind in TallyKind]?: To } = {};
  for (const kind of TALLY_KINDS) {
    const tally = tallies[kind];
    if (tally !== undefined) changed[kind] = change(tally);
  }
  return changed;
}
