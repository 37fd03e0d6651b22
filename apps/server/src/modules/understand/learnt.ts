/** What a workspace's people have taught: a layer over the model for sentiment, and one per watch for relevance. */
import type { CrisisType } from "@tocsin/contract";
import {
  type CrisisTypeLayer,
  createCrisisTypeLayer,
  createLayer,
  createRelevanceLayer,
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
}

/** A post of the stream that nobody has put right, with what the word lists say of it. */
export interface Silent extends ScoredPost {
  readonly said: readonly CrisisType[];
}

/** `lessons` in order of time. */
export function learnFrom(model: TextModel, lessons: readonly Lesson[], uncorrected: readonly Silent[]): Learnt {
  return {
    feeling: learnFeeling(model, lessons, uncorrected),
    relevance: learnRelevance(lessons, uncorrected),
    types: learnTypes(lessons, uncorrected),
  };
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
  for (const { id, text, language, value } of lessons)
    if (value.field === "sentiment") layer.learn({ id, text, language, sentiment: value.sentiment });
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
