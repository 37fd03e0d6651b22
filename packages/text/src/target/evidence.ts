import type { Sentiment, SentimentScores } from "../sentiment/scoreSentiment.ts";
import type { OwnedClause } from "./attribute.ts";
import { contrastScores, findContrasts } from "./contrast.ts";
import type { Naming } from "./names.ts";
import { findOutcast, findRelation, type Sentence } from "./relations.ts";
import { OR } from "./words.ts";

/** A post as its grammar is read: folded words, clauses with their brands, and which sentences are questions. */
export interface ReadPost {
  readonly words: readonly string[];
  readonly clauses: readonly OwnedClause[];
  readonly namings: readonly Naming[];
  readonly questions: ReadonlySet<number>;
}

type Scores = Map<string, SentimentScores>;

const HIGHER: SentimentScores = { negative: 0.06, neutral: 0.14, positive: 0.8 };
const LOWER: SentimentScores = { negative: 0.8, neutral: 0.14, positive: 0.06 };
const ASKED: SentimentScores = { negative: 0.1, neutral: 0.8, positive: 0.1 };
/** How much the words still count where the grammar speaks outright, and where it only leans. */
const OUTRIGHT = 0.3;
const LEANING = 0.6;

/** What the pieces say of each brand, weighed with how the brands are set against each other. */
export function weighEvidence(told: ReadonlyMap<string, SentimentScores>, post: ReadPost): Scores {
  const scores = new Map(told);
  for (const { first, second, isSpoken } of findContrasts(post.clauses, post.words)) {
    const [one, other] = [scores.get(first)!, scores.get(second)!];
    scores.set(first, contrastScores(one, other, isSpoken));
    scores.set(second, contrastScores(other, one, isSpoken));
  }
  for (const number of new Set(post.clauses.map((clause) => clause.sentence))) {
    const sentence = sentenceOf(post, number);
    if (post.questions.has(number)) weighQuestion(scores, sentence);
    else weighSentence(scores, sentence);
  }
  return scores;
}

function sentenceOf({ words, clauses, namings }: ReadPost, number: number): Sentence {
  const inside = clauses.filter((clause) => clause.sentence === number);
  const [from, to] = [inside[0]!.from, inside.at(-1)!.to];
  return { words, from, to, namings: namings.filter((naming) => naming.from >= from && naming.to <= to) };
}

/** Who asks which of two is better has not found out yet. */
function weighQuestion(scores: Scores, { words, from, to, namings }: Sentence): void {
  const ids = new Set(namings.map((naming) => naming.id));
  const isChoice = words.slice(from, to).some((_, i) => OR.lengthAt(words, from + i) > 0);
  if (ids.size < 2 || !isChoice) return;
  for (const id of ids) scores.set(id, mix(scores.get(id)!, ASKED, OUTRIGHT));
}

function weighSentence(scores: Scores, sentence: Sentence): void {
  const outcast = findOutcast(sentence);
  const relation = outcast === undefined ? findRelation(sentence) : undefined;
  if (outcast !== undefined) weighOutcast(scores, sentence, outcast);
  if (relation === undefined) return;
  scores.set(relation.higher, mix(scores.get(relation.higher)!, HIGHER, OUTRIGHT));
  scores.set(relation.lower, mix(scores.get(relation.lower)!, LOWER, OUTRIGHT));
}

/** "Unlike X, Y…" mostly praises Y; behind, "…, unlike X", it may go either way. X is always the opposite. */
function weighOutcast(scores: Scores, { namings }: Sentence, outcast: string): void {
  const other = namings.find((naming) => naming.id !== outcast)?.id;
  if (other === undefined) return;
  const read = scores.get(other)!;
  const weighed = namings[0]!.id === outcast ? mix(read, HIGHER, LEANING) : read;
  scores.set(other, weighed);
  scores.set(outcast, { negative: weighed.positive, neutral: weighed.neutral, positive: weighed.negative });
}

/** A mixture of logarithms: `share` of `first`, the rest of `second`. */
export function mix(first: SentimentScores, second: SentimentScores, share: number): SentimentScores {
  const weigh = (name: Sentiment) => (first[name] + 1e-6) ** share * (second[name] + 1e-6) ** (1 - share);
  const [negative, neutral, positive] = [weigh("negative"), weigh("neutral"), weigh("positive")];
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}
