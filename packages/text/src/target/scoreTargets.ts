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
import { type Contrast, contrastScores, findContrasts } from "./contrast.ts";
import { findNamings, type Naming, type Target } from "./names.ts";
import { findOutcast, findRelation, type Relation } from "./relations.ts";

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
    const whole = read(start, language);
    if (named.length < 2) return named.map(({ id }) => describe(id, whole, [{ start: 0, end: start.length }]));
    const folded = words.map((word) => word.folded);
    const clauses = attributeClauses(cutClauses(start, words, namings), namings);
    const place = ({ from, to }: OwnedClause) => ({ start: words[from]!.start, end: words[to - 1]!.end });
    const readings = named.map(({ id }) => {
      const spans = clauses.filter(({ owners }) => owners.includes(id)).map(place);
      const piece = spans.map((span) => start.slice(span.start, span.end + 1)).join(" ");
      return { id, spans, scores: mix(read(piece, language), whole, PIECE_SHARE) };
    });
    const told = new Map(readings.map(({ id, scores }) => [id, scores]));
    const contrasted = applyContrasts(told, findContrasts(clauses, folded));
    const judged = applyEvidence(contrasted, findEvidence(clauses, folded, namings));
    return readings.map(({ id, spans }) => describe(id, judged.get(id)!, spans));
  };
}

/** How much a brand's own pieces count beside the whole post. */
const PIECE_SHARE = 0.85;

interface Evidence {
  readonly relations: readonly Relation[];
  /** Brands set apart by "unlike", with the brand they are unlike. */
  readonly outcasts: ReadonlyMap<string, string>;
}

function findEvidence(clauses: readonly OwnedClause[], words: readonly string[], namings: readonly Naming[]): Evidence {
  const relations: Relation[] = [];
  const outcasts = new Map<string, string>();
  for (const number of new Set(clauses.map((clause) => clause.sentence))) {
    const inside = clauses.filter((clause) => clause.sentence === number);
    const [from, to] = [inside[0]!.from, inside.at(-1)!.to];
    const sentence = { words, from, to, namings: namings.filter((naming) => naming.from >= from && naming.to <= to) };
    const outcast = findOutcast(sentence);
    const other = sentence.namings.find((naming) => naming.id !== outcast)?.id;
    if (outcast !== undefined && other !== undefined) outcasts.set(outcast, other);
    const relation = outcast === undefined ? findRelation(sentence) : undefined;
    if (relation) relations.push(relation);
  }
  return { relations, outcasts };
}

const HIGHER: SentimentScores = { negative: 0.06, neutral: 0.14, positive: 0.8 };
const LOWER: SentimentScores = { negative: 0.8, neutral: 0.14, positive: 0.06 };
/** How much the words still count where the grammar speaks. */
const WORDS_BESIDE_GRAMMAR = 0.3;

type ScoresById = ReadonlyMap<string, SentimentScores>;

function applyContrasts(scores: ScoresById, contrasts: readonly Contrast[]): ScoresById {
  const changed = new Map(scores);
  for (const { first, second, isSpoken } of contrasts) {
    const [one, other] = [changed.get(first)!, changed.get(second)!];
    changed.set(first, contrastScores(one, other, isSpoken));
    changed.set(second, contrastScores(other, one, isSpoken));
  }
  return changed;
}

function applyEvidence(scores: ScoresById, { relations, outcasts }: Evidence): ScoresById {
  const changed = new Map(scores);
  for (const { higher, lower } of relations) {
    changed.set(higher, mix(scores.get(higher)!, HIGHER, WORDS_BESIDE_GRAMMAR));
    changed.set(lower, mix(scores.get(lower)!, LOWER, WORDS_BESIDE_GRAMMAR));
  }
  for (const [outcast, other] of outcasts) changed.set(outcast, mirror(scores.get(other)!));
  return changed;
}

const mirror = ({ negative, neutral, positive }: SentimentScores) => ({
  negative: positive,
  neutral,
  positive: negative,
});

/** A mixture of logarithms: `share` of `first`, the rest of `second`. */
function mix(first: SentimentScores, second: SentimentScores, share: number): SentimentScores {
  const weigh = (name: Sentiment) => (first[name] + 1e-6) ** share * (second[name] + 1e-6) ** (1 - share);
  const [negative, neutral, positive] = [weigh("negative"), weigh("neutral"), weigh("positive")];
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}

function describe(id: string, scores: SentimentScores, spans: TargetSentiment["spans"]): TargetSentiment {
  return { id, ...judgeSentiment(scores), scores, spans };
}
