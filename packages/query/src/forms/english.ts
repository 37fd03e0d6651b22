import { withEndings } from "./endings.ts";

const VOWEL = /[aeiou]/;
/** What rules cannot make, of the words that posts about trouble are full of. */
const IRREGULAR = [
  "break breaks broke broken breaking",
  "burn burns burnt burned burning",
  "buy buys bought buying",
  "child children",
  "crisis crises",
  "die dies died dying",
  "drive drives drove driven driving",
  "fall falls fell fallen falling",
  "fly flies flew flown flying",
  "freeze freezes froze frozen freezing",
  "lie lies lied lying",
  "lose loses lost losing",
  "man men",
  "new newer newest",
  "pay pays paid paying",
  "person persons people",
  "sell sells sold selling",
  "send sends sent sending",
  "shut shuts shutting",
  "steal steals stole stolen stealing",
  "strike strikes struck striking",
  "take takes took taken taking",
  "tell tells told telling",
  "woman women",
].map((line) => line.split(" "));

/** Plurals, third persons, past and -ing forms of an English word. */
export function englishForms(word: string): readonly string[] {
  const irregular = IRREGULAR.find((forms) => forms[0] === word);
  if (irregular !== undefined) return irregular;
  if (word.length < 3) return [];
  if (/[^aeiou]y$/.test(word)) return [`${word}ing`, ...withEndings(word.slice(0, -1), "ies ied")];
  if (/(s|x|z|ch|sh)$/.test(word)) return withEndings(word, "es ed ing");
  if (word.endsWith("e")) return [...withEndings(word, "s d"), `${word.slice(0, -1)}ing`];
  if (word.endsWith("o")) return withEndings(word, "s es ed ing");
  if (/[^aeiou][ae]l$/.test(word)) return [...withEndings(word, "s ed ing"), ...withEndings(`${word}l`, "ed ing")];
  if (doubles(word)) return [`${word}s`, ...withEndings(word + word.at(-1), "ed ing")];
  return withEndings(word, "s ed ing");
}

/** One syllable that ends in a single consonant after a single vowel: "stop" makes "stopped". */
function doubles(word: string): boolean {
  const [before, vowel, last] = word.slice(-3);
  const isOneSyllable = [...word].filter((letter) => VOWEL.test(letter)).length === 1;
  return isOneSyllable && !VOWEL.test(before!) && VOWEL.test(vowel!) && /[bdgklmnprt]/.test(last!);
}
