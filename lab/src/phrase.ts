import type { Dice } from "./dice.ts";

export type Gender = "m" | "f";
export type Words = Record<string, readonly string[]>;

/**
 * Writes one post out of a template. `[one/other]` is a free choice, `{he|she}` follows the author's gender, `{slot}` is
 * a word of that slot. A slot nobody filled stays visible, so that a test finds it.
 */
export function fillPhrase(template: string, words: Words, voice: { gender: Gender; dice: Dice }): string {
  const { gender, dice } = voice;
  return template
    .replace(/\[([^\]]*)\]/g, (_, choices: string) => dice.pick(choices.split("/")))
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, his: string, hers: string) => (gender === "m" ? his : hers))
    .replace(/\{(\w+)\}/g, (slot, name: string) => (words[name] ? dice.pick(words[name]) : slot))
    .replace(/ {2,}/g, " ")
    .replace(/(?<=[.!?] |\p{Script=Greek}; )(?!https?:)[^\P{Ll}\p{Script=Georgian}]/gu, (letter) =>
      letter.toUpperCase(),
    )
    .trim();
}

/** The habits of one author's hand: nobody writes all posts of a town. */
export type Hand = "careful" | "hurried" | "lowercase" | "emoji" | "loud";
export const hands: Record<Hand, number> = { careful: 0.42, hurried: 0.22, lowercase: 0.12, emoji: 0.16, loud: 0.08 };

/** Gives `text` the look of the author's hand. Links and tags at its end are left as they are. */
export function writeByHand(text: string, hand: Hand, emoji: string): string {
  if (hand === "lowercase") return lowerFirst(text).replace(/[.]$/u, "");
  const sentence = raiseFirst(text);
  if (hand === "hurried") return sentence.replace(/[.!]$/u, "");
  if (hand === "emoji") return `${sentence} ${emoji}`;
  if (hand === "loud") return sentence.replace(/[.!]$/u, "!!!").replace(/[?؟;]$/u, (mark) => mark.repeat(3));
  return sentence;
}

/** Lets a text or a template go on in the middle of a sentence; English "I" stays as it is. */
export function lowerFirst(text: string): string {
  return text.replace(/^(\{\p{L}+\|)?(?!I[ '])(\{?\p{Lu})(?=[\p{Ll} ])/u, (start) => start.toLowerCase());
}

/** Georgian letters have an upper case that sentences do not begin with. */
function raiseFirst(text: string): string {
  return text.replace(/^[^\P{Ll}\p{Script=Georgian}]/u, (letter) => letter.toUpperCase());
}
