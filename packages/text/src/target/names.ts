import { type Token, tokenise } from "../tokens.ts";
import { compileName, findEnding, type NameForm } from "./endings.ts";

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

interface KnownName {
  readonly id: string;
  readonly parts: readonly NameForm[];
}

const compiled = new WeakMap<readonly Target[], readonly KnownName[]>();

/** The same list of targets is asked for post after post: its names are made ready once. Of two names the longer is tried first. */
function compileNames(targets: readonly Target[]): readonly KnownName[] {
  const known = compiled.get(targets);
  if (known !== undefined) return known;
  const partsOf = (name: string) => tokenise(name).map((token) => compileName(token.folded));
  const names = targets
    .flatMap(({ id, names }) => names.map((name) => ({ id, parts: partsOf(name) })))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.parts.length - a.parts.length);
  compiled.set(targets, names);
  return names;
}

/** Where `words` name `targets`, in order; of two names at one place the longer counts. */
export function findNamings(words: readonly Token[], targets: readonly Target[]): Naming[] {
  const names = compileNames(targets);
  const found: Naming[] = [];
  for (let at = 0; at < words.length; ) {
    const naming = nameAt(words, at, names);
    if (naming !== undefined) found.push(naming);
    at = naming?.to ?? at + 1;
  }
  return found;
}

function nameAt(words: readonly Token[], at: number, names: readonly KnownName[]): Naming | undefined {
  for (const { id, parts } of names) {
    const ending = endingAt(words, at, parts);
    if (ending !== undefined) return { id, from: at, to: at + parts.length, ending };
  }
  return undefined;
}

function endingAt(words: readonly Token[], at: number, parts: readonly NameForm[]): string | undefined {
  let ending: string | undefined = "";
  for (const [i, part] of parts.entries()) {
    const word = words[at + i];
    ending = word === undefined ? undefined : findEnding(withoutPossessive(word.folded), part);
    if (ending === undefined) return isHandleOf(words[at], parts) ? "" : undefined;
  }
  return ending;
}

const withoutPossessive = (word: string) => (word.includes("'") ? word.slice(0, word.indexOf("'")) : word);

const SHORTEST_HANDLE = 4;

/** "@norvia_help" speaks to Norvia. */
function isHandleOf(word: Token | undefined, parts: readonly NameForm[]): boolean {
  if (word?.sign !== "@") return false;
  const name = parts.map((part) => part.name).join("");
  return name.length >= SHORTEST_HANDLE && word.folded.replace(/_/g, "").startsWith(name);
}
