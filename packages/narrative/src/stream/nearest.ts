import type { Register, Weighed } from "./register.ts";
import type { Thread } from "./thread.ts";
import { countsAcross, countsWithin } from "./vector.ts";

/** A narrative the post might belong to. */
export interface Candidate {
  readonly thread: Thread;
  /** 0 to 1: by all words, or by what languages share when the narrative has no post in the language of this one. */
  readonly likeness: number;
  readonly shared: readonly Weighed[];
}

export interface Asked {
  readonly features: readonly Weighed[];
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Sum {
  within: number;
  across: number;
  readonly shared: Weighed[];
}

const MOST_ASKED = 24;
const LEAST_SHARED = 2;
/** An hour of silence costs nothing; after four days the same words are half the evidence. */
const HALF_BELIEVED_MS = 4 * 86_400_000;
const LEAST_RARE_ACROSS = 5;

/** Narratives that share enough with the post to be compared, the most alike first, older ones first among equals. */
export function nearestThreads(register: Register, asked: Asked): Candidate[] {
  const sums = sumShared(register, asked.features);
  const [lengthWithin, lengthAcross] = lengthsOf(asked.features);
  const candidates: Candidate[] = [];
  for (const [thread, sum] of sums) {
    const cosine = speaks(thread, asked.language)
      ? cosineWithin(sum, lengthWithin * Math.sqrt(thread.squareWithin))
      : cosineAcross(sum, lengthAcross * Math.sqrt(thread.squareAcross));
    if (cosine <= 0) continue;
    const silence = Math.max(0, asked.at - thread.lastAt);
    candidates.push({ thread, likeness: cosine / (1 + silence / HALF_BELIEVED_MS), shared: sum.shared });
  }
  return candidates.sort((a, b) => b.likeness - a.likeness || a.thread.serial - b.thread.serial);
}

function sumShared(register: Register, features: readonly Weighed[]): Map<Thread, Sum> {
  const sums = new Map<Thread, Sum>();
  for (const feature of features.slice(0, MOST_ASKED)) {
    for (const thread of register.holding(feature.hash)) {
      let sum = sums.get(thread);
      if (sum === undefined) {
        sum = { within: 0, across: 0, shared: [] };
        sums.set(thread, sum);
      }
      const product = feature.weight * thread.vector.get(feature.hash)!;
      if (countsWithin(feature.hash)) sum.within += product;
      if (countsAcross(feature.hash)) sum.across += product;
      sum.shared.push(feature);
    }
  }
  return sums;
}

function lengthsOf(features: readonly Weighed[]): [within: number, across: number] {
  let [within, across] = [0, 0];
  for (const { hash, weight } of features) {
    if (countsWithin(hash)) within += weight ** 2;
    if (countsAcross(hash)) across += weight ** 2;
  }
  return [Math.sqrt(within), Math.sqrt(across)];
}

function speaks(thread: Thread, language: string): boolean {
  return language === "und" || thread.languages.has(language) || thread.languages.has("und");
}

function cosineWithin({ within, shared }: Sum, lengths: number): number {
  const telling = shared.reduce((count, { kind }) => count + SHARED_WITHIN[kind], 0);
  return telling < LEAST_SHARED ? 0 : within / lengths;
}

function cosineAcross({ across, shared }: Sum, lengths: number): number {
  const rare = shared.filter(({ hash, weight }) => countsAcross(hash) && weight >= LEAST_RARE_ACROSS);
  const telling = rare.reduce((count, { kind }) => count + SHARED_ACROSS[kind], 0);
  return telling < LEAST_SHARED ? 0 : across / lengths;
}

/** A link alone joins, and between languages a rare hashtag. */
const SHARED_WITHIN = { word: 1, number: 1, name: 0, hashtag: 1, link: 2 } as const;
const SHARED_ACROSS = { word: 0, number: 1, name: 1, hashtag: 2, link: 2 } as const;
