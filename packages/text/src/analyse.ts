import { findExpressions } from "./crisis/findExpressions.ts";
import { type CrisisTypeScore, keepCredible, rankCrisisTypes } from "./crisis/scoreCrisisTypes.ts";
import { type FoundSign, signsOf } from "./criticality/readSigns.ts";
import { type DetectedLanguage, detectLanguageOfSpeech } from "./language/detectLanguage.ts";
import { writeNative } from "./language/nativeLetters.ts";
import type { TextModel } from "./model/textModel.ts";
import {
  createSentimentScorer,
  ROMANISED_GEORGIAN,
  type Sentiment,
  type SentimentScorer,
  type SentimentScores,
} from "./sentiment/scoreSentiment.ts";
import type { ClassProbabilities } from "./sentiment/shard.ts";
import { SURE_FROM } from "./sentiment/sureness.ts";
import { readSpeech, type Speech, withNativeWords } from "./speech.ts";
import { foldedWords } from "./tokens.ts";

/** What one post says about itself. */
export interface Analysis {
  readonly language: string;
  /** 0..1. */
  readonly languageConfidence: number;
  /** Written in Latin letters though its language has a script of its own. */
  readonly romanised: boolean;
  readonly sentiment: Sentiment;
  /** Probabilities; they sum to 1. */
  readonly scores: SentimentScores;
  /** Whether the sentiment's probability reaches `SURE_FROM`. */
  readonly isSure: boolean;
  /** Kinds of crisis the words speak of, the likeliest first; empty for most posts. */
  readonly crisisTypes: readonly CrisisTypeScore[];
  /** Signs of harm and of mere noise, in order, each with its words and their place. */
  readonly signs: readonly FoundSign[];
}

export interface Analyser {
  /** Everything about `text`. Never throws; an empty text is neutral in language "und". */
  analyse(text: string): Analysis;
}

/** An analyser on `model`. Cheap to make; keep one per thread, since it reuses its buffers. */
export function createAnalyser(model: TextModel): Analyser {
  const scoreSentiment = createSentimentScorer(model);
  return {
    analyse(text) {
      const speech = readSpeech(text);
      const detected = detectLanguageOfSpeech(speech);
      if (detected.romanised) return analyseRomanised(detected, speech, scoreSentiment);
      return describe(detected, scoreSentiment(text, detected.language), speech);
    },
  };
}

/** Its model has learned from Moroccan posts in Latin letters too. */
const READ_AS_WRITTEN = "ar";

/** Romanised speech is read in its own letters where they can be written back, else by its emoji and marks alone. */
function analyseRomanised(detected: DetectedLanguage, speech: Speech, scoreSentiment: SentimentScorer): Analysis {
  const native = writeNative(speech.text, detected.language);
  const isReadable = native !== speech.text || detected.language === READ_AS_WRITTEN;
  const spoken = native === speech.text ? speech : withNativeWords(speech, foldedWords(native));
  const language = detected.language === "ka" ? ROMANISED_GEORGIAN : detected.language;
  const scores = scoreSentiment(native, isReadable ? language : "und");
  return describe(detected, scores, spoken);
}

function describe(
  { language, confidence, romanised }: DetectedLanguage,
  [negative, neutral, positive]: ClassProbabilities,
  speech: Speech,
): Analysis {
  const top = Math.max(negative, neutral, positive);
  const sentiment = top === neutral ? "neutral" : top === negative ? "negative" : "positive";
  const scores = { negative, neutral, positive };
  const isSure = top >= SURE_FROM;
  const found = findExpressions(speech.words, speech.hasPause);
  const crisisTypes = keepCredible(rankCrisisTypes(found, speech.words), sentiment);
  const signs = signsOf(found, speech);
  return { language, languageConfidence: confidence, romanised, sentiment, scores, isSure, crisisTypes, signs };
}
