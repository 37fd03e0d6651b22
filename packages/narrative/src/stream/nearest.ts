import type { Feature } from "./features.ts";
import type { Register } from "./register.ts";
import type { Thread } from "./thread.ts";
import { addLength, cosine, countsAcross, countsWithin, type Lengths } from "./vector.ts";

/** A narrative the post might belong to. */
export interface Candidate {
  readonly thread: Thread;
  /** 0 to 1: by all words, or by what languages share when the narrative has no post in the language of this one. */
  readonly likeness: number;
  readonly shared: readonly Feature[];
}

export interface Asked {
  readonly features: readonly Feature[];
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The heaviest features propose, all of them decide. */
const MOST_ASKED = 8;
const MOST_COMPARED = 6;
const LEAST_SHARED = 2;
/** An hour of silence costs nothing; after two days the same words are half the evidence. */
const HALF_BELIEVED_MS = 2 * 86_400_000;
/** Summed rarity (natural logarithms): two names in one post of 25 each, or one hashtag as rare. */
const LEAST_RARITY_ACROSS = 6.5;
/** In one post of seven or more: proposes nothing. */
const LEAST_TELLING = 2;

/** Narratives that share enough with the post to be compared, the most alike first, older ones first among equals. */
export function nearestThreads(register: Register, asked: Asked): Candidate[] {
  const lengths = lengthsOf(asked.features);
  const candidates: Candidate[] = [];
  for (const thread of proposedThreads(register, asked.features)) {
    const shared = asked.features.filter(({ hash }) => thread.vector.has(hash));
    const likeness = speaks(thread, asked.language)
      ? cosineWithin(thread, shared, lengths)
      : cosineAcross(thread, shared, lengths);
    if (likeness <= 0) continue;
    const silence = Math.max(0, asked.at - thread.lastAt);
    candidates.push({ thread, likeness: likeness / (1 + silence / HALF_BELIEVED_MS), shared });
  }
  return candidates.sort((a, b) => b.likeness - a.likeness || a.thread.serial - b.thread.serial);
}

/** Those that share most of what is rare, the older one among equals. */
function proposedThreads(register: Register, features: readonly Feature[]): Thread[] {
  const votes = new Map<Thread, number>();
  let asked = 0;
  for (const { hash, weight } of features) {
    const holding = register.holding(hash);
    if (holding.length === 0) continue;
    if (weight < LEAST_TELLING || ++asked > MOST_ASKED) break;
    for (const thread of holding) votes.set(thread, (votes.get(thread) ?? 0) + weight * weight);
  }
  return mostVoted(votes);
}

/** The first few in order, found in one walk: sorting some hundred proposals would cost more than all comparisons. */
function mostVoted(votes: ReadonlyMap<Thread, number>): Thread[] {
  const best: { readonly thread: Thread; readonly votes: number }[] = [];
  for (const [thread, count] of votes) {
    let place = best.length;
    while (place > 0 && comesBefore(thread, count, best[place - 1]!)) place--;
    if (place >= MOST_COMPARED) continue;
    best.splice(place, 0, { thread, votes: count });
    if (best.length > MOST_COMPARED) best.pop();
  }
  return best.map(({ thread }) => thread);
}

function comesBefore(
  thread: Thread,
  votes: number,
  other: { readonly thread: Thread; readonly votes: number },
): boolean {
  return votes > other.votes || (votes === other.votes && thread.serial < other.thread.serial);
}

function lengthsOf(features: readonly Feature[]): Lengths {
  const lengths = { squareWithin: 0, squareAcross: 0 };
  for (const { hash, weight } of features) addLength(lengths, hash, weight ** 2);
  return lengths;
}

function speaks(thread: Thread, language: string): boolean {
  return language === "und" || thread.languages.has(language) || thread.languages.has("und");
}

function cosineWithin(thread: Thread, shared: readonly Feature[], { squareWithin }: Lengths): number {
  const telling = shared.reduce((count, { kind }) => count + SHARED_WITHIN[kind], 0);
  if (telling < LEAST_SHARED) return 0;
  const within = shared.filter(({ hash }) => countsWithin(hash));
  return cosine(productOf(thread, within), squareWithin * thread.squareWithin);
}

function cosineAcross(thread: Thread, shared: readonly Feature[], { squareAcross }: Lengths): number {
  const across = shared.filter(({ hash }) => countsAcross(hash));
  const telling = across.reduce((count, { kind }) => count + SHARED_ACROSS[kind], 0);
  const rarity = across.reduce((sum, { kind, weight }) => sum + weight * SHARED_ACROSS[kind], 0);
  if (telling < LEAST_SHARED || rarity < LEAST_RARITY_ACROSS) return 0;
  return cosine(productOf(thread, across), squareAcross * thread.squareAcross);
}

function productOf({ vector }: Thread, shared: readonly Feature[]): number {
  return shared.reduce((product, { hash, weight }) => product + weight * vector.get(hash)!, 0);
}

/** A link alone joins, and between languages a rare hashtag. */
const SHARED_WITHIN = { word: 1, number: 1, name: 0, hashtag: 1, link: 2 } as const;
const SHARED_ACROSS = { word: 0, number: 1, name: 1, hashtag: 2, link: 2 } as const;
