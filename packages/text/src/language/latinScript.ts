import { eld } from "eld/small";
import type { DetectedLanguage } from "./detectLanguage.ts";
import { LATIN_CLASSES, type LatinVerdict, ROMANISED_CLASSES, soundLatin } from "./latinModel.ts";

/** The library learns nothing more from the rest. */
const GUESS_LIMIT = 500;
/** From this probability on, the model's word for a language of its own classes stands without the library's. */
const CLEAR = 0.75;
/** The library's scores lie close together; raised to this power they part. */
const SHARPNESS = 8;
/** What the library's score for a language is worth when the model finds it impossible. */
const DOUBT = 0.15;
/** The model's share for all other languages is one for thirty: no single one may claim it whole. */
const OTHER_SHARE = 0.4;
/** A word or two say little about a language, whatever the scores. */
const SURE_FROM_LETTERS = 20;
/** "ok", "wow", "pls": international, and answered in English if at all. */
const SHORTEST_SPEECH = 5;
const UNKNOWN: DetectedLanguage = { language: "und", confidence: 0, romanised: false };

/** The language of a post in Latin letters: romanised speech, a language of the model, or what the library says. */
export function detectLatin(text: string, words: readonly string[]): DetectedLanguage {
  const verdict = soundLatin(words);
  if (!verdict) return UNKNOWN;
  if (verdict.letters < SHORTEST_SPEECH) return { language: "en", confidence: 0.2, romanised: false };
  const isPlain = hasPlainLetters(text);
  const romanised = findRomanised(verdict, isPlain ? neededFor(text, verdict.wordCount) : ROMANISED_FROM_WITH_MARKS);
  if (romanised) return romanised;
  const best = verdict.probabilities.indexOf(Math.max(...verdict.probabilities));
  const language = LATIN_CLASSES[best]!;
  const confidence = verdict.probabilities[best]!;
  if (language === "none" && confidence > 0.5) return UNKNOWN;
  const isOwn = best >= ROMANISED_CLASSES && language !== "other" && language !== "none";
  if (isOwn && confidence >= CLEAR && (isPlain || language !== "en")) {
    return { language, confidence: Math.min(0.99, confidence), romanised: false };
  }
  return tellMalayFromIndonesian(askLibrary(text, verdict, isPlain), words);
}

/** Few words need a clear case. */
const ROMANISED_FROM = [1, 0.75, 0.75, 0.6];
const ROMANISED_FROM_LONG = 0.55;
/** A name or a brand sounds like some language too. */
const ROMANISED_FROM_NAMES = 0.94;
/** And one of the five must stand out. */
const CLEAREST_FROM = 0.45;
/** Nobody who types Russian or Greek in Latin letters puts marks on them. */
const ROMANISED_FROM_WITH_MARKS = 0.97;
const LONGEST_NAME = 3;

function neededFor(text: string, wordCount: number): number {
  const isNames = wordCount <= LONGEST_NAME && !/(?<![#\p{L}\p{N}'])[a-z]/u.test(text);
  return isNames ? ROMANISED_FROM_NAMES : (ROMANISED_FROM[wordCount] ?? ROMANISED_FROM_LONG);
}

function findRomanised({ probabilities }: LatinVerdict, needed: number): DetectedLanguage | undefined {
  const romanised = probabilities.slice(0, ROMANISED_CLASSES);
  const together = romanised.reduce((sum, one) => sum + one, 0);
  const confidence = Math.max(...romanised);
  if (together < needed || confidence < CLEAREST_FROM) return undefined;
  return { language: LATIN_CLASSES[romanised.indexOf(confidence)]!, confidence, romanised: true };
}

/** The library's scores, weighed by how far the model holds each language possible. */
function askLibrary(text: string, { probabilities, letters }: LatinVerdict, isPlain: boolean): DetectedLanguage {
  const result = eld.detect(text.slice(0, GUESS_LIMIT));
  let best = { language: "en", score: 0 };
  let total = 0;
  for (const [language, score] of Object.entries(result.getScores())) {
    const known = LATIN_CLASSES.indexOf(language as never);
    if (known >= 0 && known < ROMANISED_CLASSES) continue;
    const belief = known < 0 ? probabilities[OTHER]! * OTHER_SHARE : probabilities[known]!;
    const weighed =
      score ** SHARPNESS *
      (DOUBT + belief) *
      (RARE.has(language) ? 0.7 : 1) *
      (language === "en" ? (isPlain ? 1.3 : 0.8) : 1);
    total += weighed;
    if (weighed > best.score) best = { language, score: weighed };
  }
  if (total === 0) return { language: "en", confidence: 0.1, romanised: false };
  const confidence = Math.min(0.9, best.score / total) * Math.min(1, letters / SURE_FROM_LETTERS);
  return { language: best.language, confidence, romanised: false };
}

const OTHER = LATIN_CLASSES.indexOf("other");
/** Languages of few speakers online, which short posts of their large neighbours are mistaken for. */
const RARE = new Set("eu ca is lv lt et sl sq yo gl".split(" "));

/** Whether Latin letters carry no marks. Typographic quotes, dashes and emoji are nobody's letters. */
function hasPlainLetters(text: string): boolean {
  return !/[\u00C0-\u02AF\u1E00-\u1EFF]/.test(text);
}

const INDONESIAN = new Set(
  "ga gak nggak banget dong deh sih udah sudah gue gua lo bisa karena uang kalo tidak juga tapi belum nih".split(" "),
);
const MALAY = new Set("tak korang dah kerana boleh ni je awak duit macam tu nak kat lah sahaja bagi".split(" "));

/** The library has Malay alone; most posts it calls so are Indonesian. */
function tellMalayFromIndonesian(detected: DetectedLanguage, words: readonly string[]): DetectedLanguage {
  if (detected.language !== "ms") return detected;
  const count = (list: ReadonlySet<string>) => words.filter((word) => list.has(word)).length;
  return count(MALAY) > count(INDONESIAN) ? detected : { ...detected, language: "id" };
}
