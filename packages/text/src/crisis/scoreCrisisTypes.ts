import type { Sentiment } from "../sentiment/scoreSentiment.ts";
import { readSpeech } from "../speech.ts";
import { type Finding, findExpressions } from "./findExpressions.ts";
import { CRISIS_TYPES, type CrisisType } from "./types.ts";

/**
 * Which kind of crisis a post speaks of, by what people and newspapers really write when it happens.
 *
 * No learning: there are no labelled posts of these kinds in five of the six languages, and a team must be able to see why
 * a post was put where it was. Each distinct expression adds points, and points become a score that nears 1: one clear
 * expression 0.65, two 0.88; one hint 0.27, two 0.47, three 0.61. What scores below `REPORTED_FROM` is not reported, so a lone hint
 * ("price", "video") says nothing. The words that spoke are handed on.
 */
export interface CrisisTypeScore {
  readonly type: CrisisType;
  /** 0..1; not a probability. */
  readonly score: number;
  /** The folded words of the post that spoke for it. */
  readonly words: string[];
}

const REPORTED_FROM = 0.4;
const HINT_POINTS = 0.3;
const DOUBT_LEFT_PER_POINT = 0.35;

/** What a score needs in a friendly post: two clear expressions. Praise of the staff is no crisis though it names the staff. */
const REPORTED_WHEN_FRIENDLY_FROM = 0.87;

/** The kinds that hold for a post whose sentiment is known. */
export function keepCredible(types: readonly CrisisTypeScore[], sentiment: Sentiment): readonly CrisisTypeScore[] {
  return sentiment === "positive" ? types.filter(({ score }) => score >= REPORTED_WHEN_FRIENDLY_FROM) : types;
}

/** Kinds of crisis that the first 4,000 characters of `text` speak of, highest score first; empty for most posts. */
export function scoreCrisisTypes(text: string): CrisisTypeScore[] {
  const { words, hasPause } = readSpeech(text);
  return rankCrisisTypes(findExpressions(words, hasPause), words);
}

/** The same from what has been found in folded words. */
export function rankCrisisTypes(found: readonly Finding[], words: readonly string[]): CrisisTypeScore[] {
  const byType = new Map<CrisisType, Finding[]>();
  for (const finding of found)
    for (const type of finding.expression.types.keys()) {
      const known = byType.get(type);
      if (known === undefined) byType.set(type, [finding]);
      else known.push(finding);
    }
  return byType.size === 0 ? [] : rank(byType, words);
}

function rank(found: Map<CrisisType, Finding[]>, words: readonly string[]): CrisisTypeScore[] {
  const scores = [...found].map(([type, findings]) => {
    const spoken = keepLongest(findings, type);
    const spelled = spoken.map(({ from, to }) => words.slice(from, to).join(" "));
    return { type, score: scoreOf(spoken, type), words: [...new Set(spelled)] };
  });
  return scores
    .filter(({ score }) => score >= REPORTED_FROM)
    .sort((a, b) => b.score - a.score || CRISIS_TYPES.indexOf(a.type) - CRISIS_TYPES.indexOf(b.type));
}

/** Findings without those that only repeat a part of a longer one: in "app is down" the word "down" has been heard already. */
function keepLongest(findings: readonly Finding[], type: CrisisType): Finding[] {
  const heard = new Set<number>();
  const weight = ({ expression }: Finding) => Number(expression.types.get(type));
  const byWeight = [...findings].sort((a, b) => b.to - b.from - (a.to - a.from) || weight(b) - weight(a));
  const kept = byWeight.filter(({ from, to }) => {
    let isUnheard = false;
    for (let at = from; at < to; at++) {
      if (!heard.has(at)) isUnheard = true;
      heard.add(at);
    }
    return isUnheard;
  });
  return kept.sort((a, b) => a.from - b.from);
}

/** Each expression counts once, however often it is repeated. */
function scoreOf(findings: readonly Finding[], type: CrisisType): number {
  let points = 0;
  for (const { types } of new Set(findings.map((finding) => finding.expression)))
    points += types.get(type) === true ? 1 : HINT_POINTS;
  return 1 - DOUBT_LEFT_PER_POINT ** points;
}
