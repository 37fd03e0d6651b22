/**
 * What a post feels toward each of the brands it names.
 *
 * "Norvia sorted it in minutes, but Zentro kept me on hold" is good for one and bad for the other, and the sentiment of the
 * whole says neither. The post is cut where its subject may change (clauses.ts), each piece is given to the brand it is about
 * (attribute.ts), and the model reads each brand's pieces by themselves. A short piece gives the model little to go by, so
 * its answer is mixed with that for the whole post. Where brands are set against each other outright ("better than",
 * "left X for Y", "unlike X"), the grammar knows what the words do not: that evidence is laid on top.
 *
 * A post that names one brand is read as a whole: what it says without the name is mostly about it, too. There is no
 * learning here, because hardly any labelled posts name two brands; a parser would know subjects from objects, and is not
 * to be had for six languages in microseconds.
 */
import type { TextModel } from "../model/textModel.ts";
import { judgeSentiment } from "../sentiment/judge.ts";
import { createSentimentScorer, type Sentiment, type SentimentScores } from "../sentiment/scoreSentiment.ts";
import { tokenise } from "../tokens.ts";
import { attributeClauses, type OwnedClause } from "./attribute.ts";
import { cutClauses } from "./clauses.ts";
import { mix, weighEvidence } from "./evidence.ts";
import { findNamings, type Target } from "./names.ts";

export interface TargetSentiment {
  readonly id: string;
  readonly sentiment: Sentiment;
  /** Probabilities; they sum to 1. */
  readonly scores: SentimentScores;
  readonly isSure: boolean;
  /** The pieces of the text that are about it, as UTF-16 offsets into the text as written, in order. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** (text, ISO 639-1 language) → probabilities. */
export type SentimentReader = (text: string, language: string) => SentimentScores;

/** (text, language, targets) → one entry for each target that the text names, in the order of `targets`. Never throws. */
export type TargetScorer = (text: string, language: string, targets: readonly Target[]) => TargetSentiment[];

const READ_LIMIT = 4000;

/** The built-in model as a reader of pieces. Keep one per thread. */
export function createSentimentReader(model: TextModel): SentimentReader {
  const score = createSentimentScorer(model);
  return (text, language) => {
    const [negative, neutral, positive] = score(text, language);
    return { negative, neutral, positive };
  };
}

/** A scorer that reads the pieces with `read`: the built-in model, or that with a workspace's corrections. */
export function createTargetScorer(read: SentimentReader): TargetScorer {
  return (text, language, targets) => {
    const start = text.slice(0, READ_LIMIT);
    const words = tokenise(start);
    const namings = findNamings(words, targets);
    const named = targets.filter(({ id }) => namings.some((naming) => naming.id === id));
    if (named.length === 0) return [];
    const whole = read(start, language);
    if (named.length < 2) return named.map(({ id }) => describe(id, whole, [{ start: 0, end: start.length }]));
    const cut = cutClauses(start, words, namings, language);
    const clauses = attributeClauses(cut.clauses, namings);
    const place = ({ from, to }: OwnedClause) => ({ start: words[from]!.start, end: words[to - 1]!.end });
    const spansOf = (id: string) => clauses.filter(({ owners }) => owners.includes(id)).map(place);
    const readPieces = (id: string) => {
      const pieces = spansOf(id).map((span) => start.slice(span.start, span.end + 1));
      return mix(read(pieces.join(" "), language), whole, PIECE_SHARE);
    };
    const told = new Map(named.map(({ id }) => [id, readPieces(id)]));
    const folded = words.map((word) => word.folded);
    const judged = weighEvidence(told, { words: folded, clauses, namings, questions: cut.questions });
    return named.map(({ id }) => describe(id, judged.get(id)!, spansOf(id)));
  };
}

/** How much a brand's own pieces count beside the whole post. */
const PIECE_SHARE = 0.85;

function describe(id: string, scores: SentimentScores, spans: TargetSentiment["spans"]): TargetSentiment {
  return { id, ...judgeSentiment(scores), scores, spans };
}
