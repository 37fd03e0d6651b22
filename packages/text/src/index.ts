export { type Analyser, type Analysis, createAnalyser } from "./analyse.ts";
export { type CrisisTypeScore, scoreCrisisTypes } from "./crisis/scoreCrisisTypes.ts";
export { CRISIS_TYPES, type CrisisType } from "./crisis/types.ts";
export { foldText } from "./fold.ts";
export { type DetectedLanguage, detectLanguage } from "./language/detectLanguage.ts";
export { loadTextModel, type TextModel } from "./model/textModel.ts";
export type { Sentiment, SentimentScores } from "./sentiment/scoreSentiment.ts";
export { SURE_FROM } from "./sentiment/sureness.ts";
export { foldedWords, type Token, tokenise } from "./tokens.ts";
