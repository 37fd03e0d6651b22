import { judgeSentiment } from "../sentiment/judge.ts";
import type { Sentiment, SentimentScores } from "../sentiment/scoreSentiment.ts";
import { type Clause, cutClauses } from "../target/clauses.ts";
import type { SentimentReader } from "../target/scoreTargets.ts";
import { CONTRAST } from "../target/words.ts";
import { tokenise } from "../tokens.ts";
import { ASPECT_WORDS, ASPECTS, type Aspect } from "./words.ts";

/** What a post says of one side of a company. */
export interface AspectSentiment {
  readonly aspect: Aspect;
  /** Of the clauses that speak of it: a post may praise the staff and curse the price. */
  readonly sentiment: Sentiment;
  readonly isSure: boolean;
  /** The folded words that spoke for it. */
  readonly words: readonly string[];
}

/** (text, ISO 639-1 language) → the aspects spoken of, in the order of `ASPECTS`; empty for most posts. Never throws. */
export type AspectScorer = (text: string, language: string) => AspectSentiment[];

const READ_LIMIT = 4000;

/** A scorer that finds aspects by word lists and reads the clauses around them with `read`. */
export function createAspectScorer(read: SentimentReader): AspectScorer {
  return (text, language) => {
    const start = text.slice(0, READ_LIMIT);
    const tokens = tokenise(start);
    const words = tokens.map((token) => token.folded);
    const findings = ASPECTS.flatMap((aspect) => findAspect(aspect, words));
    if (findings.length === 0) return [];
    const stretches = joinStretches(cutClauses(start, tokens, [], language).clauses, words, findings);
    const place = ({ from, to }: Clause) => start.slice(tokens[from]!.start, tokens[to - 1]!.end + 1);
    return findings.map((finding) => {
      const spoken = stretches.filter((stretch) => isIn(stretch, finding));
      const scores = lean(finding.aspect, read(spoken.map(place).join(" "), language));
      const found = new Set(finding.places.map(({ at, length }) => words.slice(at, at + length).join(" ")));
      return { aspect: finding.aspect, ...judgeSentiment(scores), words: [...found] };
    });
  };
}

/** Nobody says that a thing burns, fails or is a fraud without complaining, however flatly it is put. */
const COMPLAINTS: readonly Aspect[] = ["safety", "outage", "ethics"];
const COMPLAINT_WEIGHT = 2.5;

function lean(aspect: Aspect, { negative, neutral, positive }: SentimentScores): SentimentScores {
  const weighed = negative * (COMPLAINTS.includes(aspect) ? COMPLAINT_WEIGHT : 1);
  const sum = weighed + neutral + positive;
  return { negative: weighed / sum, neutral: neutral / sum, positive: positive / sum };
}

interface Finding {
  readonly aspect: Aspect;
  readonly places: readonly { readonly at: number; readonly length: number }[];
}

function findAspect(aspect: Aspect, words: readonly string[]): Finding[] {
  const places = words.flatMap((_, at) => {
    const length = ASPECT_WORDS[aspect].lengthAt(words, at);
    return length > 0 ? [{ at, length }] : [];
  });
  return places.length > 0 ? [{ aspect, places }] : [];
}

const isIn = ({ from, to }: Clause, { places }: Finding) => places.some(({ at }) => at >= from && at < to);

/**
 * Joins clauses of a sentence that name no aspect with the one before ("My parcel never came, terrible"), unless a word of
 * contrast parts them; the first of a sentence may wait for its aspect.
 */
function joinStretches(clauses: readonly Clause[], words: readonly string[], findings: readonly Finding[]): Clause[] {
  const speaks = (clause: Clause) => findings.some((finding) => isIn(clause, finding));
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    const goesOn = before?.sentence === clause.sentence && CONTRAST.lengthAt(words, clause.from) === 0;
    if (goesOn && !(speaks(before) && speaks(clause))) joined[joined.length - 1] = { ...before, to: clause.to };
    else joined.push(clause);
  }
  return joined;
}
