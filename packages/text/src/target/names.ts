import { foldText } from "../fold.ts";
import { type Token, tokenise } from "../tokens.ts";
import { findEnding } from "./endings.ts";

/** Something whose sentiment is asked for: a watched brand, a person, a product. */
export interface Target {
  readonly id: string;
  /** All the ways it is written, in any script; case, accents and case endings do not matter. */
  readonly names: readonly string[];
}

/** Where a text names a target, in words of the text: `from` up to `to`. */
export interface Naming {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** The case ending of its last word, folded; "" for none. */
  readonly ending: string;
}

/** Where `words` name `targets`, in order; of two names at one place the longer counts. */
export function findNamings(words: readonly Token[], targets: readonly Target[]): Naming[] {
  const names = targets.flatMap(({ id, names }) => names.map((name) => ({ id, parts: foldName(name) })));
  const known = names.filter(({ parts }) => parts.length > 0).sort((a, b) => b.parts.length - a.parts.length);
  const found: Naming[] = [];
  for (let at = 0; at < words.length; ) {
    const naming = nameAt(words, at, known);
    if (naming !== undefined) found.push(naming);
    at = naming?.to ?? at + 1;
  }
  return found;
}

interface KnownName {
  readonly id: string;
  readonly parts: readonly string[];
}

const foldName = (name: string) => tokenise(name).map((token) => token.folded);

function nameAt(words: readonly Token[], at: number, names: readonly KnownName[]): Naming | undefined {
  for (const { id, parts } of names) {
    const ending = endingAt(words, at, parts);
    if (ending !== undefined) return { id, from: at, to: at + parts.length, ending };
  }
  return undefined;
}

function endingAt(words: readonly Token[], at: number, parts: readonly string[]): string | undefined {
  let ending: string | undefined = "";
  for (const [i, part] of parts.entries()) {
    const word = words[at + i];
    ending = word === undefined ? undefined : findEnding(withoutPossessive(word.folded), part);
    if (ending === undefined) return isHandleOf(words[at], parts) ? "" : undefined;
  }
  return ending;
}

const withoutPossessive = (word: string) =>
  foldText(word)
    .replace(/['’]s?$/u, "")
    .replace(/['’].*$/u, "");

const SHORTEST_HANDLE = 4;

/** "@norvia_help" speaks to Norvia. */
function isHandleOf(word: Token | undefined, parts: readonly string[]): boolean {
  const name = parts.join("");
  return word?.sign === "@" && name.length >= SHORTEST_HANDLE && word.folded.replace(/_/g, "").startsWith(name);
}
