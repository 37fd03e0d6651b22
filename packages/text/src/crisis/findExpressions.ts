import type { Sign } from "../criticality/signs.ts";
import { SIGN_WORDS } from "../criticality/words/index.ts";
import { type Expression, ExpressionIndex } from "./expressions.ts";
import { TYPE_WORDS } from "./words/index.ts";

/** An expression found in a post, from one of its words up to another. */
export interface Finding {
  readonly expression: Expression;
  readonly from: number;
  readonly to: number;
}

/** Whether a pause (a comma, the end of a sentence) stands between two words. */
export type PauseBetween = (from: number, to: number) => boolean;

/** What a "no" may take back. "Not working" and "no answer" are troubles in themselves. */
const NEGATABLE: ReadonlySet<Sign> = new Set<Sign>([
  "harm",
  "accident",
  "safety",
  "breach",
  "fraud",
  "collapse",
  "misconduct",
  "lawsuit",
  "strike",
  "layoffs",
]);
/** Words that may stand between a negation and what it takes back: "no one was badly hurt". */
const WORDS_BETWEEN = 2;
const WORDS_BETWEEN_AFTER = 1;

/** Built on first use: a page that only folds words does not pay for it. */
let builtIndex: ExpressionIndex | undefined;

/** Everything the lists know in folded words in order, without what an idiom silences and what a negation takes back. */
export function findExpressions(words: readonly string[], hasPause: PauseBetween = () => false): Finding[] {
  builtIndex ??= new ExpressionIndex(Object.keys(TYPE_WORDS).map((language) => vocabularyOf(language as Language)));
  const found: Finding[] = [];
  for (let at = 0; at < words.length; at++)
    for (const expression of findReadings(builtIndex, words, at))
      found.push({ expression, from: at, to: at + expression.words.length });
  return found.length === 0 ? found : keepSpoken(found, hasPause);
}

type Language = keyof typeof TYPE_WORDS;
const vocabularyOf = (language: Language) => ({ types: TYPE_WORDS[language], signs: SIGN_WORDS[language] });

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

function keepSpoken(found: readonly Finding[], hasPause: PauseBetween): Finding[] {
  const inRole = (role: Expression["role"]) => found.filter(({ expression }) => expression.role === role);
  const idioms = inRole("idiom");
  const spoken = inRole("speaks").filter((finding) => !idioms.some((idiom) => isPartOf(finding, idiom)));
  const isOwnWord = (negation: Finding) => !spoken.some((finding) => finding !== negation && covers(finding, negation));
  const before = inRole("negation").filter(isOwnWord);
  const after = inRole("negationAfter").filter(isOwnWord);
  if (before.length === 0 && after.length === 0) return spoken;
  return spoken.filter((finding) => !isTakenBack(finding, { before, after, hasPause }));
}

const covers = (outer: Finding, inner: Finding): boolean => outer.from <= inner.from && inner.to <= outer.to;
const isPartOf = (part: Finding, whole: Finding): boolean =>
  covers(whole, part) && part.to - part.from <= whole.to - whole.from;

interface Negations {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
  readonly hasPause: PauseBetween;
}

function isTakenBack({ expression, from, to }: Finding, { before, after, hasPause }: Negations): boolean {
  if (expression.signs.size === 0 || ![...expression.signs].every((sign) => NEGATABLE.has(sign))) return false;
  const isNear = (gap: number, most: number) => gap >= 0 && gap <= most;
  return (
    before.some((one) => isNear(from - one.to, WORDS_BETWEEN) && !hasPause(one.to - 1, from)) ||
    after.some((one) => isNear(one.from - to, WORDS_BETWEEN_AFTER) && !hasPause(to - 1, one.from))
  );
}
