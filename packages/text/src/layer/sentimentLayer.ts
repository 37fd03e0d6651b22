/**
 * A workspace's own reading of sentiment: what its people corrected, as a layer over the model that learns at once, forgets
 * without a trace and can say what it is worth.
 *
 * The layer keeps the corrections, not the weights: it is fitted again, from nothing, when it is next asked after a change.
 * Two thousand corrections take a fraction of a second, and "forgotten" then means "never learned" by construction. Each
 * language has a table of its own, since words of one are chance for another. The method stands in delta.ts, why silent posts
 * count in balance.ts. It works over any model that gives probabilities, an operator's own included, as long as corrections
 * come with the scores that model gave.
 */
import { createAnalyser } from "../analyse.ts";
import type { TextModel } from "../model/textModel.ts";
import type { Sentiment, SentimentScores } from "../sentiment/scoreSentiment.ts";
import { balanceLessons, weighRareClasses } from "./balance.ts";
import { applyDelta, type Delta, fitDelta, type Lesson } from "./delta.ts";
import { createKept, rememberByEdition } from "./kept.ts";
import { type LayerWorth, weighLayer } from "./layerWorth.ts";
import { createFeelingReader, type PlaceReader } from "./places.ts";

/** A post as the model read it. */
export interface ScoredPost {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** What the model says without the layer; the built-in model is asked where it is left out. */
  readonly scores?: SentimentScores;
}

/** A person's word on one post; confirming what the model says counts too. */
export interface SentimentCorrection extends ScoredPost {
  readonly id: string;
  readonly sentiment: Sentiment;
}

export interface LayerSnapshot {
  readonly version: 1;
  readonly corrections: readonly SentimentCorrection[];
}

export interface LayerOptions {
  /**
   * Some hundred posts of the workspace's stream that nobody corrected, so that corrections of mistakes alone do not look
   * like the whole stream. Fixed for the life of the layer.
   */
  readonly uncorrected?: readonly ScoredPost[];
}

export interface SentimentLayer {
  /** How many corrections it holds. */
  readonly size: number;
  learn(correction: SentimentCorrection): void;
  /** Takes a correction back; false where there was none with this id. */
  forget(id: string): boolean;
  /** `scores` of the model as the corrections change them; the same object where there is nothing to change. */
  score(text: string, language: string, scores: SentimentScores): SentimentScores;
  /** What the layer is worth, on its own corrections, and how much of `sample` it changes. */
  measure(sample?: readonly ScoredPost[]): LayerWorth;
  /** All that is needed to restore it; plain JSON. */
  snapshot(): LayerSnapshot;
}

const CLASSES: readonly Sentiment[] = ["negative", "neutral", "positive"];
/** How far one correction carries. Between 1 and 3 nothing changes by more than chance. */
const STRENGTH = 2;

interface Learned extends SentimentCorrection {
  readonly lesson: Lesson;
}

/** An empty layer over `model`. */
export function createLayer(model: TextModel, { uncorrected = [] }: LayerOptions = {}): SentimentLayer {
  const readLesson = createLessonReader(model);
  const kept = createKept<Learned>();
  const silent = uncorrected.map((post) => ({ language: post.language, lesson: readLesson(post, 0) }));
  const fitted = rememberByEdition(
    () => kept.edition,
    () => fitLanguages(kept.list(), silent),
  );
  const read = createFeelingReader(model);
  return {
    get size() {
      return kept.list().length;
    },
    learn: (correction) =>
      kept.put({ ...correction, lesson: readLesson(correction, CLASSES.indexOf(correction.sentiment)) }),
    forget: (id) => kept.drop(id),
    score(text, language, scores) {
      const delta = fitted().get(language);
      return delta === undefined ? scores : asScores(applyDelta(delta, read(text, language), startOf(scores)));
    },
    measure: (sample = []) =>
      weighLayer({
        kept: kept.list(),
        sample: asLessons(sample, readLesson),
        fit: (part) => fitLanguages(part, silent),
      }),
    snapshot: () => ({ version: 1, corrections: kept.list().map(({ lesson: _, ...correction }) => correction) }),
  };
}

/** The layer of `snapshot`, equal to the one it was taken from. Throws with a sentence where it is of another version. */
export function restoreLayer(model: TextModel, snapshot: LayerSnapshot, options: LayerOptions = {}): SentimentLayer {
  if (snapshot.version !== 1) throw new Error(`Corrections of version ${String(snapshot.version)} cannot be read.`);
  const layer = createLayer(model, options);
  for (const correction of snapshot.corrections) layer.learn(correction);
  return layer;
}

type LessonReader = (post: ScoredPost, label: number) => Lesson;

function createLessonReader(model: TextModel): LessonReader {
  const analyser = createAnalyser(model);
  const read: PlaceReader = createFeelingReader(model);
  return ({ text, language, scores }, label) => ({
    places: read(text, language),
    start: startOf(scores ?? analyser.analyse(text).scores),
    label,
    weight: 1,
  });
}

const asLessons = (posts: readonly ScoredPost[], read: LessonReader) =>
  posts.map((post) => ({ language: post.language, lesson: read(post, 0) }));

interface LessonIn {
  readonly language: string;
  readonly lesson: Lesson;
}

/** A table for each language that has corrections. */
function fitLanguages(kept: readonly LessonIn[], silent: readonly LessonIn[]): Map<string, Delta> {
  const lessonsIn = (from: readonly LessonIn[], language: string) =>
    from.filter((entry) => entry.language === language).map((entry) => entry.lesson);
  const languages = [...new Set(kept.map((entry) => entry.language))];
  return new Map(
    languages.map((language) => {
      const lessons = balanceLessons(lessonsIn(kept, language), lessonsIn(silent, language));
      return [language, fitDelta(weighRareClasses(lessons, CLASSES.length), CLASSES.length, STRENGTH)];
    }),
  );
}

/** A model that is quite sure can still be corrected. */
const LEAST = 0.001;

const startOf = (scores: SentimentScores) => CLASSES.map((name) => Math.log(Math.max(LEAST, scores[name])));

function asScores([negative, neutral, positive]: readonly number[]): SentimentScores {
  return { negative: negative!, neutral: neutral!, positive: positive! };
}
