/** What a workspace's people have taught: a layer over the model for sentiment, and one per watch for relevance. */
import type { CrisisType } from "@tocsin/contract";
import {
  type CrisisTypeLayer,
  createCrisisTypeLayer,
  createLayer,
  createRelevanceLayer,
  type LayerWorth,
  type RelevanceLayer,
  type ScoredPost,
  type SentimentLayer,
  type TextModel,
} from "@tocsin/text";
import type { Lesson } from "./corrections/rules.ts";

export interface Learnt {
  readonly feeling: SentimentLayer | undefined;
  readonly relevance: ReadonlyMap<string, RelevanceLayer>;
  readonly types: CrisisTypeLayer | undefined;
  /** How often the model alone, and the layer before it had learnt them, was right about the corrected posts. */
  weigh(): readonly Worth[];
}

export interface Worth extends Omit<LayerWorth, "changedShare"> {
  readonly language: string;
}

/** A post of the stream that nobody has put right, with what the word lists say of it. */
export interface Silent extends ScoredPost {
  readonly said: readonly CrisisType[];
}

/** `lessons` in order of time. */
export function learnFrom(model: TextModel, lessons: readonly Lesson[], uncorrected: readonly Silent[]): Learnt {
  let worth: readonly Worth[] | undefined;
  return {
    feeling: learnFeeling(model, lessons, uncorrected),
    relevance: learnRelevance(lessons, uncorrected),
    types: learnTypes(lessons, uncorrected),
    weigh: () => (worth ??= weighByLanguage(model, lessons, uncorrected)),
  };
}

/** Each language has a layer of its own, so that one can be weighed by itself. */
function weighByLanguage(model: TextModel, lessons: readonly Lesson[], uncorrected: readonly Silent[]): Worth[] {
  const felt = lessons.filter(({ value }) => value.field === "sentiment");
  return [...new Set(felt.map((lesson) => lesson.language))].map((language) => {
    const isSpoken = (post: { readonly language: string }) => post.language === language;
    const layer = learnFeeling(model, felt.filter(isSpoken), uncorrected.filter(isSpoken))!;
    const { before, after } = layer.measure();
    return { language, before, after };
  });
}

function learnTypes(lessons: readonly Lesson[], uncorrected: readonly Silent[]): CrisisTypeLayer | undefined {
  const layer = createCrisisTypeLayer(uncorrected);
  for (const { id, text, was, value } of lessons)
    if (value.field === "crisis-types") layer.learn({ id, text, said: was as CrisisType[], right: value.crisisTypes });
  return layer.size === 0 ? undefined : layer;
}

function learnFeeling(
  model: TextModel,
  lessons: readonly Lesson[],
  uncorrected: readonly ScoredPost[],
): SentimentLayer | undefined {
  const layer = createLayer(model, { uncorrected });
  for (const { value, was: _, ...post } of lessons)
    if (value.field === "sentiment") layer.learn({ ...post, sentiment: value.sentiment });
  return layer.size === 0 ? undefined : layer;
}

function learnRelevance(
  lessons: readonly Lesson[],
  uncorrected: readonly ScoredPost[],
): ReadonlyMap<string, RelevanceLayer> {
  const layers = new Map<string, RelevanceLayer>();
  for (const { id, text, value } of lessons) {
    if (value.field !== "relevance") continue;
    const layer = layers.get(value.watchId) ?? createRelevanceLayer(uncorrected.map((post) => post.text));
    layer.learn({ id, text, isRelevant: value.isRelevant });
    layers.set(value.watchId, layer);
  }
  return layers;
}
