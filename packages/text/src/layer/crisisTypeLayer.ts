/**
 * Kinds of crisis as people corrected them: which the word lists miss in this workspace, and which they see where none is.
 *
 * A correction gives the whole right answer for a post. Every kind is a question of its own, answered by the word lists first
 * and then by a layer over them (delta.ts); a correction that leaves a kind as it was confirms it. A kind is left alone
 * until people have said the other thing at least five times, since words like "card" stand in complaints of every kind.
 */
import type { CrisisTypeScore } from "../crisis/scoreCrisisTypes.ts";
import { CRISIS_TYPES, type CrisisType } from "../crisis/types.ts";
import { balanceLessons } from "./balance.ts";
import { applyDelta, type Delta, fitDelta, type Lesson } from "./delta.ts";
import { createKept, rememberByEdition } from "./kept.ts";
import { placesOfWords, readTopicWords, strongestWords, type TopicWord } from "./topicWords.ts";

export interface CrisisTypeCorrection {
  readonly id: string;
  readonly text: string;
  /** What the model said. */
  readonly said: readonly CrisisType[];
  /** What is right; empty where the post speaks of no crisis. */
  readonly right: readonly CrisisType[];
}

export interface CrisisTypeLayer {
  readonly size: number;
  learn(correction: CrisisTypeCorrection): void;
  forget(id: string): boolean;
  /** The model's `types` of `text` as the corrections change them; the same array where nothing has been learned. */
  adjust(text: string, types: readonly CrisisTypeScore[]): readonly CrisisTypeScore[];
  snapshot(): { readonly version: 1; readonly corrections: readonly CrisisTypeCorrection[] };
}

const PRESENT = 1;
const STRENGTH = 30;
/** What a kind is worth at the start when the lists see it, and when they do not. */
const SEEN = [Math.log(0.25), Math.log(0.75)];
const UNSEEN = [Math.log(0.95), Math.log(0.05)];
const FEWEST_CHANGES = 5;
const ADD_FROM = 0.7;
const REMOVE_BELOW = 0.35;

interface Learned extends CrisisTypeCorrection {
  readonly places: Int32Array;
}

/** An empty layer. `uncorrected` are posts with the kinds the model gave them, which nobody changed. */
export function createCrisisTypeLayer(
  uncorrected: readonly { readonly text: string; readonly said: readonly CrisisType[] }[] = [],
): CrisisTypeLayer {
  const kept = createKept<Learned>();
  const silent = uncorrected.map(({ text, said }) => ({
    said,
    right: said,
    places: placesOfWords(readTopicWords(text)),
  }));
  const fitted = rememberByEdition(
    () => kept.edition,
    () => fitTypes(kept.list(), silent),
  );
  return {
    get size() {
      return kept.list().length;
    },
    learn: (correction) => kept.put({ ...correction, places: placesOfWords(readTopicWords(correction.text)) }),
    forget: (id) => kept.drop(id),
    adjust: (text, types) => (fitted().size === 0 ? types : adjustTypes(fitted(), readTopicWords(text), types)),
    snapshot: () => ({ version: 1, corrections: kept.list().map(({ places: _, ...correction }) => correction) }),
  };
}

type Said = Pick<Learned, "said" | "right" | "places">;

interface TypeLayer {
  readonly delta: Delta;
  /** Whether enough posts have been given the kind, and taken from it, to go on in the same way. */
  readonly mayAdd: boolean;
  readonly mayRemove: boolean;
}

function fitTypes(kept: readonly Said[], silent: readonly Said[]): Map<CrisisType, TypeLayer> {
  return new Map(CRISIS_TYPES.flatMap((type) => fitType(type, kept, silent)));
}

function fitType(type: CrisisType, kept: readonly Said[], silent: readonly Said[]): [CrisisType, TypeLayer][] {
  const mayAdd = kept.filter((post) => post.right.includes(type) && !post.said.includes(type)).length >= FEWEST_CHANGES;
  const mayRemove =
    kept.filter((post) => post.said.includes(type) && !post.right.includes(type)).length >= FEWEST_CHANGES;
  if (!mayAdd && !mayRemove) return [];
  const lessonsOf = (posts: readonly Said[]) => posts.map((post) => asLesson(post, type));
  const delta = fitDelta(balanceLessons(lessonsOf(kept), lessonsOf(silent)), SEEN.length, STRENGTH);
  return [[type, { delta, mayAdd, mayRemove }]];
}

function asLesson({ said, right, places }: Said, type: CrisisType): Lesson {
  return { places, start: said.includes(type) ? SEEN : UNSEEN, label: right.includes(type) ? PRESENT : 0, weight: 1 };
}

function adjustTypes(
  layers: ReadonlyMap<CrisisType, TypeLayer>,
  words: readonly TopicWord[],
  types: readonly CrisisTypeScore[],
): CrisisTypeScore[] {
  const places = placesOfWords(words);
  const stay = types.filter(({ type }) => {
    const layer = layers.get(type);
    return !layer?.mayRemove || applyDelta(layer.delta, places, SEEN)[PRESENT]! >= REMOVE_BELOW;
  });
  const added = [...layers].flatMap(([type, { delta, mayAdd }]) => {
    const score = applyDelta(delta, places, UNSEEN)[PRESENT]!;
    const isNew = mayAdd && score >= ADD_FROM && !types.some((known) => known.type === type);
    return isNew ? [{ type, score, words: strongestWords(delta, words, PRESENT) }] : [];
  });
  return [...stay, ...added].sort((a, b) => b.score - a.score);
}
