import { tokenise } from "../tokens.ts";
import { judgeSentiment } from "./judge.ts";
import type { Sentiment, SentimentScores } from "./scoreSentiment.ts";

/**
 * Which words of a post made its sentiment: each word is left out in turn, and what the answer then loses is what the
 * word gave ("occlusion", Zeiler and Fergus 2014). It asks the whole reading, whatever that is made of: the built-in
 * model, an operator's own, a workspace's corrections on top. A word that matters only together with another shows for
 * both; a word that is said twice shows for neither, since the other remains.
 */
export interface TellingWord {
  /** UTF-16 units: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** What the word speaks for. */
  readonly toward: Sentiment;
  /** How much of the probability of `toward` goes with it, 0 to 1. */
  readonly weight: number;
}

/** Reading a long post once per word costs the square of its length. */
const LONGEST = 1_200;
const MOST_WORDS = 150;
const LEAST_WEIGHT = 0.02;
/** Letters and marks stand together; emoji, smileys and marks are words of their own. */
const MARKS = /[!?]+|[:;]-?[)(DPp]|\)+|\p{Extended_Pictographic}/gu;

/** The most telling words of `text` in order, at most `limit`; `read` gives the probabilities of any text. */
export function explainSentiment(
  text: string,
  read: (text: string) => SentimentScores,
  limit: number,
): readonly TellingWord[] {
  const said = text.slice(0, LONGEST);
  const whole = read(said);
  const { sentiment } = judgeSentiment(whole);
  const weighed = placesOf(said).map((place) => {
    const without = read(`${said.slice(0, place.start)} ${said.slice(place.end)}`);
    return weigh(place, { sentiment, whole, without });
  });
  return weighed
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .sort((a, b) => a.start - b.start);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf(text: string): Place[] {
  const words = tokenise(text).map(({ start, end }) => ({ start, end }));
  const marks = [...text.matchAll(MARKS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const apart = marks.filter((mark) => !words.some((word) => word.start < mark.end && mark.start < word.end));
  return [...words, ...apart].sort((a, b) => a.start - b.start).slice(0, MOST_WORDS);
}

interface Readings {
  readonly sentiment: Sentiment;
  readonly whole: SentimentScores;
  readonly without: SentimentScores;
}

/** A word speaks for the answer if the answer sinks without it, and against it, for what sinks most, if it rises. */
function weigh({ start, end }: Place, { sentiment, whole, without }: Readings): TellingWord {
  const loss = (name: Sentiment) => whole[name] - without[name];
  if (loss(sentiment) >= 0) return { start, end, toward: sentiment, weight: loss(sentiment) };
  const others = (["negative", "neutral", "positive"] as const).filter((name) => name !== sentiment);
  const toward = others.reduce((best, name) => (loss(name) > loss(best) ? name : best));
  return { start, end, toward, weight: Math.max(0, loss(toward)) };
}
