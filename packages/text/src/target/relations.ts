import type { Naming } from "./names.ts";
import {
  BETTER,
  FROM,
  FROM_ENDING,
  NOT,
  PREFER,
  REGRET,
  SWITCH,
  THAN,
  THAN_ENDING,
  TO,
  TO_ENDING,
  UNLIKE,
  WORSE,
} from "./words.ts";

/** What the words between two brands say of them: who stands higher. */
export interface Relation {
  readonly higher: string;
  readonly lower: string;
}

/** One sentence: all words of the text, folded, the part that is the sentence, and the namings in it. */
export interface Sentence {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly namings: readonly Naming[];
}

/** The first comparison or change of brand in a sentence that names two brands or more; absent where there is none. */
export function findRelation(sentence: Sentence): Relation | undefined {
  if (new Set(sentence.namings.map((naming) => naming.id)).size < 2) return undefined;
  return findPreference(sentence) ?? findComparison(sentence) ?? findSwitch(sentence);
}

/** "I prefer Y over X": the first brand after the verb stands higher. */
function findPreference(sentence: Sentence): Relation | undefined {
  for (let at = sentence.from; at < sentence.to; at++) {
    if (PREFER.lengthAt(sentence.words, at) === 0) continue;
    const [first, second] = sentence.namings.filter((naming) => naming.from > at);
    if (
      first &&
      second &&
      first.id !== second.id &&
      (isPreceded(sentence, second, THAN) || isPreceded(sentence, second, TO))
    )
      return { higher: first.id, lower: second.id };
  }
  return undefined;
}

/** "X is better than Y", "X-ზე უკეთესი", "بهتر از": a word of degree, and the brand that is measured against. */
function findComparison(sentence: Sentence): Relation | undefined {
  for (let at = sentence.from; at < sentence.to; at++) {
    const better = BETTER.lengthAt(sentence.words, at);
    const worse = better > 0 ? 0 : WORSE.lengthAt(sentence.words, at);
    if (better + worse === 0 || isDenied(sentence, at)) continue;
    const measure = findMeasure(sentence, at, at + better + worse);
    const subject = measure && findSubject(sentence, at, measure);
    if (subject) return better > 0 ? { higher: subject, lower: measure.id } : { higher: measure.id, lower: subject };
  }
  return undefined;
}

const LONGEST_WAY = 8;

/** The brand measured against: behind "than", in a case that means "than", or, in Russian and after verbs, right behind. */
function findMeasure(sentence: Sentence, at: number, end: number): Naming | undefined {
  const { namings } = sentence;
  const isNear = (naming: Naming) => Math.abs(naming.from - at) <= LONGEST_WAY;
  return (
    namings.find((naming) => naming.from >= end && isNear(naming) && isPreceded(sentence, naming, THAN)) ??
    namings.find((naming) => naming.to <= at && isNear(naming) && THAN_ENDING.test(naming.ending)) ??
    namings.find((naming) => naming.to <= at && isNear(naming) && isPreceded(sentence, naming, THAN)) ??
    namings.find((naming) => naming.from === end && namings[0] !== naming)
  );
}

function findSubject({ namings }: Sentence, at: number, measure: Naming): string | undefined {
  const others = namings.filter((naming) => naming.id !== measure.id);
  return (others.findLast((naming) => naming.to <= at) ?? others[0])?.id;
}

/** "not better than" says little of either. */
const isDenied = ({ words, from }: Sentence, at: number) =>
  [at - 1, at - 2, at - 3].some((place) => place >= from && NOT.lengthAt(words, place) > 0);

/** "left X for Y", "перешёл с X на Y", "X-დან Y-ზე": the brand one goes to stands higher, unless it is regretted. */
function findSwitch(sentence: Sentence): Relation | undefined {
  const { words, from, to, namings } = sentence;
  const says = (phrases: typeof SWITCH) => {
    for (let at = from; at < to; at++) if (phrases.lengthAt(words, at) > 0) return true;
    return false;
  };
  if (!says(SWITCH)) return undefined;
  const source = namings.find((naming) => isPreceded(sentence, naming, FROM) || FROM_ENDING.test(naming.ending));
  const goal = namings.find(
    (naming) => naming !== source && (isPreceded(sentence, naming, TO) || TO_ENDING.test(naming.ending)),
  );
  const left = source ?? namings.find((naming) => naming.id !== goal?.id)!;
  const taken = goal && goal.id !== left.id ? goal : namings.find((naming) => naming.id !== left.id)!;
  return says(REGRET) ? { higher: left.id, lower: taken.id } : { higher: taken.id, lower: left.id };
}

const MARK_WITHIN = 2;

/** Whether one of `phrases` stands right before the name, an article between them allowed, another name not. */
function isPreceded({ words, from, namings }: Sentence, naming: Naming, phrases: typeof THAN): boolean {
  for (let at = naming.from - 1; at >= Math.max(from, naming.from - MARK_WITHIN); at--) {
    if (namings.some((other) => other.from <= at && at < other.to)) return false;
    if (phrases.lengthAt(words, at) > 0) return true;
  }
  return false;
}

const UNLIKE_WITHIN = 4;

/** The brand that a sentence sets apart by "unlike"; absent where there is none. */
export function findOutcast({ words, from, to, namings }: Sentence): string | undefined {
  for (let at = from; at < to; at++) {
    const length = UNLIKE.lengthAt(words, at);
    if (length === 0) continue;
    const after = namings.find((naming) => naming.from >= at + length && naming.from <= at + length + UNLIKE_WITHIN);
    const before = namings.findLast((naming) => naming.to === at);
    return (before?.ending.endsWith("გან") ? before : after)?.id;
  }
  return undefined;
}
