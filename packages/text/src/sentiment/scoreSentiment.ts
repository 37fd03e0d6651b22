import type { TextModel } from "../model/textModel.ts";
import { Features } from "./features.ts";
import { Pieces } from "./pieces.ts";
import { type ClassProbabilities, scoreFeatures } from "./shard.ts";

export type Sentiment = "negative" | "neutral" | "positive";
export type SentimentScores = Readonly<Record<Sentiment, number>>;

/** Languages without a shard of their own whose posts the shared one was trained on. */
export const SHARED_LANGUAGES: readonly string[] = ["de", "es", "fr", "it", "pt"];

/** The shard that answers for `language`: its own, the shared one, or the one that sees only signs of feeling. */
export function shardName(model: TextModel, language: string): string {
  if (model.shards.has(language)) return language;
  return SHARED_LANGUAGES.includes(language) && model.shards.has("shared") ? "shared" : "signs";
}

/** (text, ISO 639-1 language) → probabilities that sum to 1. */
export type SentimentScorer = (text: string, language: string) => ClassProbabilities;

/** A scorer on `model`. It keeps its buffers between calls; an empty text is neutral. */
export function createSentimentScorer(model: TextModel): SentimentScorer {
  const pieces = new Pieces();
  const features = new Features();
  return (text, language) => {
    const name = shardName(model, language);
    const shard = model.shards.get(name);
    if (!shard) return [1 / 3, 1 / 3, 1 / 3];
    pieces.read(text);
    if (pieces.count === 0) return [0, 1, 0];
    features.readSigns(pieces, model.feelingsOf(language));
    if (name !== "signs") features.addLetters(pieces);
    return scoreFeatures(shard, features);
  };
}
