import { eld } from "eld/small";
import { readSpeech, type Speech } from "../speech.ts";
import { scoreArabicScript } from "./arabicScript.ts";
import { scoreCyrillicScript } from "./cyrillicScript.ts";
import { detectLatin } from "./latinScript.ts";
import { findScript, type Script } from "./scripts.ts";

/**
 * Which language a post is in.
 *
 * Scripts answer first, because they cost nothing and hardly err: Georgian and Greek letters have one living language
 * each. Arabic and Cyrillic script are told apart by letters and common words, which is surer than letter statistics on
 * posts of five words. Latin script is checked for romanised speech, then for plain English, and only then does the
 * letter-statistics library decide (eld, 60 languages): it is right on 19 of 20 three-word posts, and 50 times slower than
 * the checks before it.
 */
export interface DetectedLanguage {
  /** ISO 639-1 (639-3 for Central Kurdish, "ckb"); "und" where there is nothing to go by. */
  readonly language: string;
  /** 0..1. */
  readonly confidence: number;
  /** Written in Latin letters though the language has a script of its own. */
  readonly romanised: boolean;
}

const ONE_LANGUAGE: Partial<Record<Script, string>> = {
  georgian: "ka",
  greek: "el",
  armenian: "hy",
  hebrew: "he",
  thai: "th",
  bengali: "bn",
  hangul: "ko",
  kana: "ja",
  han: "zh",
  ethiopic: "am",
  devanagari: "hi",
};

/** The library learns nothing more from the rest. */
const GUESS_LIMIT = 500;
const UNKNOWN: DetectedLanguage = { language: "und", confidence: 0, romanised: false };

/** The language of `text`, judged by its first 4,000 characters without links and handles. */
export function detectLanguage(text: string): DetectedLanguage {
  return detectLanguageOfSpeech(readSpeech(text));
}

export function detectLanguageOfSpeech(speech: Speech): DetectedLanguage {
  const { text, words } = speech;
  const found = findScript(text);
  if (!found) return UNKNOWN;
  const own = ONE_LANGUAGE[found.script];
  if (own) return native(own, 0.5 + found.share / 2);
  if (words.length === 0) return UNKNOWN;
  if (found.script === "arabic") return pickByPoints(scoreArabicScript(text, words), speech, ARABIC);
  if (found.script === "cyrillic") return pickByPoints(scoreCyrillicScript(text, words), speech, CYRILLIC);
  return detectLatin(text, words);
}

interface Prior {
  /** The language of the script that most posts are in. */
  readonly fallback: string;
  /** From how many words on the library's letter statistics outweigh that. */
  readonly guessFromWords: number;
  /** The lead in points that settles it. */
  readonly clearLead: number;
}

const ARABIC: Prior = { fallback: "ar", guessFromWords: 1, clearLead: 1 };
const CYRILLIC: Prior = { fallback: "ru", guessFromWords: 4, clearLead: 0.5 };

function pickByPoints(points: Map<string, number>, { text, words }: Speech, prior: Prior): DetectedLanguage {
  const ranked = [...points].sort((a, b) => b[1] - a[1]);
  const [language, best] = ranked[0]!;
  const lead = best - ranked[1]![1];
  if (best > 0 && lead >= prior.clearLead) return native(language, 0.6 + 0.4 * (lead / (best + 1)));
  if (words.length < prior.guessFromWords) return native(prior.fallback, 0.5);
  const guess = eld.detect(text.slice(0, GUESS_LIMIT)).language;
  const isPossible = (points.get(guess) ?? -1) >= 0;
  return isPossible ? native(guess, 0.6) : native(best > 0 ? language : prior.fallback, 0.4);
}

function native(language: string, confidence: number): DetectedLanguage {
  return { language, confidence: Math.min(1, confidence), romanised: false };
}
