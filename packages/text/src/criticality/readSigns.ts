import { type Finding, findExpressions } from "../crisis/findExpressions.ts";
import { readSpeech, type Speech } from "../speech.ts";
import type { Sign } from "./signs.ts";

/**
 * The signs of harm and of noise in one post: words of the lists in six languages, found in the same pass as the kinds of
 * crisis. Of expressions that lie in one another the longest speaks ("share price" is no offer). What a negation takes back
 * ("no injuries") and what only sounds so ("strike a deal") is left out.
 */
export interface FoundSign {
  readonly sign: Sign;
  /** The folded words that spoke. */
  readonly words: string;
  /** UTF-16 offsets into the text as written. */
  readonly start: number;
  readonly end: number;
}

const MOST_SIGNS = 40;
const LAUGHTER = /[😂🤣😹]/u;

/** Signs in the first 4,000 characters of `text`, in order; each sign and wording once. */
export function readSigns(text: string): FoundSign[] {
  const speech = readSpeech(text);
  return signsOf(findExpressions(speech.words, speech.hasPause), speech);
}

/** The same from what has been found in the words of `speech`. */
export function signsOf(found: readonly Finding[], speech: Speech): FoundSign[] {
  const byWording = new Map<string, FoundSign>();
  for (const { expression, from, to } of keepOutermost(found)) {
    const words = speech.words.slice(from, to).join(" ");
    for (const sign of expression.signs) {
      const key = `${sign} ${words}`;
      if (!byWording.has(key)) byWording.set(key, { sign, words, ...speech.placeOf(from, to) });
    }
  }
  const laughter = LAUGHTER.exec(speech.text);
  const signs = [...byWording.values()].slice(0, MOST_SIGNS);
  return laughter === null ? signs : [...signs, laughed(laughter)];
}

const laughed = ({ 0: words, index }: RegExpExecArray): FoundSign => ({
  sign: "joke",
  words,
  start: index,
  end: index + words.length,
});

function keepOutermost(found: readonly Finding[]): Finding[] {
  const signing = found.filter(({ expression }) => expression.signs.size > 0);
  return signing.filter(
    (one) =>
      !signing.some(
        (other) => other.to - other.from > one.to - one.from && other.from <= one.from && one.to <= other.to,
      ),
  );
}
