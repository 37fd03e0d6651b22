import type { TextModel } from "../model/textModel.ts";
import { doubtStrangeText } from "./doubt.ts";
import { Features } from "./features.ts";
import { createGeorgianScorer, type GeorgianScorer } from "./georgian/scoreGeorgian.ts";
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

/** Georgian typed in Latin letters and written back. */
export const ROMANISED_GEORGIAN = "ka-Latn";

/** (text, ISO 639-1 language or `ROMANISED_GEORGIAN`) → probabilities that sum to 1. */
export type SentimentScorer = (text: string, language: string) => ClassProbabilities;

/** What is said of a text in which nothing can be read: neutral, and not sure of it. */
const NOTHING_READ: ClassProbabilities = [0.25, 0.5, 0.25];

/** A scorer on `model`. It keeps its buffers between calls; a text without a single word or emoji is neutral, unsurely. */
export function createSentimentScorer(model: TextModel): SentimentScorer {
  const pieces = new Pieces();
  const features = new Features();
  const georgian = new Map<string, GeorgianScorer>();
  return (text, language) => {
    const name = shardName(model, language);
    const shard = model.shards.get(name);
    if (!shard) return [1 / 3, 1 / 3, 1 / 3];
    pieces.read(text);
    if (pieces.count === 0) return [...NOTHING_READ];
    if (model.georgian && (language === "ka" || language === ROMANISED_GEORGIAN)) {
      const score = georgian.get(language) ?? createGeorgianScorer(model.georgian, language === ROMANISED_GEORGIAN);
      georgian.set(language, score);
      return doubtStrangeText(score(pieces, model.feelingsOf("emoji").emoji), pieces, shard.known);
    }
    features.readSigns(pieces, model.feelingsOf(language));
    if (name !== "signs") features.addLetters(pieces);
    return doubtStrangeText(scoreFeatures(shard, features), pieces, shard.known);
  };
}
