import type { Sentiment } from "../sentiment/scoreSentiment.ts";
import { readSpeech } from "../speech.ts";
import { type Expression, ExpressionIndex } from "./expressions.ts";
import { CRISIS_TYPES, type CrisisType } from "./types.ts";
import { AR } from "./words/ar.ts";
import { EL } from "./words/el.ts";
import { EN } from "./words/en.ts";
import { FA } from "./words/fa.ts";
import { KA } from "./words/ka.ts";
import { RU } from "./words/ru.ts";

/**
 * Which kind of crisis a post speaks of, by what people really write when it happens to them.
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

/** Built on first use: a page that only folds words does not pay for it. */
let builtIndex: ExpressionIndex | undefined;

/** The kinds that hold for a post whose sentiment is known. */
export function keepCredible(types: readonly CrisisTypeScore[], sentiment: Sentiment): readonly CrisisTypeScore[] {
  return sentiment === "positive" ? types.filter(({ score }) => score >= REPORTED_WHEN_FRIENDLY_FROM) : types;
}

/** An expression found in a post, from one of its words up to another. */
interface Finding {
  readonly expression: Expression;
  readonly from: number;
  readonly to: number;
}

/** Kinds of crisis that the first 4,000 characters of `text` speak of, highest score first; empty for most posts. */
export function scoreCrisisTypes(text: string): CrisisTypeScore[] {
  return scoreCrisisWords(readSpeech(text).words);
}

/** The same for folded words in order. */
export function scoreCrisisWords(words: readonly string[]): CrisisTypeScore[] {
  builtIndex ??= new ExpressionIndex([EN, RU, FA, AR, EL, KA]);
  const found = new Map<CrisisType, Finding[]>();
  for (let at = 0; at < words.length; at++) {
    for (const expression of findReadings(builtIndex, words, at)) {
      const ofType = found.get(expression.type) ?? [];
      ofType.push({ expression, from: at, to: at + expression.words.length });
      found.set(expression.type, ofType);
    }
  }
  return found.size === 0 ? [] : rank(found, words);
}

/** Expressions at a word as written and, in Arabic, without the particles that are written onto it ("وال", "بال", "ب"). */
function findReadings(index: ExpressionIndex, words: readonly string[], at: number): Expression[] {
  const found = index.findAt(words, at);
  if (found.length > 0) return found;
  const bare = withoutArabicParticles(words[at]!);
  if (bare === words[at]) return found;
  return index.findAt([bare, ...words.slice(at + 1, at + 4).map(withoutArabicParticles)], 0);
}

function withoutArabicParticles(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 0x0620 || first > 0x064a || word.length < 5) return word;
  return word.replace(/^(?:[وف]?(?:[بك]?ال|لل)|[وفبل])(?=.{3})/, "");
}

function rank(found: Map<CrisisType, Finding[]>, words: readonly string[]): CrisisTypeScore[] {
  const scores = [...found].map(([type, findings]) => {
    const spoken = keepLongest(findings);
    const spelled = spoken.map(({ from, to }) => words.slice(from, to).join(" "));
    return { type, score: scoreOf(spoken), words: [...new Set(spelled)] };
  });
  return scores
    .filter(({ score }) => score >= REPORTED_FROM)
    .sort((a, b) => b.score - a.score || CRISIS_TYPES.indexOf(a.type) - CRISIS_TYPES.indexOf(b.type));
}

/** Findings without those that only repeat a part of a longer one: in "app is down" the word "down" has been heard already. */
function keepLongest(findings: readonly Finding[]): Finding[] {
  const heard = new Set<number>();
  const byWeight = [...findings].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || Number(b.expression.isClear) - Number(a.expression.isClear),
  );
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
function scoreOf(findings: readonly Finding[]): number {
  let points = 0;
  for (const { isClear } of new Set(findings.map((finding) => finding.expression))) points += isClear ? 1 : HINT_POINTS;
  return 1 - DOUBT_LEFT_PER_POINT ** points;
}
