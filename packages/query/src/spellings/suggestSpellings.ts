import { foldText } from "@tocsin/text/fold";
import { SCRIPTS, type Script, SPOKEN_DIGITS } from "./letters.ts";
import { type Guess, readSounds, writeSounds } from "./sounds.ts";

/**
 * How a name may be written in the other scripts, for a person to accept or leave.
 *
 * The name is read into sounds and the sounds are written in each script; where a letter has several sounds or a sound
 * several letters, each further choice is a step less likely, and the likeliest few are offered. Nothing is looked up, so
 * a brand of yesterday is spelled as well as an old one. Short vowels that Arabic and Persian leave out cannot be guessed:
 * from those scripts the suggestions are rougher than into them.
 */
export interface Spelling {
  /** As it would be typed; with a space in it, it is searched for as a phrase. */
  readonly term: string;
  readonly script: Script;
  /** What it was made by: the sound; a digit read aloud; words written together. */
  readonly why: "sound" | "spoken-digit" | "joined";
}

const MOST_OF_A_SCRIPT = 3;
const LONGEST_TERM = 60;
/** Steps beyond the likeliest spelling of a script that are still worth showing. */
const WORTH_SHOWING = 2;

/** Other spellings of `term`, the likeliest of each script first; empty for what is no name in one of the six scripts. */
export function suggestSpellings(term: string): Spelling[] {
  const words = foldText(term)
    .replace(/['"#@]/g, "")
    .split(/[\s\-_.]+/)
    .filter((word) => word !== "");
  const script = scriptOf(words.join(""));
  if (script === null || term.length > LONGEST_TERM) return [];
  const others = SCRIPTS.filter((one) => one !== script).flatMap((one) => spellingsIn(one, words, script));
  return withoutTwins([...joinedOf(words, script), ...others], term);
}

function spellingsIn(script: Script, words: readonly string[], from: Script): Spelling[] {
  const bySound = best(words.map((word) => spellingsOf(word, from, script, false)));
  const hasDigit = words.some((word) => /[1-9]$/.test(word));
  const spoken = hasDigit ? best(words.map((word) => spellingsOf(word, from, script, true))) : [];
  return [
    ...bySound.map((written): Spelling => ({ term: written, script, why: "sound" })),
    ...spoken.slice(0, 1).map((written): Spelling => ({ term: written, script, why: "spoken-digit" })),
  ];
}

/** The letters of a word in another script; a digit at its end stays, or is read aloud. */
function spellingsOf(word: string, from: Script, to: Script, isSpoken: boolean): Guess<string>[] {
  const [, letters = "", digits = ""] = /^(.*?)(\d*)$/u.exec(word) ?? [];
  const spoken = isSpoken ? [...digits].flatMap((digit) => SPOKEN_DIGITS[digit]?.split("+") ?? []) : [];
  const joint = to === "persian" && spoken.length > 0 ? "\u200C" : "";
  return readSounds(letters, from).flatMap((reading) =>
    writeSounds(reading.value, to).map(({ value, cost }) => ({
      value: value + joint + (isSpoken ? (writeSounds(spoken, to)[0]?.value ?? "") : digits),
      cost: cost + reading.cost,
    })),
  );
}

/** The likeliest spellings of several words together. */
function best(words: readonly Guess<string>[][]): string[] {
  let ways: Guess<string>[] = [{ value: "", cost: 0 }];
  for (const guesses of words) {
    ways = ways
      .flatMap((way) =>
        guesses
          .slice(0, 12)
          .map(({ value, cost }) => ({ value: `${way.value} ${value}`.trim(), cost: way.cost + cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, 24);
  }
  const least = ways[0]?.cost ?? 0;
  const likely = ways.filter(({ value, cost }) => value.length > 1 && cost <= least + WORTH_SHOWING);
  return [...new Set(likely.map(({ value }) => value))].slice(0, MOST_OF_A_SCRIPT);
}

function joinedOf(words: readonly string[], script: Script): Spelling[] {
  return words.length === 1 ? [] : [{ term: words.join(""), script, why: "joined" }];
}

function withoutTwins(spellings: readonly Spelling[], term: string): Spelling[] {
  const seen = new Set([foldText(term)]);
  return spellings.filter((spelling) => {
    const folded = foldText(spelling.term);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

/** The script of a folded name; Persian and Arabic are told apart by the letters that only one of them has. */
function scriptOf(word: string): Script | null {
  if (/^[\p{Script=Latin}\d]+$/u.test(word) && /\p{L}/u.test(word)) return "latin";
  if (/^[\p{Script=Cyrillic}\d]+$/u.test(word)) return "cyrillic";
  if (/^[\p{Script=Georgian}\d]+$/u.test(word)) return "georgian";
  if (/^[\p{Script=Greek}\d]+$/u.test(word)) return "greek";
  if (!/^[\p{Script=Arabic}\d]+$/u.test(word)) return null;
  return /^ال|[ةثذصضطظ]/u.test(word) ? "arabic" : "persian";
}
