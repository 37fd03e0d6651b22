import type { Sentiment, SentimentScores } from "./scoreSentiment.ts";
import { SURE_FROM } from "./sureness.ts";

/** The likeliest sentiment of `scores`, and whether it is likely enough to be stated. A tie with neutral is neutral. */
export function judgeSentiment({ negative, neutral, positive }: SentimentScores): {
  sentiment: Sentiment;
  isSure: boolean;
} {
  const top = Math.max(negative, neutral, positive);
  const sentiment = top === neutral ? "neutral" : top === negative ? "negative" : "positive";
  return { sentiment, isSure: top >= SURE_FROM };
}
