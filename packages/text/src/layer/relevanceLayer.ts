/**
 * Whether a post that a watch found is about the brand at all, learned from the posts that people set aside.
 *
 * A query cannot tell a bank named "Meridian" from the planet's meridians; the words around the name can. One layer per watch,
 * over a model that holds every found post for relevant nine times in ten. Hiding a post that matters costs more than showing
 * one that does not, so the layer is silent until people have told it at least eight posts, four of them off topic, and until
 * it has been right in nineteen of twenty posts it called off topic before it learned them; after that it marks only
 * what it holds for off topic at seven to three. The words that spoke are given with the verdict.
 */
import { balanceLessons } from "./balance.ts";
import { applyDelta, type Delta, fitDelta, type Lesson } from "./delta.ts";
import { createKept, rememberByEdition } from "./kept.ts";
import type { Tally } from "./layerWorth.ts";
import { placesOfWords, readTopicWords, strongestWords, type TopicWord } from "./topicWords.ts";

export interface RelevanceCorrection {
  readonly id: string;
  readonly text: string;
  readonly isRelevant: boolean;
}

export interface RelevanceVerdict {
  /** "off-topic" may be hidden or marked; "unsure" is for people; both of the others change nothing. */
  readonly verdict: "relevant" | "off-topic" | "unsure";
  /** Probability of being off topic, 0..1. */
  readonly offTopic: number;
  /** The words that spoke most for being off topic, folded; empty unless the verdict is "off-topic". */
  readonly words: readonly string[];
}

export interface RelevanceWorth {
  /** Posts called off topic before they were learned: how many were so, of how many called. */
  readonly hidden: Tally;
  /** Off-topic posts found before they were learned, of all that people named. */
  readonly found: Tally;
}

export interface RelevanceLayer {
  readonly size: number;
  learn(correction: RelevanceCorrection): void;
  forget(id: string): boolean;
  judge(text: string): RelevanceVerdict;
  measure(): RelevanceWorth;
  snapshot(): { readonly version: 1; readonly corrections: readonly RelevanceCorrection[] };
}

const OFF_TOPIC = 1;
/** Nine posts in ten that a watch finds are taken for relevant. */
const START = [Math.log(0.9), Math.log(0.1)];
/** Topic words are far apart, so that one correction may carry far: at 4, a hundred of them hide next to nothing. */
const STRENGTH = 30;
const FEWEST_CORRECTIONS = 8;
const FEWEST_OFF_TOPIC = 4;
const HIDE_FROM = 0.7;
const UNSURE_FROM = 0.5;
const LEAST_PRECISION = 0.95;

interface Learned extends RelevanceCorrection {
  readonly lesson: Lesson;
}

/** An empty layer for one watch. `uncorrected` are texts the watch found which nobody set aside. */
export function createRelevanceLayer(uncorrected: readonly string[] = []): RelevanceLayer {
  const kept = createKept<Learned>();
  const silent = uncorrected.map((text) => asLesson(text, true));
  const fit = (part: readonly Learned[]) =>
    fitDelta(
      balanceLessons(
        part.map((entry) => entry.lesson),
        silent,
      ),
      START.length,
      STRENGTH,
    );
  const state = rememberByEdition(
    () => kept.edition,
    () => ({ delta: fit(kept.list()), isTrusted: hasEnough(kept.list()) && isPrecise(weigh(kept.list(), fit)) }),
  );
  return {
    get size() {
      return kept.list().length;
    },
    learn: (correction) => kept.put({ ...correction, lesson: asLesson(correction.text, correction.isRelevant) }),
    forget: (id) => kept.drop(id),
    judge: (text) => (hasEnough(kept.list()) ? judge(state(), readTopicWords(text)) : NO_OPINION),
    measure: () => weigh(kept.list(), fit),
    snapshot: () => ({ version: 1, corrections: kept.list().map(({ lesson: _, ...correction }) => correction) }),
  };
}

const NO_OPINION: RelevanceVerdict = { verdict: "relevant", offTopic: Math.exp(START[OFF_TOPIC]!), words: [] };

function asLesson(text: string, isRelevant: boolean): Lesson {
  return { places: placesOfWords(readTopicWords(text)), start: START, label: isRelevant ? 0 : OFF_TOPIC, weight: 1 };
}

function hasEnough(kept: readonly Learned[]): boolean {
  return kept.length >= FEWEST_CORRECTIONS && kept.filter((entry) => !entry.isRelevant).length >= FEWEST_OFF_TOPIC;
}

const isPrecise = ({ hidden }: RelevanceWorth) => hidden.right >= LEAST_PRECISION * hidden.total;

function judge({ delta, isTrusted }: { delta: Delta; isTrusted: boolean }, words: TopicWord[]): RelevanceVerdict {
  const offTopic = applyDelta(delta, placesOfWords(words), START)[OFF_TOPIC]!;
  if (offTopic < UNSURE_FROM) return { verdict: "relevant", offTopic, words: [] };
  if (offTopic < HIDE_FROM || !isTrusted) return { verdict: "unsure", offTopic, words: [] };
  return { verdict: "off-topic", offTopic, words: strongestWords(delta, words, OFF_TOPIC) };
}

/** Asks about each correction before it is learned, in growing blocks. */
function weigh(kept: readonly Learned[], fit: (part: readonly Learned[]) => Delta): RelevanceWorth {
  let called = 0;
  let right = 0;
  for (let start = 0; start < kept.length; ) {
    const end = Math.min(kept.length, start + Math.ceil((start + 1) / 4));
    const delta = fit(kept.slice(0, start));
    const hidden = kept
      .slice(start, end)
      .filter(({ lesson }) => applyDelta(delta, lesson.places, START)[OFF_TOPIC]! >= HIDE_FROM);
    called += hidden.length;
    right += hidden.filter((entry) => !entry.isRelevant).length;
    start = end;
  }
  const offTopic = kept.filter((entry) => !entry.isRelevant).length;
  return { hidden: { right, total: called }, found: { right, total: offTopic } };
}
