import { foldText } from "../fold.ts";
import { tokenise } from "../tokens.ts";

/** What English may add to a name without making it another one. */
const ENDINGS = new Set(["", "s", "es", "'s", "s'"]);
/** In the other scripts names take case endings; a name is not held to be another one there. */
const LATIN = /^[a-z0-9]+$/;
const SHORTEST_NAME = 3;

/**
 * Whether an English `text` only seems to name a brand: one of its words begins as the brand's name and goes on as another
 * ("Sheinbaum", "Sonya"), and none is the name. `names` are single words, as a query holds them. Hashtags and handles are
 * written in one word ("#luminastrike") and count as the name.
 */
export function isHomonymOnly(text: string, names: readonly string[]): boolean {
  const folded = names.map(foldText).filter((name) => name.length >= SHORTEST_NAME && LATIN.test(name));
  let looksAlike = false;
  for (const { folded: word, sign } of tokenise(text)) {
    for (const name of folded) {
      if (!word.startsWith(name)) continue;
      if (sign !== "" || ENDINGS.has(word.slice(name.length))) return false;
      looksAlike = true;
    }
  }
  return looksAlike;
}

/** Those of `names` that stand as words of their own in at least one text: a cut-off stem ("nestl") is no name. */
export function namesInUse(names: readonly string[], texts: Iterable<string>): string[] {
  const wanted = new Map(names.map((name) => [foldText(name), name]));
  const inUse: string[] = [];
  for (const text of texts) {
    for (const { folded } of tokenise(text)) {
      const name = wanted.get(folded);
      if (name !== undefined) inUse.push(name);
      wanted.delete(folded);
    }
    if (wanted.size === 0) break;
  }
  return inUse;
}
