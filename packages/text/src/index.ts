export { type Analyser, type Analysis, createAnalyser } from "./analyse.ts";
export { type AspectScorer, type AspectSentiment, createAspectScorer } from "./aspect/scoreAspects.ts";
export { ASPECTS, type Aspect } from "./aspect/words.ts";
export { type CrisisTypeScore, scoreCrisisTypes } from "./crisis/scoreCrisisTypes.ts";
export { CRISIS_TYPES, type CrisisType } from "./crisis/types.ts";
export type { JudgedPost } from "./criticality/features.ts";
export { createHomonymTest, type HomonymTest } from "./criticality/homonyms.ts";
export { type Criticality, type CriticalityReason, judgeCriticality } from "./criticality/judgeCriticality.ts";
export { type FoundSign, readSigns } from "./criticality/readSigns.ts";
export {
  HARMFUL_SIGNS,
  type HarmfulSign,
  isHarmful,
  LOUD_SIGNS,
  type LoudSign,
  SIGNS,
  type Sign,
} from "./criticality/signs.ts";
export { foldText } from "./fold.ts";
export { type DetectedLanguage, detectLanguage } from "./language/detectLanguage.ts";
export { type CrisisTypeCorrection, type CrisisTypeLayer, createCrisisTypeLayer } from "./layer/crisisTypeLayer.ts";
export type { LayerWorth, Tally } from "./layer/layerWorth.ts";
export {
  createRelevanceLayer,
  type RelevanceCorrection,
  type RelevanceLayer,
  type RelevanceVerdict,
  type RelevanceWorth,
} from "./layer/relevanceLayer.ts";
export {
  createLayer,
  type LayerOptions,
  type LayerSnapshot,
  restoreLayer,
  type ScoredPost,
  type SentimentCorrection,
  type SentimentLayer,
} from "./layer/sentimentLayer.ts";
export { loadTextModel, type TextModel } from "./model/textModel.ts";
export { explainSentiment, type TellingWord } from "./sentiment/explainSentiment.ts";
export { judgeSentiment } from "./sentiment/judge.ts";
export type { Sentiment, SentimentScores } from "./sentiment/scoreSentiment.ts";
export { SURE_FROM } from "./sentiment/sureness.ts";
export type { Target } from "./target/names.ts";
export {
  createSentimentReader,
  createTargetScorer,
  type SentimentReader,
  type TargetScorer,
  type TargetSentiment,
} from "./target/scoreTargets.ts";
export { foldedWords, type Token, tokenise } from "./tokens.ts";
export {
  DRAFT_KINDS,
  type DraftKind,
  TONE_DIRECTIONS,
  TONE_KINDS,
  TONE_PARTS,
  type ToneDirection,
  type ToneKind,
  type ToneLanguage,
  type TonePart,
} from "./tone/kinds.ts";
export { reviewTone, type ToneNote, type ToneReview } from "./tone/reviewTone.ts";
