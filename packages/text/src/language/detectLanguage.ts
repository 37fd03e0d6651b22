import { readSpeech, type Speech } from "../speech.ts";
import { ARABIC } from "./arabicScript.ts";
import { CYRILLIC } from "./cyrillicScript.ts";
import { detectLatin } from "./latinScript.ts";
import { pickNeighbour } from "./neighbours.ts";
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

const UNKNOWN: DetectedLanguage = { language: "und", confidence: 0, romanised: false };

/** The language of `text`, judged by its first 4,000 characters without links and handles. */
export function detectLanguage(text: string): DetectedLanguage {
  return detectLanguageOfSpeech(readSpeech(text));
}

export function detectLanguageOfSpeech(speech: Speech): DetectedLanguage {
  const found = findScript(speech.text);
  if (!found) return UNKNOWN;
  const detected = detectInScript(found.script, speech);
  const doubt = hasHeapsOfMarks(speech.text) ? HEAPED : 1;
  return { ...detected, confidence: detected.confidence * sureness(found.share) * doubt };
}

function detectInScript(script: Script, speech: Speech): DetectedLanguage {
  const own = ONE_LANGUAGE[script];
  if (own) return { language: own, confidence: 1, romanised: false };
  if (speech.words.length === 0) return UNKNOWN;
  if (script === "arabic") return pickNeighbour(speech, ARABIC);
  if (script === "cyrillic") return pickNeighbour(speech, CYRILLIC);
  return detectLatin(speech.text, speech.words);
}

/** Half the letters in another script take a quarter of the confidence away; three scripts in one post leave little of it. */
function sureness(share: number): number {
  return share > 0.5 ? 0.5 + share / 2 : share;
}

const HEAPED = 0.3;
const MOST_MARKS = 0.35;

/** "Zalgo": marks heaped upon letters for effect, more than any language puts there. */
function hasHeapsOfMarks(text: string): boolean {
  const marks = text.match(/[\u0300-\u036F]/g);
  return marks !== null && marks.length > text.length * MOST_MARKS;
}
